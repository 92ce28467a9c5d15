//! Launching a run, as soon as the part for it is there.

use super::Pane;
use crate::chrome::coming;
use crate::markup::{Content, live};
use leptos::prelude::*;

/// What the tab shows. Its part is fetched when somebody first looks.
pub(super) fn launch(pane: Pane) -> Content {
    let launches = pane.session.launches;
    pane.outside.fetch_launches();
    live(move || match launches.part.get() {
        Some(part) => untrack(|| (part.body)(pane, part.launching)),
        None => coming(launches.missing, move || pane.outside.fetch_launches()).into(),
    })
}
