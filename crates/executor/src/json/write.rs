//! Writes JSON.

use super::Json;
use core::fmt::{self, Display, Write};

/// How deep a pretty text is indented per level.
const INDENT: usize = 2;

/// The text, without blanks: numbers as they were read, texts with as few escapes as the standard allows.
impl Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(out, None)
    }
}

impl Json {
    /// The text on several lines, indented, for a person.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        // Writing to a text cannot fail.
        let _ = self.write(&mut out, Some(0));
        out
    }

    /// Writes the value; `level` is how deep it is indented, or `None` for one line without blanks.
    fn write(&self, out: &mut impl Write, level: Option<usize>) -> fmt::Result {
        match self {
            Self::Null => out.write_str("null"),
            Self::Bool(value) => write!(out, "{value}"),
            Self::Number(number) => out.write_str(number),
            Self::Text(content) => quoted(content, out),
            Self::List(items) => sequence(out, level, "[]", items.iter(), |out, level, item| item.write(out, level)),
            Self::Object(entries) => sequence(out, level, "{}", entries.iter(), |out, level, (key, value)| {
                quoted(key, out)?;
                out.write_str(if level.is_some() { ": " } else { ":" })?;
                value.write(out, level)
            }),
        }
    }
}

/// Items between brackets, with commas between them.
fn sequence<W: Write, T>(
    out: &mut W,
    level: Option<usize>,
    brackets: &str,
    items: impl Iterator<Item = T>,
    mut item: impl FnMut(&mut W, Option<usize>, T) -> fmt::Result,
) -> fmt::Result {
    let (open, close) = brackets.split_at_checked(1).unwrap_or((brackets, ""));
    let inner = level.map(|level| level + INDENT);
    let mut empty = true;
    out.write_str(open)?;
    for value in items {
        out.write_str(if empty { "" } else { "," })?;
        empty = false;
        line_break(out, inner)?;
        item(out, inner, value)?;
    }
    if !empty {
        line_break(out, level)?;
    }
    out.write_str(close)
}

fn line_break(out: &mut impl Write, level: Option<usize>) -> fmt::Result {
    match level {
        Some(level) => write!(out, "\n{:level$}", ""),
        None => Ok(()),
    }
}

fn quoted(content: &str, out: &mut impl Write) -> fmt::Result {
    out.write_char('"')?;
    for letter in content.chars() {
        match letter {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            letter if letter < ' ' => write!(out, "\\u{:04x}", u32::from(letter))?,
            letter => out.write_char(letter)?,
        }
    }
    out.write_char('"')
}
