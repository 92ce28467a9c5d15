//! Everything that speaks against a launch, found before anything is sent (`launch-contract.md` §4.5, §4.6).
//!
//! A server refuses little beforehand: much of it ends in a run that fails without a reason, or waits for ever.

mod code;
mod finding;
mod images;
mod parameters;
mod server;
mod stack;

pub use finding::{Fact, Finding, Spot};

use crate::probe::Probe;
use crate::source::Source;
use crate::wish::Wish;
use engine::{Catalog, Severity};

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The server.
    pub probe: &'a Probe,
    /// The snapshot, its build and its stack.
    pub source: &'a Source,
    /// What is to be launched.
    pub wish: &'a Wish,
    /// What the server's release ships.
    pub catalog: &'a Catalog,
}

/// All findings, the worst first. An error says that no run would come of it.
pub fn preflight(situation: &Situation<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    server::check(situation, &mut findings);
    stack::check(situation, &mut findings);
    images::check(situation, &mut findings);
    code::check(situation, &mut findings);
    parameters::check(situation, &mut findings);
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Whether nothing is known that would keep the run from starting.
pub fn may_start(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Error)
}
