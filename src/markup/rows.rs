//! Rows, one below the other, of which only those are made anew that are others than before.

use super::content::Content;
use super::effect;
use super::element::Element;
use browser::node::Node;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Rows on their way onto the page.
pub struct Rows {
    /// How many there are, and which of them are others than before.
    renew: Box<dyn Fn() -> (usize, Vec<usize>)>,
    /// The row at a position.
    row: Box<dyn Fn(usize) -> Element>,
}

/// As many rows as `count` says; each is made once and has to follow what it shows by itself.
pub fn rows(count: impl Fn() -> usize + 'static, row: impl Fn(usize) -> Element + 'static) -> Content {
    Content::Rows(Rows { renew: Box::new(move || (count(), Vec::new())), row: Box::new(row) })
}

/// A row for each item. One effect looks after all of them, so that the cost does not grow faster than their number.
pub fn list<T: PartialEq + 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    row: impl Fn(usize, &T) -> Element + 'static,
) -> Content {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&shown);
    let renew = move || {
        let items = items();
        let before = kept.replace(items);
        let now = kept.borrow();
        let pairs = now.iter().zip(&before).enumerate();
        (now.len(), pairs.filter(|(_, (now, before))| now != before).map(|(position, _)| position).collect())
    };
    let row = move |position| match shown.borrow().get(position) {
        Some(item) => row(position, item),
        // There is no row without an item.
        None => super::element("span"),
    };
    Content::Rows(Rows { renew: Box::new(renew), row: Box::new(row) })
}

impl Rows {
    /// Puts the rows into an element and keeps them up to date.
    pub(super) fn put(self, parent: &Node, before: Option<&Node>) {
        let end = Node::mark();
        parent.insert(&end, before);
        let parent = parent.clone();
        // Rows outlive a run of the effect, so they belong to its surroundings.
        let surroundings = Owner::current();
        let mut shown: Vec<(Owner, Node)> = Vec::new();
        effect(move || {
            let (count, changed) = (self.renew)();
            let make = |position| {
                let owner = surroundings.as_ref().map_or_else(Owner::new, Owner::child);
                let element = owner.with(|| untrack(|| (self.row)(position)));
                (owner, element.node)
            };
            for (owner, node) in shown.drain(count.min(shown.len())..) {
                node.remove();
                owner.cleanup();
            }
            for position in changed {
                let Some(row) = shown.get_mut(position) else { continue };
                let (owner, node) = std::mem::replace(row, make(position));
                parent.insert(&row.1, Some(&node));
                node.remove();
                owner.cleanup();
            }
            while shown.len() < count {
                let row = make(shown.len());
                parent.insert(&row.1, Some(&end));
                shown.push(row);
            }
        });
    }
}
