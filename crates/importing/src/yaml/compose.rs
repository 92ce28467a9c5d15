//! Nodes from tokens: what PyYAML's parser, composer and safe constructor do together.

use super::construct::{OWN, constructed};
use super::resolve;
use super::scanner::Failure;
use super::token::{Token, TokenKind};
use crate::node::{Content, Node, between};
use crate::notice::Unknown;
use engine::PythonValue;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How deep collections may be nested.
const DEPTH: usize = 100;

/// Something that stands twice: a key and its value, or a merge.
pub(super) type Entry = (Rc<Node>, Rc<Node>);

/// Reads the single document of a text.
pub(super) struct Composer {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    anchors: BTreeMap<String, Option<Rc<Node>>>,
    handles: BTreeMap<String, String>,
    /// Keys that are merged from two mappings with different values.
    pub(super) merged_twice: Vec<Rc<Node>>,
    /// How many entries were copied by merges.
    pub(super) copied: usize,
}

impl Composer {
    pub(super) fn new(tokens: Vec<Token>) -> Self {
        Self {
            tokens,
            at: 0,
            depth: 0,
            anchors: BTreeMap::new(),
            handles: BTreeMap::new(),
            merged_twice: Vec::new(),
            copied: 0,
        }
    }

    /// The document; `None` for a text without one.
    pub(super) fn root(&mut self) -> Result<Option<Rc<Node>>, Failure> {
        let mut explicit = matches!(self.kind(), TokenKind::Directive(_));
        self.directives()?;
        if self.eat(&TokenKind::DocumentStart) {
            explicit = false;
            if matches!(
                self.kind(),
                TokenKind::Directive(_) | TokenKind::DocumentStart | TokenKind::DocumentEnd | TokenKind::End
            ) {
                let empty = self.empty();
                self.only_one()?;
                return Ok(Some(empty));
            }
        }
        if explicit {
            return Err((self.start(), "--- is missing before the document"));
        }
        if *self.kind() == TokenKind::End {
            return Ok(None);
        }
        let root = constructed(self.node(true, false)?)?;
        self.only_one()?;
        Ok(Some(root))
    }

    fn only_one(&mut self) -> Result<(), Failure> {
        while self.eat(&TokenKind::DocumentEnd) {}
        match self.kind() {
            TokenKind::End => Ok(()),
            TokenKind::DocumentStart | TokenKind::Directive(_) => Err((self.start(), "a second document begins here")),
            _ => Err((self.start(), "something follows the end of the document")),
        }
    }

    fn directives(&mut self) -> Result<(), Failure> {
        let mut versions = 0;
        while let TokenKind::Directive(tag) = self.kind().clone() {
            if let Some((handle, prefix)) = tag.map(|tag| *tag) {
                if self.handles.insert(handle, prefix).is_some() {
                    return Err((self.start(), "this handle is there twice"));
                }
            } else {
                versions += 1;
            }
            self.at += 1;
        }
        if versions > 1 {
            return Err((self.start(), "a directive is there twice"));
        }
        for (handle, prefix) in [("!", "!"), ("!!", OWN)] {
            self.handles.entry(handle.to_owned()).or_insert_with(|| prefix.to_owned());
        }
        Ok(())
    }

    fn kind(&self) -> &TokenKind {
        self.tokens.get(self.at).map_or(&TokenKind::End, |token| &token.kind)
    }

