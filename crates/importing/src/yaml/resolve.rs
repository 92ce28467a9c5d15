//! What a scalar is: YAML 1.1's types as PyYAML's resolver and safe constructor have them.

use super::merge::MERGE;
use super::scanner::Failure;
use crate::node::{Content, Node};
use crate::notice::Unknown;
use engine::PythonValue;
use engine::value::float_of_digits;
use packaging::Span;
use std::rc::Rc;

/// A key that stands for a mapping's own value, in YAML 1.1.
pub(super) const VALUE: &str = "=";

/// The node of a scalar: `plain` says that it may be anything, and not only a text.
pub(super) fn scalar(tag: Option<&str>, text: String, plain: bool, span: Span) -> Result<Rc<Node>, Failure> {
    let wrong = (span.start, "this is no value of its tag");
    let content = match tag.map(|tag| tag.strip_prefix("tag:yaml.org,2002:").unwrap_or(tag)) {
        None if plain => match resolved(&text).ok_or(wrong)? {
            Some(content) => content,
            None => Content::Scalar(PythonValue::Text(text)),
        },
        None | Some("str") => Content::Scalar(PythonValue::Text(text)),
        Some("null") => Content::Scalar(PythonValue::None),
        Some("bool") => Content::Scalar(PythonValue::Bool(truth(&text.to_lowercase()).ok_or(wrong)?)),
        Some("int") => integer(&text).ok_or(wrong)?,
        Some("float") => float(&text).ok_or(wrong)?,
        Some("binary") => Content::Unknown(Unknown::Bytes),
        Some("timestamp") if is_timestamp(&text) => Content::Unknown(Unknown::Date),
        Some(_) => return Err((span.start, "the safe loader does not know this tag")),
    };
    Ok(Node::new(span, content))
}

/// What a plain scalar is, if it is no text. An error for digits that the pattern of a number allows and Python does not.
fn resolved(text: &str) -> Option<Option<Content>> {
    let content = match text.chars().next() {
        None => Some(Content::Scalar(PythonValue::None)),
        Some('~' | 'n' | 'N') if matches!(text, "~" | "null" | "Null" | "NULL") => {
            Some(Content::Scalar(PythonValue::None))
        }
        Some('=' | '<') if matches!(text, VALUE | MERGE) => Some(Content::Unknown(Unknown::Tag(text.to_owned()))),
        Some('y' | 'Y' | 'n' | 'N' | 't' | 'T' | 'f' | 'F' | 'o' | 'O') => {
            word(text).map(|truth| Content::Scalar(PythonValue::Bool(truth)))
        }
        Some('-' | '+' | '0'..='9' | '.') if is_float(text) => Some(float(text)?),
        Some('-' | '+' | '0'..='9') if is_integer(text) => Some(integer(text)?),
        Some('0'..='9') if is_timestamp(text) => Some(Content::Unknown(Unknown::Date)),
        _ => None,
    };
    Some(content)
}

/// A word for a truth value in one of the three spellings that count.
fn word(text: &str) -> Option<bool> {
    if text.len() > 5 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let truth = truth(&lower)?;
    let mut letters = text.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let lower_rest = rest.bytes().all(|letter| letter.is_ascii_lowercase());
    let spelled = lower_rest || first.is_ascii_uppercase() && rest.bytes().all(|letter| letter.is_ascii_uppercase());
    spelled.then_some(truth)
}

fn truth(lower: &str) -> Option<bool> {
    match lower {
        "yes" | "true" | "on" => Some(true),
        "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn all(text: &str, wanted: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(wanted)
}

const fn is_digit(digit: u8) -> bool {
    digit.is_ascii_digit() || digit == b'_'
}

fn starts_with_digit(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_digit())
}

/// `:` and a number below 60, once or several times.
fn sixties(text: &str) -> bool {
    let parts = text.strip_prefix(':').map(|rest| rest.split(':'));
    parts.is_some_and(|mut parts| {
        parts.all(|part| match part.as_bytes() {
            [only] => only.is_ascii_digit(),
            [first, second] => matches!(first, b'0'..=b'5') && second.is_ascii_digit(),
            _ => false,
        })
    })
}

/// `[eE][-+][0-9]+`, or nothing.
fn is_exponent(text: &str) -> bool {
    let digits = text.strip_prefix(['e', 'E']).and_then(|rest| rest.strip_prefix(['-', '+']));
    text.is_empty() || digits.is_some_and(|digits| all(digits, |digit| digit.is_ascii_digit()))
}

