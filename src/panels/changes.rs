//! The lines of a listing that the last edit changed: they stay marked until the next one.

use crate::session::Slice;
use browser::node::Node;
use engine::document::changed;
use engine::{Document, Line};

/// Marks the lines that are others than before the last change.
pub(super) fn follow(document: Slice<Document>) -> impl FnMut(&Node) {
    let mut before: Option<Vec<Line>> = None;
    let mut marked = Vec::new();
    move |list| {
        let now = document.with(|document| document.lines.clone());
        if let Some(before) = before.replace(now.clone()) {
            let changed = changed(&before, &now);
            for position in marked.drain(..) {
                list.child_at(position).set_attribute("data-changed", None);
            }
            for position in &changed {
                list.child_at(*position).set_attribute("data-changed", Some("true"));
            }
            marked = changed;
        }
    }
}
