//! What is so, in our own words. What the server said stands beside it, as a quotation.

use super::{Detail, Failure};

impl Failure {
    /// What is so.
    pub fn message(&self) -> String {
        match self {
            Self::NoAnswer(about) => {
                let what = match about.reached {
                    Some(true) => "is there, but does not answer this page",
                    Some(false) => "cannot be reached",
                    None => "gives no answer that this page may read",
                };
                format!("`{}` {what}", about.server)
            }
            Self::WrongCredential => "The server does not accept this login".into(),
            Self::Lapsed => "The login is no longer valid".into(),
            Self::Forbidden(_) => "The server does not allow this to your account".into(),
            Self::NotFound(_) => "The server has nothing of that name or id".into(),
            Self::CannotLaunch => "This server cannot start runs".into(),
            Self::NotAllowed => "The server does not know this kind of call".into(),
            Self::Conflict(_) => "The name is taken".into(),
            Self::Refused(_) => "The server refuses this".into(),
            Self::Invalid(faults) => match faults.as_slice() {
                [fault] if !fault.place.is_empty() => format!("The server does not understand `{}`", fault.place),
                _ => "The server does not understand what was sent".into(),
            },
            Self::NotIncluded(_) => "This is not part of the plan of your ZenML account".into(),
            Self::TooLarge => "This is larger than the server takes".into(),
            Self::Busy(detail) if detail.is("MaxConcurrentTasksError") => {
                "The server is starting other runs and has no room yet".into()
            }
            Self::Busy(_) => "The server has too much to do at the moment".into(),
            Self::Server { status, .. } => format!("The server failed with status {status}"),
            Self::NotRunnable => "The server took the copy of the snapshot, but calls it not runnable".into(),
            Self::Unexpected { status } => format!("Status {status} was not expected here"),
            Self::Malformed(_) => "The reply is not what was expected".into(),
        }
    }

    /// What the server said itself; `None` where it said nothing.
    pub fn said(&self) -> Option<String> {
        let of_detail = |detail: &Detail| Some(detail.text.clone()).filter(|text| !text.is_empty());
        match self {
            Self::Forbidden(detail)
            | Self::NotFound(detail)
            | Self::Conflict(detail)
            | Self::Refused(detail)
            | Self::NotIncluded(detail)
            | Self::Busy(detail)
            | Self::Server { detail, .. } => of_detail(detail),
            Self::Invalid(faults) => {
                let line = |fault: &super::Fault| match fault.place.as_str() {
                    "" => fault.text.clone(),
                    place => format!("{place}: {}", fault.text),
                };
                Some(faults.iter().map(line).collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
            }
            _ => None,
        }
    }
}
