//! YAML's scanner: what PyYAML's `scanner.py` does, with keys marked afterwards in the place of tokens put in between.

use super::mark::{Mark, is_break, is_break_or_end, is_space_or_end};
use super::token::{Token, TokenKind};
use crate::node::between;

/// What is wrong, and at which byte.
pub(super) type Failure = (usize, &'static str);

/// How deep flow collections may be nested.
const DEPTH: usize = 100;

/// How far a key may be from its colon, in characters.
const LONGEST_KEY: usize = 1024;

/// A token that may turn out to be a key.
#[derive(Clone, Copy)]
struct SimpleKey {
    token: usize,
    required: bool,
    mark: (usize, usize, usize),
    start: usize,
}

/// A scanner at a place of its text.
pub(super) struct Scanner<'t> {
    pub(super) mark: Mark<'t>,
    tokens: Vec<Token>,
    pub(super) flow_level: usize,
    /// The column of the present block collection; -1 outside.
    pub(super) indent: isize,
    indents: Vec<isize>,
    pub(super) allow_simple_key: bool,
    /// For each level of flow collections, its possible key.
    keys: Vec<Option<SimpleKey>>,
}

/// All tokens of a text; the last one is [`TokenKind::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Failure> {
    let mut scanner = Scanner {
        mark: Mark::new(text),
        tokens: Vec::new(),
        flow_level: 0,
        indent: -1,
        indents: Vec::new(),
        allow_simple_key: true,
        keys: vec![None],
    };
    while scanner.fetch()? {}
    Ok(scanner.tokens)
}

