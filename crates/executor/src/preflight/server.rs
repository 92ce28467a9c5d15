//! The server itself.

use super::{Fact, Finding, Situation, Spot};
use crate::probe::Launching;
use engine::Severity;

/// Whether the server can start anything at all.
pub fn check(situation: &Situation<'_>, findings: &mut Vec<Finding>) {
    let server = &situation.probe.server;
    let mut report = |severity, fact| findings.push(Finding::new(severity, Spot::Server, fact));
    match &situation.probe.launching {
        Launching::Possible => {}
        Launching::NoWorkloadManager => report(Severity::Error, Fact::NoWorkloadManager),
        Launching::TooOld => report(Severity::Error, Fact::ServerTooOld(server.version.clone())),
        Launching::Unknown(_) => report(Severity::Warning, Fact::LaunchingUnknown),
    }
    if !server.active {
        report(Severity::Error, Fact::ServerNotActive);
    }
    if server.server_url.is_empty() {
        report(Severity::Error, Fact::NoServerUrl);
    }
    let snapshot = situation.source.build.as_ref().and_then(|build| build.zenml_version.clone());
    match snapshot {
        Some(snapshot) if snapshot != server.version => {
            let fact = Fact::ReleaseDiffers { snapshot, server: server.version.clone() };
            report(Severity::Note, fact);
        }
        None if situation.source.build.is_some() => {
            report(Severity::Warning, Fact::ReleaseAssumed(server.version.clone()));
        }
        _ => {}
    }
}
