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
    /// What has become of them.
    renew: Box<dyn Fn() -> Renewal>,
    /// The row at a position.
    row: Box<dyn Fn(usize) -> Element>,
    /// What the rows' ids begin with, where they are called by their position.
    ids: Option<String>,
}

/// What has become of rows: some at the head and some at the tail are as before.
struct Renewal {
    /// How many there are now.
    count: usize,
    /// How many are as before at the head.
    head: usize,
    /// How many are as before at the tail.
    tail: usize,
    /// Where, between head and tail, a row is another than the one at the same place before.
    changed: Vec<usize>,
}

/// As many rows as `count` says; each is made once and has to follow what it shows by itself.
pub fn rows(count: impl Fn() -> usize + 'static, row: impl Fn(usize) -> Element + 'static) -> Content {
    let renew = move || {
        let count = count();
        Renewal { count, head: count, tail: 0, changed: Vec::new() }
    };
    Content::Rows(Rows { renew: Box::new(renew), row: Box::new(row), ids: None })
}

/// A row for each item. One effect looks after all of them, so that the cost does not grow faster than their number.
pub fn list<T: PartialEq + 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    row: impl Fn(usize, &T) -> Element + 'static,
) -> Content {
    Content::Rows(of_items(items, row, None))
}

/// The same, with rows whose ids are `id` and their position: they stay right when a row comes in before them.
pub fn numbered<T: PartialEq + 'static>(
    id: &str,
    items: impl Fn() -> Vec<T> + 'static,
    row: impl Fn(usize, &T) -> Element + 'static,
) -> Content {
    Content::Rows(of_items(items, row, Some([id, "-"].concat())))
}

fn of_items<T: PartialEq + 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    row: impl Fn(usize, &T) -> Element + 'static,
    ids: Option<String>,
) -> Rows {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&shown);
    let renew = move || {
        let items = items();
        let before = kept.replace(items);
        let now = kept.borrow();
        let same = |(now, before): &(&T, &T)| now == before;
        let head = now.iter().zip(&before).take_while(same).count();
        let behind = now.iter().skip(head).rev().zip(before.iter().skip(head).rev());
        let tail = behind.take_while(same).count();
        let between = now.len().min(before.len()) - head - tail;
        let pairs = now.iter().zip(&before).enumerate().skip(head).take(between);
        let changed = pairs.filter(|(_, pair)| !same(pair)).map(|(position, _)| position).collect();
        Renewal { count: now.len(), head, tail, changed }
    };
    let row = move |position| match shown.borrow().get(position) {
        Some(item) => row(position, item),
        // There is no row without an item.
        None => super::element("span"),
    };
    Rows { renew: Box::new(renew), row: Box::new(row), ids }
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
            let Renewal { count, head, tail, changed } = (self.renew)();
            let name = |node: &Node, position: usize| {
                if let Some(id) = &self.ids {
                    node.set_attribute("id", Some(&[id, position.to_string().as_str()].concat()));
                }
            };
            let make = |position| {
                let owner = surroundings.as_ref().map_or_else(Owner::new, Owner::child);
                let node = owner.with(|| untrack(|| (self.row)(position))).node;
                name(&node, position);
                (owner, node)
            };
            // Those before the tail: some go, or some come, behind those that stay in their place.
            let (from, to) = (count - tail, shown.len() - tail.min(shown.len()));
            let first = head.max(from.min(to));
            for (owner, node) in shown.drain(first.min(to)..to) {
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
            let new: Vec<(Owner, Node)> = (to..from).map(make).collect();
            for (_, node) in &new {
                parent.insert(node, Some(shown.get(to).map_or(&end, |(_, node)| node)));
            }
            shown.splice(to.min(shown.len())..to.min(shown.len()), new);
            if from != to {
                shown.iter().enumerate().skip(from).for_each(|(position, (_, node))| name(node, position));
            }
        });
    }
}