    fn at_mapping(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.mapping || token.kind == TokenKind::BlockMappingStart)
    }

    /// What the parser takes a token for when it asks for its kind: keys stand before it.
    fn is(&self, kind: &TokenKind) -> bool {
        !self.tokens.get(self.at).is_some_and(|token| token.key || token.mapping) && self.kind() == kind
    }

    fn eat(&mut self, kind: &TokenKind) -> bool {
        let next = self.is(kind);
        if next {
            self.at += 1;
        }
        next
    }

    /// Takes the mark of a key.
    fn eat_key(&mut self) -> bool {
        let Some(token) = self.tokens.get_mut(self.at) else { return false };
        if token.key {
            token.key = false;
            return true;
        }
        self.eat(&TokenKind::Key)
    }

    fn start(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |token| token.span.start)
    }

    fn end(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last));
        last.map_or(0, |token| token.span.start + token.span.length)
    }

    fn empty(&self) -> Rc<Node> {
        let end = self.end();
        Node::new(between(end, end), Content::Scalar(PythonValue::None))
    }

    /// Reads a node with its anchor and tag.
    pub(super) fn node(&mut self, block: bool, indentless: bool) -> Result<Rc<Node>, Failure> {
        self.depth += 1;
        let node = if self.depth > DEPTH {
            Err((self.start(), "this is nested too deep"))
        } else {
            self.any(block, indentless)
        };
        self.depth -= 1;
        node
    }

    fn any(&mut self, block: bool, indentless: bool) -> Result<Rc<Node>, Failure> {
        let start = self.start();
        if !self.marked()
            && let TokenKind::Alias(name) = self.kind()
        {
            let node = match self.anchors.get(name) {
                Some(Some(node)) => Rc::clone(node),
                Some(None) => Node::new(between(start, start), Content::Unknown(Unknown::Recursive)),
                None => return Err((start, "this alias has no anchor above it")),
            };
            self.at += 1;
            return Ok(node);
        }
        let (anchor, tag) = self.properties()?;
        if let Some(anchor) = &anchor {
            if self.anchors.contains_key(anchor) {
                return Err((start, "this anchor is there twice"));
            }
            // Inside itself the node is not there yet.
            self.anchors.insert(anchor.clone(), None);
        }
        let bare = anchor.is_none() && tag.is_none();
        let node = self.content(block, indentless, bare, tag.as_deref(), start)?;
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, Some(Rc::clone(&node)));
        }
        Ok(node)
    }

    fn marked(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.key || token.mapping)
    }

    fn properties(&mut self) -> Result<(Option<String>, Option<String>), Failure> {
        let (mut anchor, mut tag) = (None, None);
        for _ in 0..2 {
            if self.marked() {
                break;
            }
            match self.kind() {
                TokenKind::Anchor(name) if anchor.is_none() => anchor = Some(name.clone()),
                TokenKind::Tag(name) if tag.is_none() => {
                    let (handle, suffix) = &**name;
                    let prefix = match handle {
                        Some(handle) => {
                            self.handles.get(handle).ok_or((self.start(), "this tag has an unknown handle"))?
                        }
                        None => "",
                    };
                    tag = Some(format!("{prefix}{suffix}"));
                }
                _ => break,
            }
            self.at += 1;
        }
        Ok((anchor, tag))
    }

    /// Takes a scalar: its text, whether it is plain, and whether something is missing in it.
    fn take_scalar(&mut self) -> Option<(String, bool, bool)> {
        let token = self.tokens.get_mut(self.at)?;
        let TokenKind::Scalar(text, plain) = &mut token.kind else { return None };
        let taken = (std::mem::take(text), *plain, token.broken);
        self.at += 1;
        Some(taken)
    }

    fn content(
        &mut self,
        block: bool,
        indentless: bool,
        bare: bool,
        tag: Option<&str>,
        start: usize,
    ) -> Result<Rc<Node>, Failure> {
        // A lone `!` says that even a text in quotes may be anything.
        let anything = tag.is_none_or(|tag| tag == "!");
        let forced = tag == Some("!");
        let tag = tag.filter(|_| !anything);
        if indentless && self.is(&TokenKind::BlockEntry) {
            let items = self.entries_of_list(true)?;
            return self.tagged_list(tag, between(start, self.end()), items);
        }
        if block && self.at_mapping() {
            let entries = self.block_mapping()?;
            return self.tagged_dict(tag, between(start, self.end()), entries);
        }
        if !self.marked() {
            let own = self.start();
            if let Some((text, plain, broken)) = self.take_scalar() {
                let span = between(own, self.end());
                if broken {
                    return Ok(Node::new(span, Content::Unknown(Unknown::Letter)));
                }
                return resolve::scalar(tag, text, forced || plain && anything, span);
            }
            match self.kind() {
                TokenKind::FlowSequenceStart => {
                    let items = self.flow_sequence()?;
                    return self.tagged_list(tag, between(start, self.end()), items);
                }
                TokenKind::FlowMappingStart => {
                    let entries = self.flow_mapping()?;
                    return self.tagged_dict(tag, between(start, self.end()), entries);
                }
                TokenKind::BlockSequenceStart if block => {
                    self.at += 1;
                    let items = self.entries_of_list(false)?;
                    return self.tagged_list(tag, between(start, self.end()), items);
                }
                _ => {}
            }
        }
        if bare {
            return Err((self.start(), "a value is missing here"));
        }
        let end = self.end();
        resolve::scalar(tag, String::new(), anything, between(end, end))
    }

    /// Items that begin with a dash.
    fn entries_of_list(&mut self, indentless: bool) -> Result<Vec<Rc<Node>>, Failure> {
        let mut items = Vec::new();
        while self.eat(&TokenKind::BlockEntry) {
            let ends = self.is(&TokenKind::BlockEntry)
                || self.is(&TokenKind::BlockEnd)
                || indentless && (self.is_key_mark() || self.is(&TokenKind::Value));
            items.push(if ends { self.empty() } else { self.node(true, false)? });
        }
        if !indentless && !self.eat(&TokenKind::BlockEnd) {
            return Err((self.start(), "the list above ends here, and this is no part of it"));
        }
        Ok(items)
    }

    /// Whether the parser sees the mark of a key next (and not the start of a mapping).
    fn is_key_mark(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.key && !token.mapping) || self.is(&TokenKind::Key)
    }

    fn block_mapping(&mut self) -> Result<Vec<Entry>, Failure> {
        match self.tokens.get_mut(self.at) {
            Some(token) if token.mapping => token.mapping = false,
            _ => self.at += 1,
        }
        let mut entries = Vec::new();
        loop {
            let key = if self.is_key_mark() {
                self.eat_key();
                if self.is_key_mark() || self.is(&TokenKind::Value) || self.is(&TokenKind::BlockEnd) {
                    self.empty()
                } else {
                    self.node(true, true)?
                }
            } else if self.eat(&TokenKind::BlockEnd) {
                return Ok(entries);
            } else {
                return Err((self.start(), "the mapping above ends here, and this is no part of it"));
            };
            let value = if self.eat(&TokenKind::Value) {
                if self.is_key_mark() || self.is(&TokenKind::Value) || self.is(&TokenKind::BlockEnd) {
                    self.empty()
                } else {
                    self.node(true, true)?
                }
            } else {
                self.empty()
            };
            entries.push((key, value));
        }
    }

    fn flow_sequence(&mut self) -> Result<Vec<Rc<Node>>, Failure> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            if self.eat(&TokenKind::FlowSequenceEnd) {
                return Ok(items);
            }
            if !items.is_empty() {
                if !self.eat(&TokenKind::FlowEntry) {
                    return Err((self.start(), "a comma or ] is missing"));
                }
                if self.eat(&TokenKind::FlowSequenceEnd) {
                    return Ok(items);
                }
            }
            if self.is_key_mark() {
                // A single pair is a mapping of its own.
                let start = self.start();
                self.eat_key();
                let entry = self.flow_pair(&TokenKind::FlowSequenceEnd)?;
                items.push(self.tagged_dict(None, between(start, self.end()), vec![entry])?);
            } else {
                items.push(self.node(false, false)?);
            }
        }
    }

    fn flow_mapping(&mut self) -> Result<Vec<Entry>, Failure> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            if self.eat(&TokenKind::FlowMappingEnd) {
                return Ok(entries);
            }
            if !entries.is_empty() {
                if !self.eat(&TokenKind::FlowEntry) {
                    return Err((self.start(), "a comma or } is missing"));
                }
                if self.eat(&TokenKind::FlowMappingEnd) {
                    return Ok(entries);
                }
            }
            if self.is_key_mark() {
                self.eat_key();
                entries.push(self.flow_pair(&TokenKind::FlowMappingEnd)?);
            } else {
                let key = self.node(false, false)?;
                entries.push((key, self.empty()));
            }
        }
    }

    /// Key and value behind the mark of the key.
    fn flow_pair(&mut self, close: &TokenKind) -> Result<Entry, Failure> {
        let ends = |composer: &Self| composer.is(&TokenKind::FlowEntry) || composer.is(close);
        let key = if self.is(&TokenKind::Value) || ends(self) { self.empty() } else { self.node(false, false)? };
        let value = if self.eat(&TokenKind::Value) && !ends(self) { self.node(false, false)? } else { self.empty() };
        Ok((key, value))
    }
}
