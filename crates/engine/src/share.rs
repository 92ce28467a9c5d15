//! A Config as the text of a link, and back.

use crate::config::Config;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};

/// A Config as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The text, without what looks secret.
    pub text: String,
    /// The places whose values are not in the text, or only in part, because they look secret.
    pub withheld: Vec<Place>,
}

/// What carries the text: its limits follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A link, which anybody may have written.
    Link,
    /// A file or the browser's storage, which holds more.
    File,
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The configuration.
    pub config: Config,
    /// What of the text could not be used.
    pub notices: Vec<Problem>,
    /// Whether the text had a checksum, and so is what somebody shared, letter for letter.
    pub checked: bool,
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The reason, in a sentence.
    pub why: String,
}

/// What a visit begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The configuration.
    pub config: Config,
    /// What is worth saying about where it came from.
    pub notices: Vec<Problem>,
    /// Whether it came from the link.
    pub from_link: bool,
}

/// The text of a Config.
pub fn encode(_config: &Config) -> Shared {
    Shared { text: String::new(), withheld: Vec::new() }
}

/// The Config of a text.
pub fn decode(_text: &str, _carrier: Carrier) -> Result<Opened, Refused> {
    Err(Refused { why: "Links cannot be read yet".into() })
}

/// Values that a link held back and that nobody has filled in since.
pub fn withheld(_config: &Config) -> Vec<Problem> {
    Vec::new()
}

impl Shared {
    /// The text after `#`; `None` where it is too long for a link.
    pub fn link(&self) -> Option<&str> {
        Some(&self.text)
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self::new(Severity::Error, Place::Link, ProblemKind::BrokenLink(refused.why))
    }
}

impl Start {
    /// The link, else the draft of the last visit, else the configuration of a first visit.
    pub fn new(fragment: &str, _draft: Option<&str>, first: Config) -> Self {
        match decode(fragment, Carrier::Link) {
            Ok(opened) => Self { config: opened.config, notices: opened.notices, from_link: true },
            Err(_) => Self { config: first, notices: Vec::new(), from_link: false },
        }
    }
}
