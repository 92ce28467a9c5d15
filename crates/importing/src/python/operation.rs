//! The operations that settings are put together with: `+` between texts and lists, `|` between dicts.

use super::Program;
use super::text::joined;
use crate::node::{Content, Node, Sequence};
use crate::notice::Unknown;
use engine::PythonValue;
use std::rc::Rc;

/// How much may be copied to join texts, lists and dicts, in bytes and items.
pub(super) const MOST_COPIED: usize = 4_000_000;

impl Program<'_, '_, '_> {
    /// The value of operands with one operator between each two.
    pub(super) fn operation(&mut self, operator: &str, operands: &[Rc<Node>]) -> Content {
        self.copied += operands.iter().map(|operand| size(operand)).sum::<usize>();
        if self.copied > MOST_COPIED {
            return Content::Unknown(Unknown::TooMuch);
        }
        let mut result: Option<Content> = None;
        for operand in operands {
            let Some(other) = copy(&operand.content) else { return Content::Unknown(Unknown::Operation) };
            result = match result {
                None => Some(other),
                Some(one) => combined(operator, one, other),
            };
            if result.is_none() {
                return Content::Unknown(Unknown::Operation);
            }
        }
        result.unwrap_or(Content::Unknown(Unknown::Operation))
    }
}

fn combined(operator: &str, one: Content, other: Content) -> Option<Content> {
    match (operator, one, other) {
        (
            "+",
            Content::Sequence(kind @ (Sequence::List | Sequence::Tuple), mut one),
            Content::Sequence(same, other),
        ) if kind == same => {
            one.extend(other);
            Some(Content::Sequence(kind, one))
        }
        ("|", Content::Dict(mut one), Content::Dict(other)) => {
            one.extend(other);
            Some(Content::Dict(one))
        }
        ("+", one, other) => joined(one, other),
        _ => None,
    }
}

/// What can be joined, as a value of its own.
fn copy(content: &Content) -> Option<Content> {
    match content {
        Content::Scalar(PythonValue::Text(text)) => Some(Content::Scalar(PythonValue::text(text))),
        Content::Bytes(bytes) => Some(Content::Bytes(bytes.clone())),
        Content::Sequence(kind, items) => Some(Content::Sequence(*kind, items.clone())),
        Content::Dict(entries) => Some(Content::Dict(entries.clone())),
        Content::Unknown(why) => Some(Content::Unknown(why.clone())),
        Content::Name(name) => Some(Content::Unknown(Unknown::Name(name.clone()))),
        Content::Call(name, ..) => Some(Content::Unknown(Unknown::Call(name.clone()))),
        _ => None,
    }
}

fn size(node: &Node) -> usize {
    match &node.content {
        Content::Scalar(PythonValue::Text(text)) => text.len(),
        Content::Bytes(bytes) => bytes.len(),
        Content::Sequence(_, items) => items.len(),
        Content::Dict(entries) => entries.len(),
        _ => 1,
    }
}
