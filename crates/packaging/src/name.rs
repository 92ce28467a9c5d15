//! The name of a distribution: written by a person, compared in the normal form of PEP 503.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::cursor::Cursor;

/// A valid distribution name. Shown as it was written; equal and ordered by its normal form.
#[derive(Clone, Debug)]
pub struct DistributionName {
    written: Box<str>,
    /// Only if it differs from what was written.
    normalized: Option<Box<str>>,
}

impl DistributionName {
    /// The only way to a name: ASCII letters, digits, `.`, `-` and `_`, a letter or digit first, and, as in
    /// packaging's own parser, a letter, digit or `_` last. `None` for anything else.
    pub fn parse(text: &str) -> Option<DistributionName> {
        let mut cursor = Cursor::new(text);
        let name = DistributionName::scan(&mut cursor)?;
        cursor.at_end().then_some(name)
    }

    /// Reads the name that comes next.
    pub(crate) fn scan(cursor: &mut Cursor) -> Option<DistributionName> {
        let name = scan_identifier(cursor)?;
        let normalized = (!is_normal(name)).then(|| normalize(name).into());
        Some(DistributionName { written: name.into(), normalized })
    }

    /// The name as it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// [`DistributionName::normalized`] for those who need nothing else.
    pub fn into_normalized(self) -> String {
        self.normalized.unwrap_or(self.written).into()
    }

    /// The normal form of PEP 503: lower case, every run of `-`, `_`, `.` one `-`.
    pub fn normalized(&self) -> &str {
        self.normalized.as_deref().unwrap_or(&self.written)
    }
}

impl fmt::Display for DistributionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl PartialEq for DistributionName {
    fn eq(&self, other: &Self) -> bool {
        self.normalized() == other.normalized()
    }
}

impl Eq for DistributionName {}

impl Ord for DistributionName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.normalized().cmp(other.normalized())
    }
}

impl PartialOrd for DistributionName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether a valid name is in its normal form already.
fn is_normal(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.bytes().all(plain) && !name.as_bytes().windows(2).any(|pair| pair == b"--")
}

/// Python's `canonicalize_name` for any text, as it is also used for extras (PEP 685).
pub(crate) fn normalize(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    let lower = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
    for c in lower.chars() {
        let c = if matches!(c, '_' | '.') { '-' } else { c.to_ascii_lowercase() };
        if c != '-' || !normalized.ends_with('-') {
            normalized.push(c);
        }
    }
    normalized
}

/// Reads the name of a distribution or an extra (`IDENTIFIER` of packaging's tokenizer).
pub(crate) fn scan_identifier<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    if !cursor.peek()?.is_ascii_alphanumeric() {
        return None;
    }
    let mut ahead = *cursor;
    let run = ahead.take_ascii_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'));
    // A word boundary must follow: `.` and `-` at the end are left to be read, and refused, as something else.
    let name = run.trim_end_matches(['.', '-']);
    cursor.eat(name);
    Some(name)
}
