//! Why a call did not do what it was to do, as far as that can be told apart.

mod detail;
mod hint;
mod wording;

pub use detail::{Detail, Fault};

use crate::reply::Reply;

/// Why a call failed. Each kind asks something else of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nothing came back that the page may read. Which of the causes it is the browser does not say.
    NoAnswer(NoAnswer),
    /// The server does not know the key, the name or the password (401 on login).
    WrongCredential,
    /// The token is not, or no longer, valid, and there is nothing to exchange for another one (401).
    Lapsed,
    /// The server knows who asks and refuses (403).
    Forbidden(Detail),
    /// What was asked for is not there (404).
    NotFound(Detail),
    /// The server has no way to start runs: no workload manager is configured (405 on starting a run).
    CannotLaunch,
    /// The method is not allowed (405 elsewhere): something between page and server, or another kind of server.
    NotAllowed,
    /// The name is taken (409).
    Conflict(Detail),
    /// The server refuses what was sent (400).
    Refused(Detail),
    /// What was sent does not have the form that the server expects (422).
    Invalid(Vec<Fault>),
    /// The plan of the account does not include it (402, ZenML Pro).
    NotIncluded(Detail),
    /// The body is larger than the server takes (413).
    TooLarge,
    /// The server has too much to do, and waiting did not help (429).
    Busy(Detail),
    /// The server failed (5xx).
    Server {
        /// The status.
        status: u16,
        /// What it said.
        detail: Detail,
    },
    /// The server made the copy of the snapshot and calls it not runnable.
    NotRunnable,
    /// A status that ZenML does not send.
    Unexpected {
        /// The status.
        status: u16,
    },
    /// The reply is not what ZenML sends: what is missing, or not readable.
    Malformed(&'static str),
}

/// What can be known about a call that got no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAnswer {
    /// The server's origin.
    pub server: String,
    /// Whether it is ZenML's, whose settings are known.
    pub zenml: bool,
    /// The page's origin, where it differs: the server has to allow it.
    pub page: Option<String>,
    /// Whether some browsers take the call for mixed content.
    pub mixed: bool,
    /// Whether anything answers at that address; `None` where nobody knocked ([`crate::Connection::knock`]).
    pub reached: Option<bool>,
}

/// For what a call was made: the same status means another thing elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The exchange of a credential.
    Login,
    /// Starting a run.
    Start,
    /// Anything else.
    Other,
}

impl Failure {
    /// What a reply that is no success means; `None` for a success.
    pub fn of(reply: &Reply, purpose: Purpose) -> Option<Self> {
        let detail = || Detail::of(reply);
        Some(match reply.status {
            200..300 => return None,
            400 => Self::Refused(detail()),
            401 if purpose == Purpose::Login => Self::WrongCredential,
            401 => Self::Lapsed,
            402 => Self::NotIncluded(detail()),
            403 => Self::Forbidden(detail()),
            404 => Self::NotFound(detail()),
            405 if purpose == Purpose::Start => Self::CannotLaunch,
            405 => Self::NotAllowed,
            409 => Self::Conflict(detail()),
            413 => Self::TooLarge,
            422 => Self::Invalid(Fault::all(reply)),
            429 => Self::Busy(detail()),
            500..600 => Self::Server { status: reply.status, detail: detail() },
            status => Self::Unexpected { status },
        })
    }

    /// The same failure with what a knock at the server's address told: whether anything answers there.
    #[must_use]
    pub fn knocked(self, reached: bool) -> Self {
        match self {
            Self::NoAnswer(about) => Self::NoAnswer(NoAnswer { reached: Some(reached), ..about }),
            other => other,
        }
    }

    /// Whether it may be over by itself: asking again later makes sense.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::NoAnswer(_) | Self::Busy(_) | Self::Server { status: 502..=504, .. })
    }

    /// Whether the server may have done what was asked, although nothing says so.
    pub const fn may_have_worked(&self) -> bool {
        matches!(self, Self::NoAnswer(_) | Self::Busy(_) | Self::Server { .. } | Self::Malformed(_))
    }
}
