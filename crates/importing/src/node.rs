//! A value with the place where it stands: what the readers of all languages make.

use crate::notice::Unknown;
use engine::PythonValue;
use packaging::Span;
use std::rc::Rc;

/// A value in a text. The same node may stand in several places (a variable, an alias).
#[derive(Debug)]
pub(crate) struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub content: Content,
    depth: u8,
}

/// How deep a value may be nested. Names and aliases can nest what the text does not.
const DEPTH: u8 = 200;

/// What a node is.
#[derive(Debug)]
pub(crate) enum Content {
    /// A value that is neither list nor dict.
    Scalar(PythonValue),
    /// Python's bytes.
    Bytes(Vec<u8>),
    /// A list, or what Python's typing takes for one.
    Sequence(Sequence, Vec<Rc<Node>>),
    /// Keys and values as written: a key may be there twice.
    Dict(Vec<(Rc<Node>, Rc<Node>)>),
    /// The call of a class or function with its keyword arguments: the dotted name, and how many other arguments.
    Call(String, Vec<(Rc<Node>, Rc<Node>)>, usize),
    /// A name of Python that stands for no known value, with dots.
    Name(String),
    /// A function of the text, by its number.
    Function(usize),
    /// Stands in the place of a key for what is spread from something unknown (`**options`).
    Spread,
    /// What has no value that settings can hold.
    Unknown(Unknown),
}

/// The kinds of sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sequence {
    List,
    Tuple,
    Set,
}

impl Node {
    pub(crate) fn new(span: Span, content: Content) -> Rc<Self> {
        let depth = match &content {
            Content::Sequence(_, items) => items.iter().map(|item| item.depth).max(),
            Content::Dict(entries) | Content::Call(_, entries, _) => {
                entries.iter().map(|(key, value)| key.depth.max(value.depth)).max()
            }
            _ => None,
        };
        match depth.map_or(0, |depth| depth + 1) {
            depth if depth > DEPTH => Rc::new(Self { span, content: Content::Unknown(Unknown::Deep), depth: 0 }),
            depth => Rc::new(Self { span, content, depth }),
        }
    }

    pub(crate) fn text(span: Span, text: impl Into<String>) -> Rc<Self> {
        Self::new(span, Content::Scalar(PythonValue::text(text)))
    }

    /// A value as nodes that all stand at one place.
    pub(crate) fn of_value(value: PythonValue, span: Span) -> Rc<Self> {
        let content = match value {
            PythonValue::List(items) => {
                let items = items.iter().map(|item| Self::of_value(item.clone(), span));
                Content::Sequence(Sequence::List, items.collect())
            }
            PythonValue::Dict(entries) => {
                let entries =
                    entries.into_iter().map(|(key, value)| (Self::text(span, key), Self::of_value(value, span)));
                Content::Dict(entries.collect())
            }
            scalar => Content::Scalar(scalar),
        };
        Self::new(span, content)
    }

    /// The text that it is.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(PythonValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The entries of the dict that it is.
    pub(crate) fn entries(&self) -> Option<&[(Rc<Self>, Rc<Self>)]> {
        match &self.content {
            Content::Dict(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key of the dict that it is; of a key that is there twice the last one counts.
    pub(crate) fn get(&self, key: &str) -> Option<&Rc<Self>> {
        let (_, value) = self.entries()?.iter().rfind(|(name, _)| name.as_text() == Some(key))?;
        Some(value)
    }

    /// The items of the list that it is.
    pub(crate) fn items(&self) -> Option<&[Rc<Self>]> {
        match &self.content {
            Content::Sequence(_, items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is written where nothing else could be.
    pub(crate) fn is_none(&self) -> bool {
        matches!(self.content, Content::Scalar(PythonValue::None))
    }
}

/// The place from one byte to before another.
pub(crate) fn between(start: usize, end: usize) -> Span {
    Span { start, length: end.saturating_sub(start) }
}
