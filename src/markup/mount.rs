//! The way onto the page.

use super::content::Content;
use browser::node::Node;
use leptos::prelude::*;

/// Puts what `page` makes at the end of the body, for as long as the page lives. Leptos starts its executor and the
/// owner of everything; to its own renderer the page is empty.
pub fn mount(page: impl FnOnce() -> Content + 'static) {
    mount_to_body(move || page().put(&Node::body(), None));
}
