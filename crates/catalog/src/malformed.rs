//! Why a text is not a catalog.

use core::fmt;

/// A catalog that cannot be read: where, and what should have been there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Keys and positions on the way, for example `flavors[3].name`; line and column where the text is not JSON.
    pub place: String,
    /// What should have been there.
    pub expected: &'static str,
}

impl Malformed {
    /// Something else than expected, in a place yet to be said.
    pub(crate) const fn new(expected: &'static str) -> Self {
        Self { place: String::new(), expected }
    }

    /// The same, one level further out: under a key.
    pub(crate) fn under(self, key: &str) -> Self {
        let separator = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        Self { place: [key, separator, &self.place].concat(), ..self }
    }

    /// The same, one level further out: at a position of a list.
    pub(crate) fn at(self, position: usize) -> Self {
        self.under(&format!("[{position}]"))
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: expected {}", self.place, self.expected)
    }
}

impl core::error::Error for Malformed {}
