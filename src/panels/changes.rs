//! The lines of a listing that the last edit changed: they stay marked until the next one.

use crate::session::Slice;
use browser::node::Node;
use engine::document::changed;
use engine::{Document, Line};

/// More changed lines than this are marked as one: nobody reads so many marks, and setting and taking them away would hold up the next key.
const MANY: usize = 250;

/// Marks the lines that are others than before the last change.
pub(super) fn follow(document: Slice<Document>) -> impl FnMut(&Node) {
    let mut before: Option<Vec<Line>> = None;
    let mut marked: Vec<Node> = Vec::new();
    move |list| {
        let now = document.with(|document| document.lines.clone());
        if let Some(before) = before.replace(now.clone()) {
            let mut changed = changed(&before, &now);
            let many = changed.len() > MANY;
            if many {
                changed.clear();
            }
            for line in marked.drain(..) {
                line.set_attribute("data-changed", None);
            }
            marked.extend(changed.into_iter().map(|position| list.child_at(position)));
            for line in &marked {
                line.set_attribute("data-changed", Some("true"));
            }
            list.set_attribute("data-changed", many.then_some("true"));
        }
    }
}