/// The part of a text that is digits, and the rest.
fn digits_and_rest(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|letter| !is_digit(letter)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let plain = unsigned(text);
    if matches!(plain, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    if let Some(fraction) = text.strip_prefix('.') {
        let (digits, rest) = digits_and_rest(fraction);
        return starts_with_digit(digits) && is_exponent(rest);
    }
    let Some((whole, fraction)) = plain.split_once('.') else { return false };
    if !starts_with_digit(whole) {
        return false;
    }
    let (digits, rest) = digits_and_rest(whole);
    let (_, exponent) = digits_and_rest(fraction);
    if rest.is_empty() {
        return !digits.is_empty() && is_exponent(exponent);
    }
    sixties(rest) && exponent.is_empty()
}

fn is_integer(text: &str) -> bool {
    let plain = unsigned(text);
    if let Some(bits) = plain.strip_prefix("0b") {
        return all(bits, |digit| matches!(digit, b'0' | b'1' | b'_'));
    }
    if let Some(digits) = plain.strip_prefix("0x") {
        return all(digits, |digit| digit.is_ascii_hexdigit() || digit == b'_');
    }
    if let Some(octal) = plain.strip_prefix('0') {
        return octal.is_empty() || all(octal, |digit| matches!(digit, b'0'..=b'7' | b'_'));
    }
    if !starts_with_digit(plain) {
        return false;
    }
    let (_, rest) = digits_and_rest(plain);
    rest.is_empty() || sixties(rest)
}

fn integer(text: &str) -> Option<Content> {
    let digits = text.replace('_', "");
    let negative = digits.starts_with('-');
    let plain = unsigned(&digits);
    let signed = |digits: &str, base: u32| {
        let written = if negative { format!("-{digits}") } else { digits.to_owned() };
        if digits.is_empty() || digits.starts_with(['-', '+']) {
            return None;
        }
        match i64::from_str_radix(&written, base) {
            Ok(number) => Some(Content::Scalar(PythonValue::Int(number))),
            Err(_) if digits.chars().all(|digit| digit.is_digit(base)) => Some(Content::Unknown(Unknown::Number)),
            Err(_) => None,
        }
    };
    if plain == "0" {
        return Some(Content::Scalar(PythonValue::Int(0)));
    }
    if let Some(bits) = plain.strip_prefix("0b") {
        return signed(bits, 2);
    }
    if let Some(digits) = plain.strip_prefix("0x") {
        return signed(digits, 16);
    }
    if plain.starts_with('0') {
        return signed(plain, 8);
    }
    if plain.contains(':') {
        let mut number = 0_i64;
        for part in plain.split(':') {
            let part: i64 = part.trim().parse().ok()?;
            match number.checked_mul(60).and_then(|number| number.checked_add(part)) {
                Some(next) => number = next,
                None => return Some(Content::Unknown(Unknown::Number)),
            }
        }
        return Some(Content::Scalar(PythonValue::Int(if negative { -number } else { number })));
    }
    signed(plain, 10)
}

fn float(text: &str) -> Option<Content> {
    let lower = text.replace('_', "").to_lowercase();
    let negative = lower.starts_with('-');
    let plain = unsigned(&lower);
    let number = match plain {
        ".inf" => f64::INFINITY,
        ".nan" => f64::NAN,
        _ if plain.contains(':') => {
            // In Python's order of operations, so that it is rounded in the same way.
            let (mut base, mut number) = (1.0, 0.0);
            for part in plain.rsplit(':') {
                number += decimal(part)? * base;
                base *= 60.0;
            }
            number
        }
        _ => decimal(plain)?,
    };
    Some(Content::Scalar(PythonValue::Float(if negative { -number } else { number })))
}

/// `float(text)`, without a sign.
fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.starts_with('-') { None } else { float_of_digits(text) }
}

/// A date, or date and time.
fn is_timestamp(text: &str) -> bool {
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && all(text, |digit| digit.is_ascii_digit())
    };
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return false };
    if !digits(year, 4, 4) {
        return false;
    }
    let end = rest.bytes().position(|letter| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (day, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if rest.is_empty() {
        return digits(month, 2, 2) && digits(day, 2, 2);
    }
    if !digits(month, 1, 2) || !digits(day, 1, 2) {
        return false;
    }
    let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let Some(time) = rest.strip_prefix(['T', 't']).or_else(|| rest.get(blanks(rest)..).filter(|_| blanks(rest) > 0))
    else {
        return false;
    };
    let mut parts = time.splitn(3, ':');
    let (Some(hour), Some(minute), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let Some((second, rest)) = rest.split_at_checked(2) else { return false };
    if !digits(hour, 1, 2) || !digits(minute, 2, 2) || !digits(second, 2, 2) {
        return false;
    }
    let rest = rest
        .strip_prefix('.')
        .map_or(rest, |fraction| fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    let zone = rest.trim_start_matches([' ', '\t']);
    if zone.is_empty() {
        return rest.is_empty();
    }
    if zone == "Z" {
        return true;
    }
    let Some(offset) = zone.strip_prefix(['-', '+']) else { return false };
    let (hour, minute) = offset.split_once(':').unwrap_or((offset, "00"));
    digits(hour, 1, 2) && digits(minute, 2, 2)
}
