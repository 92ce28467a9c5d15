//! Python's numbers.

use crate::node::Content;
use crate::notice::Unknown;
use engine::PythonValue;
use engine::value::float_of_digits;

/// What a number is: an integer of at most 64 bits, or a float.
pub(super) fn literal(token: &str) -> Content {
    read(token).map_or(Content::Unknown(Unknown::Number), Content::Scalar)
}

fn read(token: &str) -> Option<PythonValue> {
    if let Some(integer) = magnitude(token) {
        return i64::try_from(integer).ok().map(PythonValue::Int);
    }
    let is_float = token.contains(['.', 'e', 'E']) && !token.starts_with("0x") && !token.starts_with("0X");
    let plain = spaced(token).filter(|_| is_float)?;
    float_of_digits(&plain).map(PythonValue::Float)
}

/// The digits without underscores, each of which stands between two.
fn spaced(token: &str) -> Option<String> {
    let wrong = token.starts_with('_') || token.ends_with('_') || token.contains("__");
    (!wrong).then(|| token.replace('_', ""))
}

/// The integer that a token is, if it has at most 64 bits.
pub(super) fn magnitude(token: &str) -> Option<u64> {
    let plain = spaced(token)?;
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let digits = plain.get(..2).filter(|start| start.eq_ignore_ascii_case(prefix)).and_then(|_| plain.get(2..));
        if let Some(digits) = digits {
            return u64::from_str_radix(digits, base).ok().filter(|_| !digits.starts_with('+'));
        }
    }
    let zeros = plain.bytes().all(|digit| digit == b'0');
    let decimal = plain.bytes().all(|digit| digit.is_ascii_digit()) && (zeros || !plain.starts_with('0'));
    decimal.then(|| plain.parse().ok())?
}
