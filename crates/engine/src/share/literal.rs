//! Values that their field's plain form cannot say: `~` and JSON, in the order of the value.

use crate::value::{PythonValue, float};

/// What a literal begins with.
const MARK: char = '~';

/// Whether a text can stand for itself: it is not empty and does not look like a literal.
pub(super) fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(MARK)
}

/// A text as it is where it can be, else as a literal.
pub(super) fn text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { literal(&PythonValue::text(text)) }
}

/// A value as a literal.
pub(super) fn literal(value: &PythonValue) -> String {
    let mut out = String::from(MARK);
    write(value, &mut out);
    out
}

/// The value of a literal: `None` where the text is none, `Some(None)` where it is a broken one.
pub(super) fn read(text: &str) -> Option<Option<PythonValue>> {
    text.strip_prefix(MARK).map(PythonValue::from_json)
}

fn write(value: &PythonValue, out: &mut String) {
    match value {
        PythonValue::None => out.push_str("null"),
        PythonValue::Bool(true) => out.push_str("true"),
        PythonValue::Bool(false) => out.push_str("false"),
        PythonValue::Int(number) => out.push_str(&number.to_string()),
        PythonValue::Float(number) if number.is_nan() => out.push_str("NaN"),
        PythonValue::Float(number) if number.is_infinite() => {
            out.push_str(if *number > 0.0 { "Infinity" } else { "-Infinity" });
        }
        PythonValue::Float(number) => out.push_str(&float(*number)),
        PythonValue::Text(text) => quoted(text, out),
        PythonValue::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                separate(position, out);
                write(item, out);
            }
            out.push(']');
        }
        PythonValue::Dict(entries) => {
            out.push('{');
            for (position, (name, value)) in entries.iter().enumerate() {
                separate(position, out);
                quoted(name, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn separate(position: usize, out: &mut String) {
    if position > 0 {
        out.push(',');
    }
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{literal, read, text};
    use crate::value::{Dict, PythonValue};

    #[test]
    fn every_value_comes_back_as_it_was() {
        let dict: Dict = [("b\"", PythonValue::None), ("a", PythonValue::text("\u{1}\n\\é"))].into_iter().collect();
        let list = PythonValue::List([PythonValue::Dict(dict), PythonValue::List([].into())].into());
        let cases = [
            (PythonValue::None, "~null"),
            (PythonValue::Bool(true), "~true"),
            (PythonValue::Int(-7), "~-7"),
            (PythonValue::Int(i64::MIN), "~-9223372036854775808"),
            (PythonValue::Float(1.0), "~1.0"),
            (PythonValue::Float(-0.0), "~-0.0"),
            (PythonValue::Float(1e300), "~1e+300"),
            (PythonValue::Float(f64::NEG_INFINITY), "~-Infinity"),
            (PythonValue::text(""), "~\"\""),
            (list, "~[{\"b\\\"\":null,\"a\":\"\\u0001\\n\\\\é\"},[]]"),
        ];
        for (value, expected) in cases {
            assert_eq!(literal(&value), expected);
            assert_eq!(read(expected), Some(Some(value)));
        }
        assert_eq!((text("a"), text("~a"), text("")), ("a".into(), "~\"~a\"".into(), "~\"\"".into()));
        assert_eq!((read("a"), read("~x")), (None, Some(None)));
    }
}
