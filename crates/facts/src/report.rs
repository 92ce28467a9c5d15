//! The verdicts as a document: Markdown to be pasted, JSON for programs, JUnit's XML for CI services.

mod json;
mod junit;
mod markdown;

pub use json::json;
pub use junit::junit;
pub use markdown::markdown;

use crate::facts::Facts;
use crate::verdict::Verdict;
use engine::contract::{ImageContract, Need};

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The contracts, each of an image.
    pub contracts: &'a [ImageContract],
    /// What is known.
    pub facts: &'a Facts,
    /// The verdicts on all requirements of all contracts.
    pub verdicts: &'a [Verdict],
    /// Whether what is needed and could not be verified counts as failed.
    pub strict: bool,
}

impl<'a> Checked<'a> {
    /// The verdicts of each contract.
    pub fn by_image(&self) -> impl Iterator<Item = (&'a ImageContract, &'a [Verdict])> {
        let mut rest = self.verdicts;
        self.contracts.iter().map(move |contract| {
            let (mine, others) = rest.split_at_checked(contract.requirements.len()).unwrap_or((rest, &[]));
            rest = others;
            (contract, mine)
        })
    }
}

/// A requirement's name in plain words, without marks of code.
fn plain_title(verdict: &Verdict) -> String {
    match &verdict.requirement.need {
        Need::Distribution(requirement) => crate::words::shown(requirement),
        _ => crate::words::shown(&verdict.requirement.title().replace('`', "")),
    }
}
