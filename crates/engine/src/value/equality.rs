//! Python's `==`.

use super::{Dict, PythonValue};
use std::sync::Arc;

/// The same value of the same type, to the bit: `0.0` and `-0.0` are written differently. A long list that was passed on is
/// equal to itself without a look at its items.
impl PartialEq for PythonValue {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Int(one), Self::Int(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => one.to_bits() == other.to_bits(),
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => Arc::ptr_eq(one, other) || one == other,
            (Self::Dict(one), Self::Dict(other)) => one == other,
            _ => false,
        }
    }
}

impl PythonValue {
    /// `self == other` in Python: `1`, `1.0` and `True` are equal, and the order of a dict's keys does not count.
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len() && one.iter().zip(other.iter()).all(|(one, other)| one.equals(other))
            }
            (Self::Dict(one), Self::Dict(other)) => one.equals(other),
            (Self::Float(one), Self::Float(other)) => one == other,
            (Self::Float(float), other) | (other, Self::Float(float)) => {
                other.integer().is_some_and(|integer| float_is(*float, integer))
            }
            _ => match (self.integer(), other.integer()) {
                (Some(one), Some(other)) => one == other,
                (None, None) => self == other,
                _ => false,
            },
        }
    }

    /// `bool(value)`.
    pub fn truth(&self) -> bool {
        match self {
            Self::None => false,
            Self::Bool(truth) => *truth,
            Self::Int(number) => *number != 0,
            Self::Float(number) => *number != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Dict(entries) => !entries.is_empty(),
        }
    }

    /// The integer that an `int` or `bool` is.
    fn integer(&self) -> Option<i64> {
        match self {
            Self::Bool(truth) => Some(i64::from(*truth)),
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }
}

impl Dict {
    /// `self == other` in Python.
    pub fn equals(&self, other: &Self) -> bool {
        let same = |key: &str, value: &PythonValue| other.get(key).is_some_and(|found| value.equals(found));
        self.len() == other.len() && self.iter().all(|(key, value)| same(key, value))
    }
}

/// Whether a float is this very integer, digit for digit.
fn float_is(float: f64, integer: i64) -> bool {
    #[allow(clippy::cast_possible_truncation, reason = "what does not fit becomes a number that no i64 is")]
    let whole = float as i128;
    float.fract() == 0.0 && whole == i128::from(integer)
}

#[cfg(test)]
mod tests {
    use super::PythonValue;

    /// Left and right as JSON, and what `json.loads(left) == json.loads(right)` is in Python.
    fn check(left: &str, right: &str, equal: bool) {
        let (one, other) = (PythonValue::from_json(left).unwrap(), PythonValue::from_json(right).unwrap());
        assert_eq!((one.equals(&other), other.equals(&one)), (equal, equal), "{left} {right}");
    }

    #[test]
    fn values_are_equal_where_python_says_so() {
        check("1", "true", true);
        check("1.0", "true", true);
        check("0", "-0.0", true);
        check("1", "\"1\"", false);
        check("0", "null", false);
        check("[1, {\"a\": true, \"b\": 2}]", "[1.0, {\"b\": 2.0, \"a\": 1}]", true);
        check("[1, 2]", "[2, 1]", false);
        check("{}", "[]", false);
        check("{\"a\": null}", "{\"b\": null}", false);
        check("9007199254740993", "9007199254740992.0", false);
        check("9223372036854775807", "9223372036854775808.0", false);
        check("NaN", "NaN", false);
    }
}
