//! Where a fact was found.

/// A place in one of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which text, in the order in which they were given.
    pub source: usize,
    /// The line, from 1; 0 where the text as a whole says it.
    pub line: usize,
    /// In JSON the list and which item of it, from 0: `("packages", 12)`.
    pub item: Option<(&'static str, usize)>,
}

/// Something that was found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl Place {
    /// The text as a whole.
    pub(crate) const fn whole(source: usize) -> Self {
        Self { source, line: 0, item: None }
    }

    /// A line of a text.
    pub(crate) const fn line(source: usize, line: usize) -> Self {
        Self { source, line, item: None }
    }

    /// The place inside its text in words: `line 3`, `packages[12], line 3`; empty for the text as a whole.
    pub fn within(&self) -> String {
        let line = if self.line > 0 { ["line ", &self.line.to_string()].concat() } else { String::new() };
        match self.item {
            Some((list, index)) => [list, "[", &index.to_string(), "], ", &line].concat(),
            None => line,
        }
    }
}

impl<T> Found<T> {
    pub(crate) const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}
