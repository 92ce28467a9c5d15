//! Python values from a tree.

use super::{distinct, unknown};
use crate::draft::Draft;
use crate::node::{Content, Node, Sequence};
use crate::notice::{NoticeKind, Unknown};
use engine::PythonValue;
use engine::value::Dict;

/// The value of a node; `None`, and a notice, where there is none. What in a list or dict has none is left out of it.
pub(crate) fn value(draft: &mut Draft<'_>, node: &Node) -> Option<PythonValue> {
    if let Err(why) = draft.spend() {
        unknown(draft, node, why);
        return None;
    }
    let why = match &node.content {
        Content::Scalar(value) => return Some(value.clone()),
        Content::Sequence(sequence, items) => {
            if *sequence != Sequence::List {
                draft.warn(node.span, NoticeKind::BecameList);
            }
            return Some(PythonValue::List(items.iter().filter_map(|item| value(draft, item)).collect()));
        }
        Content::Dict(entries) => {
            let mut pairs = Vec::with_capacity(entries.len());
            for (_, name, node) in distinct(draft, entries) {
                pairs.extend(value(draft, node).map(|value| (name.to_owned(), value)));
            }
            return Some(PythonValue::Dict(pairs.into_iter().collect::<Dict>()));
        }
        // A model in a dict of options is what its arguments are.
        Content::Call(name, entries, 0) if name.rsplit('.').next() == Some("DockerBuildOptions") => {
            let entries = Content::Dict(entries.clone());
            return value(draft, &Node::new(node.span, entries));
        }
        Content::Bytes(_) => Unknown::Bytes,
        Content::Call(name, ..) => Unknown::Call(name.clone()),
        Content::Name(name) => Unknown::Name(name.clone()),
        Content::Function(_) | Content::Spread => Unknown::Operation,
        Content::Unknown(why) => why.clone(),
    };
    unknown(draft, node, why);
    None
}

/// The value of a field that takes texts: pydantic makes a list of a tuple or set, and a text of bytes.
pub(crate) fn texts(draft: &mut Draft<'_>, node: &Node) -> Option<PythonValue> {
    let decoded = |node: &Node| match &node.content {
        Content::Bytes(bytes) => String::from_utf8(bytes.clone()).ok().map(PythonValue::Text),
        _ => None,
    };
    if let Some(text) = decoded(node) {
        return Some(text);
    }
    let Some(items) = node.items() else { return value(draft, node) };
    let items = items.iter().filter_map(|item| decoded(item).or_else(|| value(draft, item)));
    Some(PythonValue::List(items.collect()))
}
