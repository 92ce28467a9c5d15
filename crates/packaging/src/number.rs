//! A whole number without an upper limit: the numbers of PEP 440 have none.

use std::cmp::Ordering;
use std::fmt;

/// A non-negative whole number of any size; `007` and `7` are the same number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Size);

/// Large only above `u64::MAX`, without leading zeros: so equal numbers are equal values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Size {
    Small(u64),
    /// Behind one pointer, for a version holds many numbers and hardly ever a large one.
    Large(Box<Digits>),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Digits(Box<str>);

impl Number {
    /// Nought.
    pub const ZERO: Number = Number(Size::Small(0));

    /// The number that ASCII digits spell; no digits at all are nought, as in `1.0a`.
    pub(crate) fn from_digits(digits: &str) -> Number {
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Number::ZERO;
        }
        Number(digits.parse().map_or_else(|_| Size::large(digits), Size::Small))
    }

    /// The number after this one.
    pub(crate) fn next(&self) -> Number {
        match &self.0 {
            Size::Small(number) => {
                Number(number.checked_add(1).map_or_else(|| Size::large("18446744073709551616"), Size::Small))
            }
            Size::Large(digits) => {
                let digits = &digits.0;
                let kept = digits.trim_end_matches('9');
                let nines = digits.len() - kept.len();
                let mut chars = kept.chars();
                let last = chars.next_back().and_then(|c| c.to_digit(10)).unwrap_or(0);
                let mut next = String::with_capacity(digits.len() + 1);
                next.push_str(chars.as_str());
                next.extend(char::from_digit(last + 1, 10));
                next.extend(std::iter::repeat_n('0', nines));
                Number(Size::large(next))
            }
        }
    }
}

impl Size {
    fn large(digits: impl Into<Box<str>>) -> Size {
        Size::Large(Box::new(Digits(digits.into())))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Size::Small(one), Size::Small(two)) => one.cmp(two),
            (Size::Small(_), Size::Large(_)) => Ordering::Less,
            (Size::Large(_), Size::Small(_)) => Ordering::Greater,
            (Size::Large(one), Size::Large(two)) => one.0.len().cmp(&two.0.len()).then_with(|| one.0.cmp(&two.0)),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Size::Small(number) => number.fmt(f),
            Size::Large(digits) => f.write_str(&digits.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn the_next_number_carries_over_any_length() {
        for (number, next) in [
            ("0", "1"),
            ("18446744073709551615", "18446744073709551616"),
            ("18446744073709551616", "18446744073709551617"),
            ("18446744073709551619", "18446744073709551620"),
            ("99999999999999999999", "100000000000000000000"),
        ] {
            assert_eq!(Number::from_digits(number).next(), Number::from_digits(next));
            assert!(Number::from_digits(number) < Number::from_digits(next));
        }
    }
}
