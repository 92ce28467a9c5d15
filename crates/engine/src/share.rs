//! A Config as text and back: what a link carries is what the browser's storage, a file and a message hold.
//!
//! Version 1, the readable form:
//! `v=1&k=1a2b3c4d&zenml=0.98.0&goal=let_zenml_build&python=3.12&stack.orchestrator=kubernetes&requirements=pandas…`
//!
//! - Pairs `key=value` in a fixed order, joined by `&`, percent-encoded UTF-8; the keys are ZenML's names. Only what is
//!   set is there. The last character is always a letter or a digit, so that no program that finds links in a text
//!   takes it for punctuation.
//! - `k` is the CRC-32 of the text without it. It stands second: a text that is cut off keeps it and then fails it. It
//!   finds accidents, not attackers. A link without it is read, and said to be unchecked.
//! - `stack.TYPE`, `file`, `command` and `step` begin a component, a file of the source root, a command with its result
//!   and a step; keys that continue one of these, as `stack.TYPE.uri` or `step.apt_packages`, belong to the last one.
//! - A field's value is written as its control has it: texts and numbers as they are, `True` and `False`, one pair for
//!   each item of a list (integrations and apt packages: with commas between), one `FIELD.NAME` for each entry of a
//!   dict. What cannot be written so (a `None`, a number where texts are usual, an empty list, nested values, a text
//!   that is empty or begins with `~`) is `~` and its JSON, and then the whole value.
//! - What looks secret is replaced by [`crate::secret::WITHHELD`], unless the person ticked that one value ([`Withheld`]).
//! - `zenml` is the exact release. Written by hand it may be `latest` or two numbers, as `0.98`: see [`Opened::pin`].
//! - A key that nobody knows here is kept in its order and written again, behind those of what it belongs to.
//!
//! Version 1, the packed form: `v1z.DATA.1a2b3c4d`. DATA is the readable form without `k` through raw deflate (RFC 1951)
//! and base64url without padding; behind it stands what `k` would be, without which it is refused. [`Shared::link`] takes
//! it where the readable form has more than 600 characters, or is a quarter longer than the packed one.
//!
//! Two configurations to [`compare()`] are one link as well, and a [file](open_file) is the readable form in JSON.
//!
//! Reading is forgiving about everything that mail programs, chats and people do to links, and strict about the rest:
//! `#`, `%23`, `#!` or an address before the text, also `?c=`; spaces and line breaks in it; punctuation behind it;
//! `&amp;`; a whole text or its percent signs encoded once more; `+` for a space; other base64 and its padding. The case
//! of letters counts. The limits are in `limit` and `packed`.

mod allowed;
mod base64;
mod compare;
pub(crate) mod crc32;
mod deflate;
mod diagnosis;
mod escape;
mod file;
mod given;
mod limit;
mod literal;
mod mend;
mod packed;
mod pin;
mod read;
mod start;
mod write;

pub use allowed::Withheld;
pub use compare::{compare, decode_comparison, is_comparison};
pub use diagnosis::diagnosis;
pub use file::{FILE_ENDING, open_file};
pub use given::{Given, Remark, given};
pub use mend::{in_query, is_link};
pub use start::{Start, one_or_two};

use crate::config::Config;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use write::Permission;

/// The longest text that is offered as a link, in characters: servers and programs have to take 8,000 (RFC 9110), and
/// the address of the page comes before it.
const LONGEST_LINK: usize = 7_800;

/// The longest whole address that every program leaves as it is, in characters; a longer link is worth a warning.
pub const SAFE_ADDRESS: usize = 2_000;

/// A readable link of more characters is packed.
const READABLE: usize = 600;

/// A Config as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The readable form, without what looks secret.
    pub text: String,
    /// What looks secret and is not in the text.
    pub withheld: Vec<Withheld>,
}

/// What carries a text: its limits follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A link, which anybody may have written.
    Link,
    /// A file or a message of another page, which may hold more.
    File,
    /// The browser's storage: what the person typed, whatever it is.
    Draft,
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
    /// The reason: what can be said after "because". It holds no value of the text.
    pub why: String,
}

