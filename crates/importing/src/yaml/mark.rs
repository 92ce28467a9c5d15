//! A place in a YAML text: the letters that come, and line, column and number of characters before them.

use crate::cursor::Cursor;

/// A place that only moves forward.
pub(super) struct Mark<'t> {
    cursor: Cursor<'t>,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) index: usize,
}

impl<'t> Mark<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { cursor: Cursor::new(text), line: 0, column: 0, index: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.cursor.at()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.cursor.peek()
    }

    pub(super) fn peek_second(&self) -> Option<char> {
        self.cursor.peek_second()
    }

    /// Steps over one character.
    pub(super) fn forward(&mut self) {
        let Some(letter) = self.cursor.next() else { return };
        self.index += 1;
        let breaks = is_break(Some(letter)) && !(letter == '\r' && self.peek() == Some('\n'));
        if breaks {
            self.line += 1;
            self.column = 0;
        } else if letter != '\u{feff}' {
            self.column += 1;
        }
    }

    /// Steps over characters as long as they are wanted, and returns them.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let start = self.at();
        while self.peek().is_some_and(&wanted) {
            self.forward();
        }
        self.cursor.since(start)
    }

    /// The rest of the line, added to a text if there is one.
    pub(super) fn line(&mut self, text: Option<&mut String>) {
        let line = self.take_while(|letter| !is_break(Some(letter)));
        if let Some(text) = text {
            text.push_str(line);
        }
    }

    pub(super) fn spaces(&mut self) -> &'t str {
        self.take_while(|letter| letter == ' ')
    }

    pub(super) fn digits(&mut self) -> &'t str {
        self.take_while(|letter| letter.is_ascii_digit())
    }

    /// What names in YAML are made of.
    pub(super) fn word(&mut self) -> &'t str {
        self.take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
    }

    /// Steps over a line break and returns what it means in a text.
    pub(super) fn line_break(&mut self) -> Option<char> {
        let letter = self.peek()?;
        if !is_break(Some(letter)) {
            return None;
        }
        self.forward();
        if letter == '\r' && self.peek() == Some('\n') {
            self.forward();
        }
        Some(if matches!(letter, '\u{2028}' | '\u{2029}') { letter } else { '\n' })
    }

    /// Whether a second `!` follows before the next space.
    pub(super) fn has_second_exclamation(&self) -> bool {
        let rest = self.cursor.rest().strip_prefix('!').unwrap_or_default();
        let end = rest.find(|letter| letter == '!' || letter == ' ' || is_break(Some(letter)));
        end.and_then(|end| rest.get(end..)).is_some_and(|rest| rest.starts_with('!'))
    }

    /// Whether a mark of the beginning or end of a document comes, with a space behind it.
    pub(super) fn at_document_marker(&self, marker: &str) -> bool {
        let after = self.cursor.rest().strip_prefix(marker);
        after.is_some_and(|after| is_space_or_end(after.chars().next()))
    }
}

/// A line break of YAML 1.1.
pub(super) const fn is_break(letter: Option<char>) -> bool {
    matches!(letter, Some('\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}'))
}

pub(super) const fn is_break_or_end(letter: Option<char>) -> bool {
    letter.is_none() || is_break(letter)
}

pub(super) const fn is_space_or_end(letter: Option<char>) -> bool {
    matches!(letter, None | Some(' ' | '\t')) || is_break(letter)
}