impl Scanner<'_> {
    /// Scans one token more; whether there may be others.
    fn fetch(&mut self) -> Result<bool, Failure> {
        self.skip_to_token();
        self.drop_stale_keys()?;
        self.unwind(self.mark.column as isize);
        let start = self.mark.at();
        let (letter, second) = (self.mark.peek(), self.mark.peek_second());
        let Some(letter) = letter else {
            self.unwind(-1);
            self.remove_key()?;
            self.push(start, TokenKind::End);
            return Ok(false);
        };
        let flow = self.flow_level > 0;
        let at_edge = self.mark.column == 0;
        match letter {
            '%' if at_edge => {
                self.unwind(-1);
                self.remove_key()?;
                self.allow_simple_key = false;
                let kind = self.directive()?;
                self.push(start, kind);
            }
            '-' if at_edge && self.mark.at_document_marker("---") => self.document(TokenKind::DocumentStart)?,
            '.' if at_edge && self.mark.at_document_marker("...") => self.document(TokenKind::DocumentEnd)?,
            '[' => self.flow_start(TokenKind::FlowSequenceStart)?,
            '{' => self.flow_start(TokenKind::FlowMappingStart)?,
            ']' => self.flow_end(TokenKind::FlowSequenceEnd)?,
            '}' => self.flow_end(TokenKind::FlowMappingEnd)?,
            ',' => {
                self.allow_simple_key = true;
                self.remove_key()?;
                self.mark.forward();
                self.push(start, TokenKind::FlowEntry);
            }
            '-' if is_space_or_end(second) => self.block_entry()?,
            '?' if flow || is_space_or_end(second) => self.key()?,
            ':' if flow || is_space_or_end(second) => self.value()?,
            '*' | '&' => {
                self.save_key()?;
                self.allow_simple_key = false;
                let name = self.anchor()?;
                self.push(start, if letter == '*' { TokenKind::Alias(name) } else { TokenKind::Anchor(name) });
            }
            '!' => {
                self.save_key()?;
                self.allow_simple_key = false;
                let kind = self.tag()?;
                self.push(start, kind);
            }
            '|' | '>' if !flow => {
                self.allow_simple_key = true;
                self.remove_key()?;
                let text = self.block_scalar(letter == '>')?;
                self.push(start, TokenKind::Scalar(text, false));
            }
            '\'' | '"' => {
                self.save_key()?;
                self.allow_simple_key = false;
                let (text, broken) = self.flow_scalar(letter)?;
                self.push(start, TokenKind::Scalar(text, false));
                if let Some(token) = self.tokens.last_mut() {
                    token.broken = broken;
                }
            }
            letter if self.begins_plain(letter, second) => {
                self.save_key()?;
                self.allow_simple_key = false;
                let (text, end) = self.plain();
                self.tokens.push(token(between(start, end), TokenKind::Scalar(text, true)));
            }
            _ => return Err((start, "this character cannot begin anything in YAML")),
        }
        Ok(true)
    }

    fn begins_plain(&self, letter: char, second: Option<char>) -> bool {
        let special = is_space_or_end(Some(letter)) || "-?:,[]{}#&*!|>'\"%@`".contains(letter);
        let free = letter == '-' || (self.flow_level == 0 && matches!(letter, '?' | ':'));
        !special || (!is_space_or_end(second) && free)
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        let end = self.mark.at();
        self.tokens.push(token(between(start, end), kind));
    }

    fn skip_to_token(&mut self) {
        if self.mark.at() == 0 && self.mark.peek() == Some('\u{feff}') {
            self.mark.forward();
        }
        loop {
            while self.mark.peek() == Some(' ') {
                self.mark.forward();
            }
            if self.mark.peek() == Some('#') {
                self.mark.line(None);
            }
            if self.mark.line_break().is_none() {
                return;
            }
            if self.flow_level == 0 {
                self.allow_simple_key = true;
            }
        }
    }

    /// A key has to stand on one line with its colon.
    fn is_stale(&self, key: &SimpleKey) -> bool {
        let (line, index, _) = key.mark;
        line != self.mark.line || self.mark.index - index > LONGEST_KEY
    }

    fn drop_stale_keys(&mut self) -> Result<(), Failure> {
        // Keys of other levels are looked at when their level is left.
        for level in [0, self.flow_level] {
            let Some(key) = self.keys.get(level).copied().flatten() else { continue };
            if self.is_stale(&key) {
                if key.required {
                    return Err((key.start, "a colon is missing behind this key"));
                }
                self.forget_key(level);
            }
        }
        Ok(())
    }

    fn forget_key(&mut self, level: usize) {
        if let Some(key) = self.keys.get_mut(level) {
            *key = None;
        }
    }

    fn save_key(&mut self) -> Result<(), Failure> {
        let required = self.flow_level == 0 && self.indent == self.mark.column as isize;
        if self.allow_simple_key {
            self.remove_key()?;
            let mark = (self.mark.line, self.mark.index, self.mark.column);
            let key = SimpleKey { token: self.tokens.len(), required, mark, start: self.mark.at() };
            if let Some(place) = self.keys.get_mut(self.flow_level) {
                *place = Some(key);
            }
        }
        Ok(())
    }

    fn remove_key(&mut self) -> Result<(), Failure> {
        match self.keys.get(self.flow_level).copied().flatten() {
            Some(key) if key.required => Err((key.start, "a colon is missing behind this key")),
            _ => {
                self.forget_key(self.flow_level);
                Ok(())
            }
        }
    }

    fn unwind(&mut self, column: isize) {
        while self.flow_level == 0 && self.indent > column {
            self.indent = self.indents.pop().unwrap_or(-1);
            self.push(self.mark.at(), TokenKind::BlockEnd);
        }
    }

    fn add_indent(&mut self, column: usize) -> bool {
        let column = column as isize;
        let deeper = self.indent < column;
        if deeper {
            self.indents.push(self.indent);
            self.indent = column;
        }
        deeper
    }

    fn document(&mut self, kind: TokenKind) -> Result<(), Failure> {
        self.unwind(-1);
        self.remove_key()?;
        self.allow_simple_key = false;
        let start = self.mark.at();
        (0..3).for_each(|_| self.mark.forward());
        self.push(start, kind);
        Ok(())
    }

    fn flow_start(&mut self, kind: TokenKind) -> Result<(), Failure> {
        self.save_key()?;
        self.flow_level += 1;
        if self.flow_level > DEPTH {
            return Err((self.mark.at(), "this is nested too deep"));
        }
        self.keys.truncate(self.flow_level);
        self.keys.push(None);
        self.allow_simple_key = true;
        let start = self.mark.at();
        self.mark.forward();
        self.push(start, kind);
        Ok(())
    }

    fn flow_end(&mut self, kind: TokenKind) -> Result<(), Failure> {
        self.remove_key()?;
        let start = self.mark.at();
        self.flow_level = self.flow_level.checked_sub(1).ok_or((start, "this bracket closes none"))?;
        // What may have become stale on the way.
        self.drop_stale_keys()?;
        self.allow_simple_key = false;
        self.mark.forward();
        self.push(start, kind);
        Ok(())
    }

    fn block_entry(&mut self) -> Result<(), Failure> {
        let start = self.mark.at();
        if self.flow_level == 0 {
            if !self.allow_simple_key {
                return Err((start, "an item of a list cannot begin here"));
            }
            if self.add_indent(self.mark.column) {
                self.push(start, TokenKind::BlockSequenceStart);
            }
        }
        self.allow_simple_key = true;
        self.remove_key()?;
        self.mark.forward();
        self.push(start, TokenKind::BlockEntry);
        Ok(())
    }

    fn key(&mut self) -> Result<(), Failure> {
        let start = self.mark.at();
        if self.flow_level == 0 {
            if !self.allow_simple_key {
                return Err((start, "a key cannot begin here"));
            }
            if self.add_indent(self.mark.column) {
                self.push(start, TokenKind::BlockMappingStart);
            }
        }
        self.allow_simple_key = self.flow_level == 0;
        self.remove_key()?;
        self.mark.forward();
        self.push(start, TokenKind::Key);
        Ok(())
    }

    fn value(&mut self) -> Result<(), Failure> {
        let start = self.mark.at();
        let key = self.keys.get(self.flow_level).copied().flatten();
        if let Some(key) = key {
            self.forget_key(self.flow_level);
            let (_, _, column) = key.mark;
            let mapping = self.flow_level == 0 && self.add_indent(column);
            if let Some(token) = self.tokens.get_mut(key.token) {
                token.key = true;
                token.mapping = mapping;
            }
            self.allow_simple_key = false;
        } else {
            if self.flow_level == 0 {
                if !self.allow_simple_key {
                    return Err((start, "a value cannot begin here: a text with a colon in it needs quotes"));
                }
                if self.add_indent(self.mark.column) {
                    self.push(start, TokenKind::BlockMappingStart);
                }
            }
            self.allow_simple_key = self.flow_level == 0;
            self.remove_key()?;
        }
        self.mark.forward();
        self.push(start, TokenKind::Value);
        Ok(())
    }

    fn directive(&mut self) -> Result<TokenKind, Failure> {
        let start = self.mark.at();
        self.mark.forward();
        let name = self.mark.word();
        if name.is_empty() || !matches!(self.mark.peek(), None | Some(' ')) && !is_break(self.mark.peek()) {
            return Err((start, "this directive has no name"));
        }
        let wrong = (start, "this directive is none that YAML has");
        let mut tag = None;
        match name {
            "YAML" => {
                self.mark.spaces();
                let major = self.mark.digits();
                if major.is_empty() || self.mark.peek() != Some('.') {
                    return Err(wrong);
                }
                self.mark.forward();
                if self.mark.digits().is_empty() || major != "1" {
                    return Err((start, "this is no YAML 1"));
                }
                if !matches!(self.mark.peek(), None | Some(' ')) && !is_break(self.mark.peek()) {
                    return Err(wrong);
                }
            }
            "TAG" => {
                self.mark.spaces();
                let handle = self.tag_handle()?;
                if self.mark.peek() != Some(' ') {
                    return Err(wrong);
                }
                self.mark.spaces();
                tag = Some(Box::new((handle, self.tag_uri()?)));
                if !matches!(self.mark.peek(), None | Some(' ')) && !is_break(self.mark.peek()) {
                    return Err(wrong);
                }
            }
            _ => self.mark.line(None),
        }
        self.ignored_line()?;
        Ok(TokenKind::Directive(tag))
    }

    /// The rest of a line in which only a comment may stand.
    pub(super) fn ignored_line(&mut self) -> Result<(), Failure> {
        self.mark.spaces();
        if self.mark.peek() == Some('#') {
            self.mark.line(None);
        }
        if !is_break_or_end(self.mark.peek()) {
            return Err((self.mark.at(), "only a comment may stand here"));
        }
        self.mark.line_break();
        Ok(())
    }
}

fn token(span: packaging::Span, kind: TokenKind) -> Token {
    Token { kind, span, key: false, mapping: false, broken: false }
}
