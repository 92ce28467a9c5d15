//! YAML scalars that PyYAML's safe loader, which reads YAML 1.1, and every later YAML read as the same value.

use crate::value::{PythonValue, float, printable};

/// A value that is neither list nor dict.
pub(crate) fn scalar(value: &PythonValue) -> String {
    match value {
        PythonValue::None => "null".into(),
        PythonValue::Bool(true) => "true".into(),
        PythonValue::Bool(false) => "false".into(),
        PythonValue::Float(number) => number_with_point(*number),
        PythonValue::Text(content) => text(content),
        other => other.repr(),
    }
}

/// A text: plain where no YAML can take it for anything else, in double quotes otherwise.
pub(crate) fn text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { double_quoted(text) }
}

/// YAML 1.1 takes `1e+16` for a text: a float needs a point.
fn number_with_point(number: f64) -> String {
    if number.is_nan() {
        return ".nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { ".inf".into() } else { "-.inf".into() };
    }
    let text = float(number);
    match text.split_once('e') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
        _ => text,
    }
}

/// Texts without any sign that means something in YAML, and that no resolver takes for a number, date, null or bool:
/// they begin with a letter, `_` or `/`, and are none of the words.
fn is_plain(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '/'))
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./@+=<>~!,[]:".contains(letter))
        // A colon at the end makes a key of it.
        && !text.ends_with(':')
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// What YAML 1.1 reads as bool or null, whatever the case of the letters.
const WORDS: &[&str] = &["y", "n", "yes", "no", "true", "false", "on", "off", "null"];

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if printable(letter) => out.push(letter),
            letter => match u32::from(letter) {
                code @ 0..=0xff => out.push_str(&format!("\\x{code:02X}")),
                code @ 0x100..=0xffff => out.push_str(&format!("\\u{code:04X}")),
                code => out.push_str(&format!("\\U{code:08X}")),
            },
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{scalar, text};
    use crate::value::PythonValue;

    #[test]
    fn what_could_be_taken_for_something_else_is_quoted() {
        for plain in
            ["pandas==2.2.2", "typer[all]~=0.12", "/opt/hf", "registry.example.com:5000/a@sha256:0f", "nope", "a,b"]
        {
            assert_eq!(text(plain), plain);
        }
        let quoted = [
            "",
            "no",
            "Off",
            "NULL",
            "y",
            "1e3",
            "0o7",
            "012",
            "3.12",
            "2024-01-01",
            "12:30:45",
            "~",
            "=",
            "<<",
            ".5",
            "-x",
            "a: b",
            "a:",
            "a #b",
            "#",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "{a}",
            "[a]",
            "? a",
            "| a",
            " a",
            "a ",
            "'a'",
        ];
        for letters in quoted {
            assert_eq!(text(letters), format!("\"{letters}\""));
        }
        assert_eq!(text("\"\\\t\n\u{85}\u{2028}\u{feff}\u{e0001}é"), r#""\"\\\t\n\x85\u2028\uFEFF\U000E0001é""#);
    }

    #[test]
    fn a_float_has_a_point() {
        for (number, expected) in [(1e16, "1.0e+16"), (1.5e-7, "1.5e-07"), (2.0, "2.0"), (f64::NEG_INFINITY, "-.inf")] {
            assert_eq!(scalar(&PythonValue::Float(number)), expected);
        }
    }
}
