//! What a visit begins with.

use super::{Carrier, Opened, Refused, decode, decode_comparison, is_comparison, is_link};
use crate::config::Config;
use crate::problem::Problem;

/// The configuration of a new visit and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The configuration.
    pub config: Config,
    /// What is worth saying about where it came from.
    pub notices: Vec<Problem>,
    /// Whether it came from the link.
    pub from_link: bool,
    /// The other configuration of a link to two, which changes are to be shown against.
    pub against: Option<Config>,
}

impl Start {
    /// A visit without link and draft.
    pub const fn first(config: Config) -> Self {
        Self { config, notices: Vec::new(), from_link: false, against: None }
    }

    /// The link; without one, or where it cannot be read, the draft of the last visit; without one, `first`. A link that
    /// names no exact release gets one of `releases`, see [`super::Opened::pin`].
    pub fn new(fragment: &str, draft: Option<&str>, first: Config, releases: &[&str]) -> Self {
        let mut notices = Vec::new();
        if is_link(fragment) {
            match one_or_two(fragment, releases) {
                Ok((opened, against)) => {
                    return Self { config: opened.config, notices: opened.notices, from_link: true, against };
                }
                Err(refused) => notices.push(refused.into()),
            }
        }
        // A draft is not what the person asked for, so one that cannot be read is forgotten without a word.
        let draft = draft.and_then(|draft| decode(draft, Carrier::Draft).ok());
        Self { config: draft.map_or(first, |draft| draft.config), notices, from_link: false, against: None }
    }
}

/// The configuration of a link, or of a link to two the second, and the first to hold it against. Each gets one of
/// `releases` where it names no exact release.
///
/// # Errors
/// A link that cannot be read, or a half of one.
pub fn one_or_two(text: &str, releases: &[&str]) -> Result<(Opened, Option<Config>), Refused> {
    let (mut opened, against) = if is_comparison(text) {
        let (mut first, second) = decode_comparison(text)?;
        first.pin(releases);
        (second, Some(first.config))
    } else {
        (decode(text, Carrier::Link)?, None)
    };
    opened.pin(releases);
    Ok((opened, against))
}
