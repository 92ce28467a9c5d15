//! Python literals.

use crate::value::PythonValue;

/// A literal that Python reads as exactly this value.
pub(crate) fn literal(value: &PythonValue) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// A text literal: double quotes, as Python's formatters have them, unless single ones save escapes.
pub(crate) fn text(text: &str) -> String {
    let repr = PythonValue::text(text).repr();
    if text.contains(['\'', '"']) {
        return repr;
    }
    let inner = repr.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or_default();
    format!("\"{inner}\"")
}

fn write(value: &PythonValue, out: &mut String) {
    match value {
        PythonValue::Text(content) => out.push_str(&text(content)),
        // Python has no literal for these two.
        PythonValue::Float(number) if !number.is_finite() => {
            out.push_str(&format!("float(\"{}\")", value.repr()));
        }
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
            for (position, (key, item)) in entries.iter().enumerate() {
                separate(position, out);
                out.push_str(&text(key));
                out.push_str(": ");
                write(item, out);
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.repr()),
    }
}

fn separate(position: usize, out: &mut String) {
    if position > 0 {
        out.push_str(", ");
    }
}

/// Whether a text can be the name of a function or variable. Python allows letters of other scripts as well; such a
/// name is treated as none, which costs nothing but a `name=` argument.
pub(crate) fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !KEYWORDS.contains(&text)
}

/// `keyword.kwlist`.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

#[cfg(test)]
mod tests {
    use super::{is_name, literal};
    use crate::value::{Dict, PythonValue};

    #[test]
    fn literals_are_what_a_formatter_would_write() {
        let dict: Dict = [("a", PythonValue::Float(f64::NAN)), ("it's", PythonValue::None)].into_iter().collect();
        let cases = [
            (
                PythonValue::text("torch==2.4.0 ; platform_machine == \"x86_64\""),
                r#"'torch==2.4.0 ; platform_machine == "x86_64"'"#,
            ),
            (PythonValue::text("a\\b\n"), r#""a\\b\n""#),
            (PythonValue::text("it's"), r#""it's""#),
            (PythonValue::texts(["git", "libgl1"]), r#"["git", "libgl1"]"#),
            (PythonValue::Dict(dict), r#"{"a": float("nan"), "it's": None}"#),
            (PythonValue::Float(f64::NEG_INFINITY), r#"float("-inf")"#),
            (PythonValue::Float(1e16), "1e+16"),
            (PythonValue::Bool(true), "True"),
        ];
        for (value, expected) in cases {
            assert_eq!(literal(&value), expected);
        }
    }

    #[test]
    fn a_keyword_is_no_name() {
        assert!(is_name("training_2") && is_name("_"));
        for text in ["", "2nd", "my pipeline", "class", "größe", "a-b"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
