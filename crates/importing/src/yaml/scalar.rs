//! Scalars, anchors and tags of the scanner.

use super::mark::{is_break, is_break_or_end, is_space_or_end};
use super::scanner::{Failure, Scanner};
use super::token::TokenKind;

/// Left without a closing quote.
const OPEN: &str = "this text has no closing quote";

impl Scanner<'_> {
    /// The name behind `&` or `*`.
    pub(super) fn anchor(&mut self) -> Result<String, Failure> {
        let start = self.mark.at();
        self.mark.forward();
        let name = self.mark.word().to_owned();
        let ends = is_space_or_end(self.mark.peek()) || self.mark.peek().is_some_and(|next| "?:,]}%@`".contains(next));
        if name.is_empty() || !ends {
            Err((start, "an anchor or alias needs a name of letters and digits"))
        } else {
            Ok(name)
        }
    }

    /// A tag behind its `!`.
    pub(super) fn tag(&mut self) -> Result<TokenKind, Failure> {
        let start = self.mark.at();
        let second = self.mark.peek_second();
        let (handle, suffix) = if second == Some('<') {
            self.mark.forward();
            self.mark.forward();
            let suffix = self.tag_uri()?;
            if self.mark.peek() != Some('>') {
                return Err((start, "this tag is not closed"));
            }
            self.mark.forward();
            (None, suffix)
        } else if is_space_or_end(second) {
            self.mark.forward();
            (None, "!".to_owned())
        } else if self.mark.has_second_exclamation() {
            (Some(self.tag_handle()?), self.tag_uri()?)
        } else {
            self.mark.forward();
            (Some("!".to_owned()), self.tag_uri()?)
        };
        if !matches!(self.mark.peek(), Some(' ')) && !is_break_or_end(self.mark.peek()) {
            return Err((start, "a space is missing behind this tag"));
        }
        Ok(TokenKind::Tag(Box::new((handle, suffix))))
    }

    pub(super) fn tag_handle(&mut self) -> Result<String, Failure> {
        let start = self.mark.at();
        let wrong = (start, "this is no handle of a tag");
        if self.mark.peek() != Some('!') {
            return Err(wrong);
        }
        self.mark.forward();
        let mut handle = String::from("!");
        if self.mark.peek() != Some(' ') {
            handle.push_str(self.mark.word());
            if self.mark.peek() != Some('!') {
                return Err(wrong);
            }
            self.mark.forward();
            handle.push('!');
        }
        Ok(handle)
    }

    pub(super) fn tag_uri(&mut self) -> Result<String, Failure> {
        let start = self.mark.at();
        let wrong = (start, "this tag has no name");
        let mut bytes = Vec::new();
        loop {
            let plain = self
                .mark
                .take_while(|letter| letter.is_ascii_alphanumeric() || "-;/?:@&=+$,_.!~*'()[]".contains(letter));
            bytes.extend_from_slice(plain.as_bytes());
            if self.mark.peek() != Some('%') {
                break;
            }
            self.mark.forward();
            let mut code = 0;
            for _ in 0..2 {
                code = code * 16 + self.mark.peek().and_then(|digit| digit.to_digit(16)).ok_or(wrong)?;
                self.mark.forward();
            }
            bytes.push(u8::try_from(code).unwrap_or_default());
        }
        if bytes.is_empty() {
            return Err(wrong);
        }
        String::from_utf8(bytes).map_err(|_| wrong)
    }

    /// A block scalar behind its `|` or `>`.
    pub(super) fn block_scalar(&mut self, folded: bool) -> Result<String, Failure> {
        self.mark.forward();
        let (keep, increment) = self.block_indicators()?;
        self.ignored_line()?;
        let least = usize::try_from(self.indent + 1).unwrap_or_default().max(1);
        let mut text = String::new();
        let mut breaks = String::new();
        let indent = match increment {
            Some(increment) => {
                let indent = least + increment - 1;
                self.block_breaks(indent, &mut breaks);
                indent
            }
            None => least.max(self.block_indentation(&mut breaks)),
        };
        let mut line_break = None;
        while self.mark.column == indent && self.mark.peek().is_some() {
            text.push_str(&breaks);
            breaks.clear();
            let leading = !matches!(self.mark.peek(), Some(' ' | '\t'));
            self.mark.line(Some(&mut text));
            line_break = self.mark.line_break();
            self.block_breaks(indent, &mut breaks);
            if self.mark.column != indent || self.mark.peek().is_none() {
                break;
            }
            let next_leading = !matches!(self.mark.peek(), Some(' ' | '\t'));
            if folded && line_break == Some('\n') && leading && next_leading {
                if breaks.is_empty() {
                    text.push(' ');
                }
            } else {
                text.extend(line_break);
            }
        }
        if keep != Some(false) {
            text.extend(line_break);
        }
        if keep == Some(true) {
            text.push_str(&breaks);
        }
        Ok(text)
    }

    /// What the signs behind `|` or `>` say: whether line breaks at the end stay (`+`) or go (`-`), and how far the text
    /// is indented.
    fn block_indicators(&mut self) -> Result<(Option<bool>, Option<usize>), Failure> {
        let start = self.mark.at();
        let (mut keep, mut increment) = (None, None);
        for _ in 0..2 {
            match self.mark.peek() {
                Some(sign @ ('+' | '-')) if keep.is_none() => keep = Some(sign == '+'),
                Some(digit @ '1'..='9') if increment.is_none() => {
                    increment = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
                }
                _ => break,
            }
            self.mark.forward();
        }
        if !matches!(self.mark.peek(), Some(' ')) && !is_break_or_end(self.mark.peek()) {
            return Err((start, "behind | or > may stand + or -, a digit from 1 to 9, and a comment"));
        }
        Ok((keep, increment))
    }

    /// Empty lines before the text, and how far the deepest line among them is indented.
    fn block_indentation(&mut self, breaks: &mut String) -> usize {
        let mut deepest = 0;
        loop {
            match self.mark.peek() {
                Some(' ') => {
                    self.mark.forward();
                    deepest = deepest.max(self.mark.column);
                }
                next if is_break(next) => breaks.extend(self.mark.line_break()),
                _ => return deepest,
            }
        }
    }

    /// Empty lines, and the indentation of the line behind them.
    fn block_breaks(&mut self, indent: usize, breaks: &mut String) {
        loop {
            while self.mark.column < indent && self.mark.peek() == Some(' ') {
                self.mark.forward();
            }
            if !is_break(self.mark.peek()) {
                return;
            }
            breaks.extend(self.mark.line_break());
        }
    }

    /// A text in quotes, and whether a character is missing in it.
    pub(super) fn flow_scalar(&mut self, quote: char) -> Result<(String, bool), Failure> {
        let start = self.mark.at();
        let mut text = String::new();
        self.mark.forward();
        let mut broken = self.non_spaces(quote, &mut text, start)?;
        while self.mark.peek() != Some(quote) {
            let blanks = self.mark.take_while(|letter| matches!(letter, ' ' | '\t'));
            match self.mark.peek() {
                None => return Err((start, OPEN)),
                next if is_break(next) => self.folded_break(&mut text, start)?,
                _ => text.push_str(blanks),
            }
            broken |= self.non_spaces(quote, &mut text, start)?;
        }
        self.mark.forward();
        Ok((text, broken))
    }

    /// A line break in a quoted text: a space, or the empty lines that follow.
    fn folded_break(&mut self, text: &mut String, start: usize) -> Result<(), Failure> {
        let line_break = self.mark.line_break();
        let before = text.len();
        if line_break != Some('\n') {
            text.extend(line_break);
        }
        let had = text.len();
        self.flow_breaks(text, start)?;
        if line_break == Some('\n') && text.len() == before && had == before {
            text.push(' ');
        }
        Ok(())
    }

    fn flow_breaks(&mut self, text: &mut String, start: usize) -> Result<(), Failure> {
        loop {
            if self.mark.at_document_marker("---") || self.mark.at_document_marker("...") {
                return Err((start, "a new document begins inside this text"));
            }
            self.mark.take_while(|letter| matches!(letter, ' ' | '\t'));
            if !is_break(self.mark.peek()) {
                return Ok(());
            }
            text.extend(self.mark.line_break());
        }
    }

    fn non_spaces(&mut self, quote: char, text: &mut String, start: usize) -> Result<bool, Failure> {
        let mut broken = false;
        let double = quote == '"';
        loop {
            let plain =
                self.mark.take_while(|letter| !matches!(letter, '\'' | '"' | '\\') && !is_space_or_end(Some(letter)));
            text.push_str(plain);
            match self.mark.peek() {
                Some('\'') if !double && self.mark.peek_second() == Some('\'') => {
                    text.push('\'');
                    self.mark.forward();
                    self.mark.forward();
                }
                Some(letter @ '\'') if double => {
                    text.push(letter);
                    self.mark.forward();
                }
                Some(letter @ ('"' | '\\')) if !double => {
                    text.push(letter);
                    self.mark.forward();
                }
                Some('\\') => {
                    self.mark.forward();
                    broken |= self.escape(text, start)?;
                }
                _ => return Ok(broken),
            }
        }
    }

    /// What follows a backslash; whether it is half of a surrogate pair.
    fn escape(&mut self, text: &mut String, start: usize) -> Result<bool, Failure> {
        let Some(letter) = self.mark.peek() else { return Err((start, OPEN)) };
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            letter if is_break(Some(letter)) => {
                self.mark.line_break();
                return self.flow_breaks(text, start).map(|()| false);
            }
            letter => {
                let escaped = escaped(letter).ok_or((self.mark.at(), "this escape is none that YAML has"))?;
                text.push(escaped);
                self.mark.forward();
                return Ok(false);
            }
        };
        let at = self.mark.at();
        self.mark.forward();
        let mut code = 0_u32;
        for _ in 0..digits {
            let digit = self.mark.peek().and_then(|digit| digit.to_digit(16));
            let wrong = (at, "this escape needs more hexadecimal digits");
            code = code.wrapping_mul(16) + digit.ok_or(wrong)?;
            self.mark.forward();
        }
        if (0xd800..0xe000).contains(&code) {
            return Ok(true);
        }
        text.push(char::from_u32(code).ok_or((at, "this escape is no character"))?);
        Ok(false)
    }

    /// A plain scalar, and where it ends.
    pub(super) fn plain(&mut self) -> (String, usize) {
        let flow = self.flow_level > 0;
        let indent = self.indent + 1;
        let mut text = String::new();
        let mut spaces = String::new();
        let mut end = self.mark.at();
        loop {
            if self.mark.peek() == Some('#') {
                break;
            }
            let start = self.mark.at();
            while let Some(letter) = self.mark.peek() {
                let second = self.mark.peek_second();
                let colon = letter == ':'
                    && (is_space_or_end(second) || flow && second.is_some_and(|next| ",[]{}".contains(next)));
                if is_space_or_end(Some(letter)) || colon || flow && ",?[]{}".contains(letter) {
                    break;
                }
                if self.mark.at() == start {
                    text.push_str(&spaces);
                }
                text.push(letter);
                self.mark.forward();
            }
            if self.mark.at() == start {
                break;
            }
            self.allow_simple_key = false;
            end = self.mark.at();
            spaces = self.plain_spaces();
            let outdented = !flow && (self.mark.column as isize) < indent;
            if spaces.is_empty() || self.mark.peek() == Some('#') || outdented {
                break;
            }
        }
        (text, end)
    }

    /// Spaces and line breaks inside a plain scalar; none at a mark of a document.
    fn plain_spaces(&mut self) -> String {
        let blanks = self.mark.spaces().to_owned();
        if !is_break(self.mark.peek()) {
            return blanks;
        }
        let line_break = self.mark.line_break();
        self.allow_simple_key = true;
        let mut breaks = String::new();
        loop {
            if self.mark.column == 0 && self.at_marker() {
                return String::new();
            }
            match self.mark.peek() {
                Some(' ') => self.mark.forward(),
                next if is_break(next) => breaks.extend(self.mark.line_break()),
                _ => break,
            }
        }
        match line_break {
            Some('\n') if breaks.is_empty() => breaks.push(' '),
            Some('\n') => {}
            other => breaks.insert_str(0, &other.map(String::from).unwrap_or_default()),
        }
        breaks
    }

    fn at_marker(&self) -> bool {
        self.mark.at_document_marker("---") || self.mark.at_document_marker("...")
    }
}

/// What a letter behind a backslash stands for.
const fn escaped(letter: char) -> Option<char> {
    Some(match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '\\' | '/' => letter,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return None,
    })
}
