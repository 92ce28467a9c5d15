//! What facts say of a requirement of the contract.

use crate::place::Place;
use engine::contract::{Need, Requirement};

/// The verdict on one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The image whose contract asks; empty where it has no name yet.
    pub image: String,
    /// What has to be so.
    pub requirement: Requirement,
    /// Whether it is.
    pub standing: Standing,
    /// What was found, or why nothing is known, in a few words without a full stop.
    pub found: String,
    /// Where; of what is missing, the texts that would have it.
    pub places: Vec<Place>,
    /// What else there is to know.
    pub remarks: Vec<String>,
}

/// Whether a requirement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is not there.
    Missing,
    /// It is there and not as it has to be.
    Wrong,
    /// The facts cannot say.
    Unverified,
    /// It is as it has to be.
    Satisfied,
    /// Its marker excludes the image.
    NotApplicable,
}

impl Standing {
    /// Every standing, the worst first.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Wrong, Self::Unverified, Self::Satisfied, Self::NotApplicable];

    /// Its name for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Unverified => "unverified",
            Self::Satisfied => "satisfied",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Whether the image does not do.
    pub const fn fails(self) -> bool {
        matches!(self, Self::Missing | Self::Wrong)
    }
}

impl Verdict {
    /// The standing in words.
    pub const fn label(&self) -> &'static str {
        match (self.standing, &self.requirement.need) {
            (Standing::Missing, _) => "missing",
            (Standing::Wrong, Need::Distribution(_) | Need::Python(_)) => "wrong version",
            (Standing::Wrong, _) => "not as needed",
            (Standing::Unverified, _) => "unverified",
            (Standing::Satisfied, _) => "satisfied",
            (Standing::NotApplicable, _) => "not applicable",
        }
    }
}

/// An answer that is still without its requirement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub standing: Standing,
    pub found: String,
    pub places: Vec<Place>,
    pub remarks: Vec<String>,
}

impl Answer {
    /// An answer of a standing with what was found at places.
    pub fn new(standing: Standing, found: impl Into<String>, places: impl IntoIterator<Item = Place>) -> Self {
        Self { standing, found: found.into(), places: places.into_iter().collect(), remarks: Vec::new() }
    }

    /// Nothing is known, and why.
    pub fn unverified(why: impl Into<String>) -> Self {
        Self::new(Standing::Unverified, why, [])
    }

    /// The same with something else to know.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remarks.push(remark.into());
        self
    }
}
