//! YAML's tokens, as PyYAML has them.

use packaging::Span;

/// A token with its place.
#[derive(Debug)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// Whether it begins the key of a mapping (PyYAML's `KeyToken` before it), and with that a block mapping
    /// (`BlockMappingStartToken` before that).
    pub key: bool,
    pub mapping: bool,
    /// Whether a text has half of a surrogate pair in it, which Rust's have not.
    pub broken: bool,
}

/// The kinds of token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Handle and prefix of a tag.
    Directive(Option<Box<(String, String)>>),
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    FlowEntry,
    BlockEntry,
    Key,
    Value,
    Alias(String),
    Anchor(String),
    /// Handle and suffix.
    Tag(Box<(Option<String>, String)>),
    /// The text, and whether it is plain, so that it may be something else than a text.
    Scalar(String, bool),
    End,
}
