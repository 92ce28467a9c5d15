//! A reader over one text: the position is a byte offset, and nothing is copied.

/// The rest of a text that has still to be read.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    whole: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(whole: &'a str) -> Self {
        Self { whole, at: 0 }
    }

    /// Byte offset of the next character.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.whole.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character behind the next one.
    pub(crate) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// The next byte; nought at the end.
    pub(crate) fn byte(&self) -> u8 {
        self.byte_after(0)
    }

    /// The byte that follows the next `skipped` ones; nought behind the end.
    pub(crate) fn byte_after(&self, skipped: usize) -> u8 {
        self.whole.as_bytes().get(self.at + skipped).copied().unwrap_or_default()
    }

    pub(crate) const fn at_end(&self) -> bool {
        self.at >= self.whole.len()
    }

    /// Takes the next character.
    pub(crate) fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// Steps over a text if it comes next.
    pub(crate) fn eat(&mut self, text: &str) -> bool {
        let next = self.rest().starts_with(text);
        if next {
            self.at += text.len();
        }
        next
    }

    /// Reads as long as `wanted` holds; the result may be empty.
    pub(crate) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|letter| !wanted(letter)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Steps over spaces and tabs.
    pub(crate) fn blanks(&mut self) {
        self.take_while(|letter| matches!(letter, ' ' | '\t'));
    }

    /// What was read since an earlier position.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.whole.get(start..self.at).unwrap_or_default()
    }
}

/// The character that hexadecimal digits give, which must be that many; `None` for what is no character of Unicode.
pub(crate) fn code_point(cursor: &mut Cursor<'_>, digits: usize) -> Option<char> {
    let mut code = 0_u32;
    for _ in 0..digits {
        code = code.checked_mul(16)? + cursor.peek()?.to_digit(16)?;
        cursor.next();
    }
    char::from_u32(code)
}
