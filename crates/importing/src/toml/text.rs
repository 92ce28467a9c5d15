//! TOML's texts.

use super::{Failure, Reader};
use crate::cursor::code_point;

/// Left without a closing quote.
const OPEN: &str = "this text has no closing quote";

impl Reader<'_> {
    /// A text of any of the four sorts.
    pub(super) fn text(&mut self) -> Result<String, Failure> {
        let rest = self.cursor.rest();
        if rest.starts_with("\"\"\"") || rest.starts_with("'''") {
            return self.block_text();
        }
        self.line_text(self.cursor.byte())
    }

    /// A text on one line.
    pub(super) fn line_text(&mut self, quote: u8) -> Result<String, Failure> {
        let start = self.cursor.at();
        let mut text = String::new();
        self.cursor.next();
        loop {
            text.push_str(self.cursor.take_while(|letter| {
                !matches!(letter, '"' | '\'' | '\\') && (letter == '\t' || !letter.is_ascii_control())
            }));
            match self.cursor.byte() {
                byte if byte == quote => {
                    self.cursor.next();
                    return Ok(text);
                }
                b'\\' if quote == b'"' => text.push(self.escape()?),
                b'"' | b'\'' | b'\\' => text.extend(self.cursor.next()),
                0 if self.cursor.at_end() => return Err((start, OPEN)),
                b'\n' | b'\r' => return Err((start, OPEN)),
                _ => return Err((self.cursor.at(), "a text may hold no control character")),
            }
        }
    }

    /// A text between three quotes.
    fn block_text(&mut self) -> Result<String, Failure> {
        let start = self.cursor.at();
        let double = self.cursor.byte() == b'"';
        let (quote, mark) = if double { ('"', "\"\"\"") } else { ('\'', "'''") };
        let mut text = String::new();
        self.cursor.eat(mark);
        if self.at_line_break() {
            self.line_break()?;
        }
        loop {
            text.push_str(self.cursor.take_while(|letter| {
                !matches!(letter, '"' | '\'' | '\\') && (letter == '\t' || !letter.is_ascii_control())
            }));
            if self.at_line_break() {
                self.line_break()?;
                text.push('\n');
                continue;
            }
            if self.cursor.eat(mark) {
                // Up to two quotes more belong to the text.
                for _ in 0..2 {
                    if self.cursor.peek() == Some(quote) {
                        self.cursor.next();
                        text.push(quote);
                    }
                }
                return Ok(text);
            }
            match self.cursor.byte() {
                b'\\' if double => {
                    if !self.escaped_break()? {
                        text.push(self.escape()?);
                    }
                }
                b'"' | b'\'' | b'\\' => text.extend(self.cursor.next()),
                0 if self.cursor.at_end() => return Err((start, OPEN)),
                _ => return Err((self.cursor.at(), "a text may hold no control character")),
            }
        }
    }

    /// A backslash at the end of a line, which takes away the break and the blanks behind it.
    fn escaped_break(&mut self) -> Result<bool, Failure> {
        let mut ahead = self.cursor;
        ahead.next();
        let direct = ahead.rest().starts_with('\n') || ahead.rest().starts_with("\r\n");
        if !direct && !matches!(ahead.byte(), b' ' | b'\t') {
            return Ok(false);
        }
        ahead.blanks();
        if !(ahead.rest().starts_with('\n') || ahead.rest().starts_with("\r\n")) {
            return Err((self.cursor.at(), "this escape is none that TOML has"));
        }
        loop {
            ahead.blanks();
            if !ahead.eat("\n") && !ahead.eat("\r\n") {
                break;
            }
        }
        self.cursor = ahead;
        Ok(true)
    }

    fn escape(&mut self) -> Result<char, Failure> {
        let wrong = (self.cursor.at(), "this escape is none that TOML has");
        self.cursor.next();
        Ok(match self.cursor.next().ok_or(wrong)? {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            letter @ ('"' | '\\') => letter,
            'u' => code_point(&mut self.cursor, 4).ok_or(wrong)?,
            'U' => code_point(&mut self.cursor, 8).ok_or(wrong)?,
            _ => return Err(wrong),
        })
    }
}
