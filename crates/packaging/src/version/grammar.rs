//! The spellings of a version, read from left to right without ever going back further than one separator.
//! (`VERSION_PATTERN` of packaging; its repetitions are possessive, so a single pass is exact.)

use crate::cursor::Cursor;
use crate::number::Number;
use crate::version::{LocalPart, PreKind, Version};

/// PEP 440's spellings of a pre-release; a word stands before the words that begin it.
const PRE: [(&str, PreKind); 8] = [
    ("alpha", PreKind::Alpha),
    ("a", PreKind::Alpha),
    ("beta", PreKind::Beta),
    ("b", PreKind::Beta),
    ("preview", PreKind::Candidate),
    ("pre", PreKind::Candidate),
    ("c", PreKind::Candidate),
    ("rc", PreKind::Candidate),
];

/// Reads `v`, epoch and release. `None`, with nothing promised about the cursor, if no release comes next.
pub(crate) fn scan_release(cursor: &mut Cursor) -> Option<Version> {
    cursor.eat_word("v");
    let mut first = cursor.digits();
    let mut epoch = Number::ZERO;
    if !first.is_empty() && cursor.peek() == Some('!') && cursor.digit_after(1) {
        cursor.eat("!");
        epoch = Number::from_digits(first);
        first = cursor.digits();
    }
    if first.is_empty() {
        return None;
    }
    // Most have two or three numbers.
    let mut release = Vec::with_capacity(3);
    release.push(Number::from_digits(first));
    while cursor.peek() == Some('.') && cursor.digit_after(1) {
        cursor.eat(".");
        release.push(Number::from_digits(cursor.digits()));
    }
    Some(Version::of_release(epoch, release))
}

/// Reads pre-, post- and development release, each of which may be missing.
pub(crate) fn scan_suffixes(cursor: &mut Cursor, version: &mut Version) {
    version.pre = lettered(cursor, |cursor| PRE.iter().find(|(word, _)| cursor.eat_word(word)).map(|(_, kind)| *kind));
    version.post = if cursor.peek() == Some('-') && cursor.digit_after(1) {
        cursor.eat("-");
        Some(Number::from_digits(cursor.digits()))
    } else {
        numbered(cursor, &["post", "rev", "r"])
    };
    version.dev = numbered(cursor, &["dev"]);
}

/// Reads `+` and a local version, if they come next.
pub(crate) fn scan_local(cursor: &mut Cursor, version: &mut Version) {
    let mut parts = Vec::new();
    let mut ahead = *cursor;
    while if parts.is_empty() { ahead.eat("+") } else { separator(&mut ahead) } {
        let part = ahead.take_while(|c| c.is_ascii_alphanumeric());
        if part.is_empty() {
            break;
        }
        parts.push(if part.bytes().all(|byte| byte.is_ascii_digit()) {
            LocalPart::Number(Number::from_digits(part))
        } else {
            LocalPart::Text(part.to_ascii_lowercase())
        });
        *cursor = ahead;
    }
    version.local = (!parts.is_empty()).then_some(parts);
}

fn numbered(cursor: &mut Cursor, words: &[&str]) -> Option<Number> {
    lettered(cursor, |cursor| words.iter().any(|word| cursor.eat_word(word)).then_some(())).map(|(_, number)| number)
}

/// A separator, the word, a separator, a number; all but the word may be missing.
fn lettered<T>(cursor: &mut Cursor, word: impl Fn(&mut Cursor) -> Option<T>) -> Option<(T, Number)> {
    let mut ahead = *cursor;
    separator(&mut ahead);
    let kind = word(&mut ahead)?;
    separator(&mut ahead);
    let number = Number::from_digits(ahead.digits());
    *cursor = ahead;
    Some((kind, number))
}

fn separator(cursor: &mut Cursor) -> bool {
    cursor.eat_any(&['.', '_', '-'])
}
