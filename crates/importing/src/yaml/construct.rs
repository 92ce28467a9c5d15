//! Values from composed nodes: what PyYAML's safe constructor makes of lists and mappings with a tag.

use super::compose::{Composer, Entry};
use super::merge;
use super::resolve;
use super::scanner::Failure;
use crate::node::{Content, Node, Sequence};
use crate::notice::Unknown;
use packaging::Span;
use std::rc::Rc;

/// The tags of YAML's own types.
pub(super) const OWN: &str = "tag:yaml.org,2002:";

impl Composer {
    pub(super) fn tagged_list(
        &mut self,
        tag: Option<&str>,
        span: Span,
        items: Vec<Rc<Node>>,
    ) -> Result<Rc<Node>, Failure> {
        let items = items.into_iter().map(constructed).collect::<Result<Vec<_>, _>>()?;
        let content = match tag.map(|tag| tag.strip_prefix(OWN).unwrap_or(tag)) {
            None | Some("seq") => Content::Sequence(Sequence::List, items),
            Some("omap" | "pairs") => {
                let pair = |item: &Rc<Node>| match item.entries() {
                    Some([(key, value)]) => {
                        let pair = vec![Rc::clone(key), Rc::clone(value)];
                        Ok(Node::new(item.span, Content::Sequence(Sequence::Tuple, pair)))
                    }
                    _ => Err((item.span.start, "a pair is a mapping of one entry")),
                };
                Content::Sequence(Sequence::List, items.iter().map(pair).collect::<Result<Vec<_>, _>>()?)
            }
            Some(_) => return Err((span.start, "the safe loader does not know this tag")),
        };
        Ok(Node::new(span, content))
    }

    pub(super) fn tagged_dict(
        &mut self,
        tag: Option<&str>,
        span: Span,
        entries: Vec<Entry>,
    ) -> Result<Rc<Node>, Failure> {
        let entries = merge::flattened(entries, self)?.into_iter();
        let entries =
            entries.map(|(key, value)| Ok((hashable(key)?, constructed(value)?))).collect::<Result<Vec<_>, _>>()?;
        let content = match tag.map(|tag| tag.strip_prefix(OWN).unwrap_or(tag)) {
            None | Some("map") => Content::Dict(entries),
            Some("set") => Content::Sequence(Sequence::Set, entries.into_iter().map(|(key, _)| key).collect()),
            // A scalar type of a mapping is its value under `=`.
            Some(_) => return Err((span.start, "the safe loader does not know this tag")),
        };
        Ok(Node::new(span, content))
    }
}

/// The node as a value of its own: a plain `<<` or `=` is none.
pub(super) fn constructed(node: Rc<Node>) -> Result<Rc<Node>, Failure> {
    match &node.content {
        Content::Unknown(Unknown::Tag(tag)) if matches!(tag.as_str(), merge::MERGE | resolve::VALUE) => {
            Err((node.span.start, "the safe loader cannot read this without quotes"))
        }
        _ => Ok(node),
    }
}

/// The node as a key: only what Python can hash, and a plain `=` is a text there.
fn hashable(node: Rc<Node>) -> Result<Rc<Node>, Failure> {
    match &node.content {
        Content::Sequence(..) | Content::Dict(_) | Content::Unknown(Unknown::Recursive) => {
            Err((node.span.start, "a list or mapping cannot be a key"))
        }
        Content::Unknown(Unknown::Tag(tag)) if tag == resolve::VALUE => Ok(Node::text(node.span, resolve::VALUE)),
        _ => constructed(node),
    }
}
