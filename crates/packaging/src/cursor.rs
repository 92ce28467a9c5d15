//! A reader over one text: the position is a byte offset, and nothing is ever copied.

use crate::whitespace::is_space;

/// The rest of a text that has still to be read.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    whole: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(whole: &'a str) -> Self {
        Cursor { whole, rest: whole }
    }

    /// Byte offset of the next character.
    pub(crate) fn position(&self) -> usize {
        self.whole.len() - self.rest.len()
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(crate) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Whether an ASCII digit follows the next `skipped` bytes.
    pub(crate) fn digit_after(&self, skipped: usize) -> bool {
        self.rest.as_bytes().get(skipped).is_some_and(u8::is_ascii_digit)
    }

    /// What was read since `earlier`, an older copy of this cursor.
    pub(crate) fn since(&self, earlier: &Cursor<'a>) -> &'a str {
        earlier.rest.get(..earlier.rest.len() - self.rest.len()).unwrap_or_default()
    }

    /// Steps over `text` if it comes next.
    pub(crate) fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Steps over `word`, given in lower case ASCII, if it comes next in any case.
    pub(crate) fn eat_word(&mut self, word: &str) -> bool {
        match self.rest.split_at_checked(word.len()) {
            Some((head, rest)) if head.eq_ignore_ascii_case(word) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Steps over one character if it is among `wanted`.
    pub(crate) fn eat_any(&mut self, wanted: &[char]) -> bool {
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Reads as long as `wanted` holds; the result may be empty.
    pub(crate) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (head, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    /// The same of ASCII characters alone.
    pub(crate) fn take_ascii_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(|byte| !(byte.is_ascii() && wanted(byte))).unwrap_or(self.rest.len());
        let (head, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    pub(crate) fn digits(&mut self) -> &'a str {
        self.take_ascii_while(|byte| byte.is_ascii_digit())
    }

    /// Steps over spaces and tabs, the only whitespace of PEP 508; true if there was some.
    pub(crate) fn blanks(&mut self) -> bool {
        !self.take_ascii_while(|byte| matches!(byte, b' ' | b'\t')).is_empty()
    }

    /// Steps over everything that Python calls whitespace.
    pub(crate) fn spaces(&mut self) {
        self.take_while(is_space);
    }
}
