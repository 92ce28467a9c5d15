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
    // An underscore stands between two digits, or behind the prefix of a base.
    if token.starts_with('_') || token.ends_with('_') || token.contains("__") {
        return None;
    }
    let plain = token.replace('_', "");
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        let digits = plain.get(..2).filter(|start| start.eq_ignore_ascii_case(prefix)).and_then(|_| plain.get(2..));
        if let Some(digits) = digits {
            return i64::from_str_radix(digits, base)
                .ok()
                .filter(|_| !digits.starts_with(['+', '-']))
                .map(PythonValue::Int);
        }
    }
    if plain.bytes().all(|digit| digit.is_ascii_digit()) {
        let zeros = plain.bytes().all(|digit| digit == b'0');
        return if plain.starts_with('0') && !zeros { None } else { plain.parse().ok().map(PythonValue::Int) };
    }
    float_of_digits(&plain).map(PythonValue::Float)
}
