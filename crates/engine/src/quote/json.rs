//! JSON texts and numbers.

use crate::value::{PythonValue, float};

/// A value that is neither list nor dict. For a number that JSON does not have it is the word that Python reads.
pub(crate) fn scalar(value: &PythonValue) -> String {
    match value {
        PythonValue::None => "null".into(),
        PythonValue::Bool(true) => "true".into(),
        PythonValue::Bool(false) => "false".into(),
        PythonValue::Float(number) if number.is_nan() => "NaN".into(),
        PythonValue::Float(number) if number.is_infinite() => {
            if *number > 0.0 {
                "Infinity".into()
            } else {
                "-Infinity".into()
            }
        }
        PythonValue::Float(number) => float(*number),
        other => text_or_number(other),
    }
}

/// A text in double quotes (RFC 8259); letters beyond ASCII stay as they are.
pub fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if crate::value::printable(letter) => out.push(letter),
            letter => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
    out
}

fn text_or_number(value: &PythonValue) -> String {
    match value {
        PythonValue::Text(content) => text(content),
        number => number.repr(),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_is_not_printable_is_escaped_in_utf_16() {
        assert_eq!(text("é\"\\\u{7}\u{e0001}"), r#""é\"\\\u0007\udb40\udc01""#);
    }
}
