//! Light or dark: what the person's system prefers, and what the page is told.

use crate::{document, window};

/// Whether the person's system asks for dark pages.
pub fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Sets the attribute `data-theme` of the page's root element, or takes it away, so that the system decides.
pub fn set(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // An attribute of a fixed, valid name is never refused.
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}