/// The text of a Config. Equal texts are equal configurations, but for what is withheld.
pub fn encode(config: &Config) -> Shared {
    encode_allowing(config, &[])
}

/// As [`encode`], with the values that the person lets travel although they look secret.
pub fn encode_allowing(config: &Config, allowed: &[Withheld]) -> Shared {
    let (pairs, withheld) = write::pairs(config, Permission::Some(allowed));
    let body = escape::compose(pairs.iter().map(|pair| (pair.key.as_str(), pair.value.as_str())));
    let rest = body.strip_prefix("v=1").unwrap_or(&body);
    Shared { text: format!("v=1&k={:08x}{rest}", crc32::of(body.as_bytes())), withheld }
}

/// A Config as whoever opens its link has it: without what looks secret and is not allowed. What is given away (a
/// document for somebody else, a block of Markdown, a picture) is made from this one; what the person uses is made from
/// the Config itself. Refused is what is far longer than any draft.
pub fn redacted(config: &Config, allowed: &[Withheld]) -> Result<Config, Refused> {
    decode(&encode_allowing(config, allowed).text, Carrier::Draft).map(|opened| opened.config)
}

/// The Config of a text, or why it is refused: another version, a wrong checksum, a limit passed. A single key or value
/// that cannot be used is a notice; an unknown key is kept as unrecognised and not applied.
pub fn decode(text: &str, carrier: Carrier) -> Result<Opened, Refused> {
    limit::length(text, carrier)?;
    let (pairs, checked) = mend::pairs(text)?;
    let notice = ProblemKind::UncheckedLink;
    open(pairs, checked, (!checked).then(|| Problem::new(Severity::Warning, Place::Link, notice)), carrier)
}

/// What can be read of a link that [`decode`] refused because it was altered or cut off. It is never what was shared, and
/// the first notice says so.
pub fn salvage(text: &str) -> Result<Opened, Refused> {
    let Err(refused) = decode(text, Carrier::Link) else { return decode(text, Carrier::Link) };
    limit::length(text, Carrier::Link)?;
    let kind = ProblemKind::SalvagedLink(refused.why);
    open(mend::salvage(text)?, false, Some(Problem::new(Severity::Error, Place::Link, kind)), Carrier::Link)
}

fn open(pairs: mend::Pairs, checked: bool, notice: Option<Problem>, carrier: Carrier) -> Result<Opened, Refused> {
    limit::pairs(&pairs, carrier)?;
    let (config, mut notices) = read::config(pairs)?;
    limit::config(&config, carrier)?;
    notices.splice(0..0, notice);
    Ok(Opened { config, notices, checked })
}

impl Shared {
    /// The text as a link takes it, readable or packed, or why no link can: it is too long, it holds what a link may not,
    /// or it names no release.
    pub fn link(&self) -> Result<String, Refused> {
        let readable = self.text.len();
        if readable > packed::LONGEST {
            return Err(Refused::too_long(readable));
        }
        let packed = self.packed();
        let shorter = packed.len() < readable && (readable > READABLE || packed.len() * 5 <= readable * 4);
        let link = if shorter { packed } else { self.text.clone() };
        if link.len() > LONGEST_LINK {
            return Err(Refused::too_long(link.len()));
        }
        match decode(&link, Carrier::Link)? {
            opened if pin::is_floating(&opened.config.release) => {
                Err(Refused::because("it does not say for which ZenML release it is"))
            }
            _ => Ok(link),
        }
    }

    /// The text in its packed form, whatever its length.
    pub fn packed(&self) -> String {
        // Behind `v=1`: `&k=` and the eight digits.
        let rest = self.text.get(14..).unwrap_or_default();
        packed::pack(&["v=1", rest].concat())
    }
}

impl Refused {
    fn because(why: impl Into<String>) -> Self {
        Self { why: why.into() }
    }

    fn too_long(length: usize) -> Self {
        Self::because(format!("it would have {length} characters, and many programs cut links off at 8000"))
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self::new(Severity::Error, Place::Link, ProblemKind::BrokenLink(refused.why))
    }
}
