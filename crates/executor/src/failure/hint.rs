//! What to do about a failure.

use super::{Failure, NoAnswer};

impl Failure {
    /// What to do, the likeliest first.
    pub fn hints(&self) -> Vec<String> {
        let one = |hint: &str| vec![hint.to_owned()];
        match self {
            Self::NoAnswer(about) => about.hints(),
            Self::WrongCredential => vec![
                "Check that it was copied whole, and that the key or account is still active".into(),
                "A key belongs to one server; one of another server is not known here".into(),
            ],
            Self::Lapsed => one("Log in again; nothing that was started is lost"),
            Self::Forbidden(_) => one("Ask an administrator of the server, or use another account"),
            Self::NotFound(_) => one("It may have been deleted since the list was loaded; load it again"),
            Self::CannotLaunch => vec![
                "Open-source servers have no workload manager as shipped; ZenML Pro has one. With it, whoever runs the server sets `ZENML_SERVER_WORKLOAD_MANAGER_IMPLEMENTATION_SOURCE`".into(),
                "Start the run from CI or from a terminal instead: the settings, the workflow and the commands are on this page".into(),
            ],
            Self::NotAllowed => one("Check the address: it should be the server's own, and not that of a proxy or a dashboard"),
            Self::Conflict(_) => one("Choose another name"),
            Self::Refused(_) | Self::Invalid(_) => one("The server's own words say which part; change that and try again"),
            Self::NotIncluded(_) => one("Ask whoever manages the ZenML subscription"),
            Self::TooLarge => one("The pipeline's configuration is unusually large; start it from CI instead"),
            Self::Busy(_) => one("Try again in a while. Nothing is started twice"),
            Self::Server { .. } => one("Try again. If it stays, the server's log says more"),
            Self::NotRunnable => one("Look at the stack: none of its components may be local or of a custom flavor"),
            Self::Unexpected { .. } | Self::Malformed(_) => {
                one("Check the address. Something else may answer in the server's place, a proxy or a login page")
            }
        }
    }
}

impl NoAnswer {
    /// The causes that a browser does not tell apart, each as what to do. A knock leaves fewer of them.
    fn hints(&self) -> Vec<String> {
        let away = "Check the address, and that the server is up and can be reached from this machine, perhaps only within a VPN";
        let page = self.page.as_ref().map(|page| {
            let setting = if self.zenml { "`ZENML_SERVER_CORS_ALLOW_ORIGINS`" } else { "its setting for CORS" };
            format!("The server has to allow this page: {setting} has to name `{page}`, exactly")
        });
        let instead = "Open the address in a tab of its own. What answers there may be a proxy or a login page, or a server that fails";
        let mixed = "Safari lets a page that came over `https` call no `http` address, not even on the same machine. Use another browser";
        let hints = [
            Some(away.to_owned()).filter(|_| self.reached != Some(true)),
            page.filter(|_| self.reached != Some(false)),
            Some(instead.to_owned()).filter(|_| self.reached == Some(true)),
            Some(mixed.to_owned()).filter(|_| self.mixed),
        ];
        hints.into_iter().flatten().collect()
    }
}
