//! The tokens of JSON (RFC 8259).

use super::{Broken, Value};

/// A place in the text that moves forward.
#[derive(Debug)]
pub(super) struct Scan {
    /// The byte that is read next.
    pub at: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Line breaks inside of texts.
    pub wrapped: usize,
}

impl Scan {
    pub const fn new(at: usize, line: usize) -> Self {
        Self { at, line, wrapped: 0 }
    }

    /// Skips blanks and says which byte comes next.
    pub fn peek(&mut self, text: &str) -> Option<u8> {
        let bytes = text.as_bytes();
        loop {
            let byte = *bytes.get(self.at)?;
            match byte {
                b' ' | b'\t' | b'\r' => {}
                b'\n' => self.line += 1,
                _ => return Some(byte),
            }
            self.at += 1;
        }
    }

    /// A value that is neither list nor object; without `keep` a text is empty.
    pub fn scalar(&mut self, text: &str, first: u8, keep: bool) -> Result<Value, Broken> {
        if first == b'"' {
            return self.text(text, keep).map(Value::Text);
        }
        let rest = text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        let word = text.get(self.at..self.at + length).unwrap_or_default();
        let value = match word {
            "null" | "NaN" | "Infinity" | "-Infinity" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            word if is_number(word) => Value::Number(word.to_owned()),
            // The text may end inside of the word.
            word if rest.len() == length && is_beginning(word) => return Err(Broken::Ends),
            _ => return Err(Broken::Unexpected),
        };
        self.at += length;
        Ok(value)
    }

    /// The text that begins with the quotation mark here; without `keep` it is read over and empty.
    pub fn text(&mut self, text: &str, keep: bool) -> Result<String, Broken> {
        let bytes = text.as_bytes();
        let mut at = self.at + 1;
        let mut from = at;
        let mut out = String::new();
        loop {
            let byte = *bytes.get(at).ok_or(Broken::Ends)?;
            match byte {
                b'"' => {
                    if keep {
                        out.push_str(text.get(from..at).unwrap_or_default());
                    }
                    self.at = at + 1;
                    return Ok(out);
                }
                b'\\' => {
                    if keep {
                        out.push_str(text.get(from..at).unwrap_or_default());
                        at = escape(text, at + 1, &mut out)?;
                    } else {
                        at += 2;
                    }
                    from = at;
                }
                b'\n' | b'\r' => {
                    // No JSON, but what a terminal makes of it.
                    if byte == b'\n' {
                        self.line += 1;
                        self.wrapped += 1;
                    }
                    if keep {
                        out.push_str(text.get(from..at).unwrap_or_default());
                    }
                    at += 1;
                    from = at;
                }
                _ => at += 1,
            }
        }
    }
}

/// Puts what an escape means behind `out`, and says where it ends.
fn escape(text: &str, at: usize, out: &mut String) -> Result<usize, Broken> {
    let letter = match text.as_bytes().get(at).ok_or(Broken::Ends)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unit(text, at + 1, out),
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        _ => return Err(Broken::Unexpected),
    };
    out.push(letter);
    Ok(at + 1)
}

/// A UTF-16 unit, or two that belong together.
fn unit(text: &str, at: usize, out: &mut String) -> Result<usize, Broken> {
    let digits = |at: usize| {
        let digits = text.get(at..at + 4)?;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let broken = || if at + 4 > text.len() { Broken::Ends } else { Broken::Unexpected };
    let first = digits(at).ok_or_else(broken)?;
    let second = text.get(at + 4..at + 6).filter(|next| *next == "\\u").and_then(|_| digits(at + 6));
    if let Some(second) = second
        && let Some(Ok(letter)) = char::decode_utf16([first, second]).next()
        && letter.len_utf16() == 2
    {
        out.push(letter);
        return Ok(at + 10);
    }
    out.push(char::from_u32(u32::from(first)).unwrap_or(char::REPLACEMENT_CHARACTER));
    Ok(at + 4)
}

/// Whether a word is a number; zeros in front are let through.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.ends_with(|last: char| last.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte))
}

/// Whether a word can still become a value.
fn is_beginning(word: &str) -> bool {
    word == "-"
        || ["null", "true", "false"].into_iter().any(|whole| whole.starts_with(word))
        || is_number(word.trim_end_matches(['+', '-', '.', 'e', 'E']))
}
