//! What a visit begins with: a link, the draft of an earlier visit, or nothing.

use super::address;
use super::drafts::Drafts;
use crate::parts::{self, NotLoaded};
use crate::session;
use browser::element;
use engine::share::{Start, is_link};

/// The place in `index.html` for what keeps the page from starting.
const PROBLEM: &str = "boot-problem";

/// A visit that begins.
pub struct Visit {
    /// The text behind `#`.
    pub fragment: String,
    /// The drafts as this tab sees them.
    pub drafts: Drafts,
    /// What was made of the link or of the draft.
    pub start: Start,
}

/// Calls back with the visit: at once where there is nothing to read, else as soon as the part is there that can.
pub fn begin(begun: impl FnOnce(Visit) + 'static) {
    let fragment = address::at_start();
    let drafts = Drafts::of_this_tab();
    let draft = drafts.last();
    if draft.is_none() && !is_link(&fragment) {
        return begun(Visit { fragment, drafts, start: Start::first(session::first()) });
    }
    browser::task::spawn(async move {
        match parts::links().await {
            Ok(links) => {
                let start = (links.start)(&fragment, draft.as_deref(), session::first(), catalog::releases());
                begun(Visit { fragment, drafts, start });
            }
            Err(NotLoaded) => {
                let words = "The link could not be opened, because a part of the page could not be loaded. Reload the page to try again.";
                element::tell(PROBLEM, words);
            }
        }
    });
}
