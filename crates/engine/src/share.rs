//! A Config as text and back: what a link carries is what the browser's storage and a file keep.
//!
//! Version 1, the readable form:
//! `v=1&k=1a2b3c4d&zenml=0.98.0&goal=let_zenml_build&python=3.12&stack.orchestrator=kubernetes&requirements=pandas…`
//!
//! - Pairs `key=value` in a fixed order, joined by `&`, percent-encoded UTF-8; the keys are ZenML's names. Only what is
//!   set is there. The last character is always a letter or a digit, so that no program that finds links in a text
//!   takes it for punctuation.
//! - `k` is the CRC-32 of the text without it. It stands second: a text that is cut off keeps it and then fails it.
//! - `stack.TYPE`, `file`, `command` and `step` begin a component, a file of the source root, a command with its result
//!   and a step; keys that continue one of these, as `stack.TYPE.uri` or `step.apt_packages`, belong to the last one.
//! - A field's value is written as its control has it: texts and numbers as they are, `True` and `False`, one pair for
//!   each item of a list (integrations and apt packages: with commas between), one `FIELD.NAME` for each entry of a
//!   dict. What cannot be written so (a `None`, a number where texts are usual, an empty list, nested values, a text
//!   that is empty or begins with `~`) is `~` and its JSON, and then the whole value.
//! - What looks secret is replaced by [`crate::secret::WITHHELD`].
//!
//! Reading is forgiving about everything that mail programs, chats and people do to links, and strict about the rest.
//! The packed form of long links, `v1z.…`, is not written or read yet.

pub(crate) mod crc32;
mod escape;
mod limit;
mod literal;
mod mend;
mod read;
mod start;
mod write;

pub use mend::is_link;
pub use start::Start;

use crate::config::Config;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};

/// The longest text that is offered as a link, in characters: servers and programs have to take 8,000, and the address
/// of the page comes before it.
const LONGEST_LINK: usize = 7_800;

/// A Config as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The text, without what looks secret.
    pub text: String,
    /// The places with something that looks secret and is not in the text.
    pub withheld: Vec<Place>,
}

/// What carries a text: its limits follow from it.
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
    /// What could not be used, and what else is worth saying about the text.
    pub notices: Vec<Problem>,
    /// Whether the text had a checksum, and so is what somebody shared.
    pub checked: bool,
}

/// Why a text is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The reason: what can be said after "because".
    pub why: String,
}

/// The text of a Config. Equal texts are equal configurations, but for what is withheld.
pub fn encode(config: &Config) -> Shared {
    let (pairs, withheld) = write::pairs(config);
    let body = escape::compose(&pairs);
    let rest = body.strip_prefix("v=1").unwrap_or(&body);
    Shared { text: format!("v=1&k={:08x}{rest}", crc32::of(body.as_bytes())), withheld }
}

/// The Config of a text, or why it is refused: another version, a wrong checksum, a limit passed. A single key or value
/// that cannot be used is a notice; an unknown key is kept in [`Config::unrecognised`] and not applied.
pub fn decode(text: &str, carrier: Carrier) -> Result<Opened, Refused> {
    limit::length(text, carrier)?;
    let (pairs, checked) = mend::pairs(text)?;
    limit::pairs(&pairs, carrier)?;
    let (config, mut notices) = read::config(pairs)?;
    limit::config(&config, carrier)?;
    if !checked {
        notices.insert(0, Problem::new(Severity::Warning, Place::Link, ProblemKind::UncheckedLink));
    }
    Ok(Opened { config, notices, checked })
}

impl Shared {
    /// The text as a link takes it, or why no link can: it is too long, or it holds what a link may not.
    pub fn link(&self) -> Result<&str, Refused> {
        if self.text.len() > LONGEST_LINK {
            return Err(Refused::because(format!(
                "it would have {} characters, and many programs cut links off at 8000",
                self.text.len()
            )));
        }
        decode(&self.text, Carrier::Link).map(|_| self.text.as_str())
    }
}

impl Refused {
    fn because(why: impl Into<String>) -> Self {
        Self { why: why.into() }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self::new(Severity::Error, Place::Link, ProblemKind::BrokenLink(refused.why))
    }
}
