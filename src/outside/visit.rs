//! What a visit begins with: a link, the draft of an earlier visit, or nothing.

use super::address;
use super::drafts::Drafts;
use crate::parts::{self, NotLoaded, Portal};
use crate::session;
use browser::{element, frame};
use engine::share::{Start, is_link};

/// The place in `index.html` for what keeps the page from starting.
const PROBLEM: &str = "boot-problem";

/// The element with the owner's policy, where there is one, and the name of the attribute.
const POLICY: (&str, &str) = ("boot", "data-policy");

/// A visit that begins.
pub struct Visit {
    /// The text behind `#`.
    pub fragment: String,
    /// The drafts as this tab sees them.
    pub drafts: Drafts,
    /// What was made of the link or of the draft.
    pub start: Start,
    /// The part for frames and owners, where the visit needs it, and the owner's policy.
    pub portal: Option<(Portal, String)>,
}

/// Calls back with the visit: at once where there is nothing to read, else as soon as the part is there that can.
pub fn begin(begun: impl FnOnce(Visit) + 'static) {
    let fragment = address::at_start();
    let policy = element::attribute(POLICY.0, POLICY.1);
    let portal = policy.is_some() || frame::is_framed();
    let drafts = Drafts::of_this_tab();
    let draft = drafts.last();
    if draft.is_none() && !is_link(&fragment) && !portal {
        return begun(Visit { fragment, drafts, start: Start::first(session::first()), portal: None });
    }
    browser::task::spawn(async move {
        let portal = if portal { Some(parts::portal().await) } else { None };
        match (parts::links().await, portal.transpose()) {
            (Ok(links), Ok(portal)) => {
                let portal = portal.map(|portal| (portal, policy.unwrap_or_default()));
                let first = session::first();
                let first = match &portal {
                    Some((portal, policy)) => (portal.first)(policy, first),
                    None => first,
                };
                let start = (links.start)(&fragment, draft.as_deref(), first, catalog::releases());
                begun(Visit { fragment, drafts, start, portal });
            }
            (Err(NotLoaded), _) | (_, Err(NotLoaded)) => {
                let words = "The link could not be opened, because a part of the page could not be loaded. Reload the page to try again.";
                element::tell(PROBLEM, words);
            }
        }
    });
}
