//! A table while it is filled.

use super::Part;
use crate::node::{Content, Node, Sequence};
use packaging::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Entries in their order, and where each name is among them.
#[derive(Default)]
pub(super) struct Table {
    entries: Vec<(Part, Item)>,
    positions: BTreeMap<String, usize>,
}

enum Item {
    Value(Rc<Node>),
    Table(Table),
    Tables(Vec<Table>),
}

impl Table {
    fn get(&mut self, name: &str) -> Option<&mut Item> {
        let position = *self.positions.get(name)?;
        self.entries.get_mut(position).map(|(_, item)| item)
    }

    fn item(&mut self, part: &Part, item: impl FnOnce() -> Item) -> Option<&mut Item> {
        if !self.positions.contains_key(&part.0) {
            self.positions.insert(part.0.clone(), self.entries.len());
            self.entries.push((part.clone(), item()));
        }
        self.get(&part.0)
    }

    /// The table of a key, made where there is none; of a list of tables it is the last one. `None` where a value stands.
    pub(super) fn nest(&mut self, key: &[Part]) -> Option<&mut Self> {
        let mut table = self;
        for part in key {
            table = match table.item(part, || Item::Table(Self::default()))? {
                Item::Table(table) => table,
                Item::Tables(tables) => tables.last_mut()?,
                Item::Value(_) => return None,
            };
        }
        Some(table)
    }

    /// Adds a table to the list of a key.
    pub(super) fn add_to_list(&mut self, key: &[Part]) -> Option<()> {
        let (last, parents) = key.split_last()?;
        match self.nest(parents)?.item(last, || Item::Tables(Vec::new()))? {
            Item::Tables(tables) => tables.push(Self::default()),
            _ => return None,
        }
        Some(())
    }

    /// Adds a value; whether there was none of its name.
    pub(super) fn insert(&mut self, part: Part, value: &Rc<Node>) -> bool {
        let is_new = !self.positions.contains_key(&part.0);
        if is_new {
            self.item(&part, || Item::Value(Rc::clone(value)));
        }
        is_new
    }

    pub(super) fn into_node(self, span: Span) -> Rc<Node> {
        let entries = self.entries.into_iter().map(|((name, span), item)| {
            let value = match item {
                Item::Value(node) => node,
                Item::Table(table) => table.into_node(span),
                Item::Tables(tables) => {
                    let tables = tables.into_iter().map(|table| table.into_node(span));
                    Node::new(span, Content::Sequence(Sequence::List, tables.collect()))
                }
            };
            (Node::text(span, name), value)
        });
        Node::new(span, Content::Dict(entries.collect()))
    }
}
