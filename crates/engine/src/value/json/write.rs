//! Writes JSON as Python's `json.dumps` and as pydantic do.

use crate::value::PythonValue;
use crate::value::text::float;

/// How a value is written as JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `json.dumps(value, sort_keys=True)`.
    Sorted,
    /// `json.dumps(value)`.
    AsGiven,
    /// pydantic's own writer: no blanks, nothing escaped that need not be, floats as Rust's `ryu` writes them.
    Compact,
}

impl PythonValue {
    /// `json.dumps(value, sort_keys=True)`: keys sorted by code point on every level, everything beyond ASCII escaped.
    pub fn to_sorted_json(&self) -> String {
        self.to_json_in(Style::Sorted)
    }

    /// `json.dumps(value)`: keys in their order, everything beyond ASCII escaped.
    pub fn to_json(&self) -> String {
        self.to_json_in(Style::AsGiven)
    }

    /// The text of pydantic's `model_dump_json()`: keys in their order, no blanks, everything beyond ASCII as it is.
    pub fn to_compact_json(&self) -> String {
        self.to_json_in(Style::Compact)
    }

    fn to_json_in(&self, style: Style) -> String {
        let mut out = String::new();
        style.write(self, &mut out);
        out
    }
}

impl Style {
    fn write(self, value: &PythonValue, out: &mut String) {
        let comma = if self == Self::Compact { "," } else { ", " };
        match value {
            PythonValue::None => out.push_str("null"),
            PythonValue::Bool(true) => out.push_str("true"),
            PythonValue::Bool(false) => out.push_str("false"),
            PythonValue::Int(number) => out.push_str(&number.to_string()),
            // pydantic has no number for these and writes none.
            PythonValue::Float(number) if !number.is_finite() => out.push_str("null"),
            PythonValue::Float(number) if self == Self::Compact => out.push_str(&ryu(*number)),
            PythonValue::Float(number) => out.push_str(&float(*number)),
            PythonValue::Text(text) => self.quote(text, out),
            PythonValue::List(items) => {
                out.push('[');
                for (position, item) in items.iter().enumerate() {
                    out.push_str(if position > 0 { comma } else { "" });
                    self.write(item, out);
                }
                out.push(']');
            }
            PythonValue::Dict(dict) => {
                let mut entries: Vec<(&str, &PythonValue)> = dict.iter().collect();
                if self == Self::Sorted {
                    entries.sort_unstable_by_key(|(key, _)| *key);
                }
                out.push('{');
                for (position, (key, value)) in entries.into_iter().enumerate() {
                    out.push_str(if position > 0 { comma } else { "" });
                    self.quote(key, out);
                    out.push_str(if self == Self::Compact { ":" } else { ": " });
                    self.write(value, out);
                }
                out.push('}');
            }
        }
    }

    fn quote(self, text: &str, out: &mut String) {
        out.push('"');
        let mut rest = text;
        // Mostly there is nothing to escape.
        while let Some((plain, from)) = rest.split_at_checked(plain_start(rest)) {
            out.push_str(plain);
            let mut letters = from.chars();
            let Some(letter) = letters.next() else { break };
            rest = letters.as_str();
            match letter {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\u{8}' => out.push_str("\\b"),
                '\u{c}' => out.push_str("\\f"),
                _ if self == Self::Compact && letter > '~' => out.push(letter),
                _ => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        out.push_str(&format!("\\u{unit:04x}"));
                    }
                }
            }
        }
        out.push('"');
    }
}

/// How many letters at the start of a text, all ASCII, stand in JSON for themselves.
fn plain_start(text: &str) -> usize {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    text.bytes().position(|byte| !plain(byte)).unwrap_or(text.len())
}

/// A float as Rust's `ryu` writes it: an exponent below 1e-5 and from 1e16, without plus sign or leading zero.
fn ryu(number: f64) -> String {
    let scientific = format!("{number:e}");
    match scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()) {
        Some(-5..16) => {
            let plain = format!("{number}");
            if plain.contains('.') { plain } else { plain + ".0" }
        }
        _ => scientific,
    }
}

#[cfg(test)]
mod tests {
    use crate::value::PythonValue;

    /// A JSON text, and what `json.dumps` and `model_dump_json` of pydantic 2.7 make of its value.
    fn check(text: &str, dumped: &str, compact: &str) {
        let value = PythonValue::from_json(text).unwrap();
        assert_eq!((value.to_json().as_str(), value.to_compact_json().as_str()), (dumped, compact), "{text}");
    }

    #[test]
    fn floats_are_written_by_python_and_by_pydantic() {
        let same = ["1.0", "-0.0", "0.1", "0.0001", "5e-324", "1000000000000000.0"];
        same.into_iter().for_each(|number| check(number, number, number));
        let cases = [
            ("1e16", "1e+16", "1e16"),
            ("123456789012345680.0", "1.2345678901234568e+17", "1.2345678901234568e17"),
            ("0.00001", "1e-05", "0.00001"),
            ("0.00001234", "1.234e-05", "0.00001234"),
            ("0.000001", "1e-06", "1e-6"),
            ("1e100", "1e+100", "1e100"),
        ];
        cases.into_iter().for_each(|(text, dumped, compact)| check(text, dumped, compact));
    }

    #[test]
    fn keys_keep_their_order_and_only_python_escapes_what_is_not_ascii() {
        let text = r#"{"b": [1, null, true], "a": {}}"#;
        check(text, text, r#"{"b":[1,null,true],"a":{}}"#);
        check(r#""é\u0001\u007f\n\"""#, r#""\u00e9\u0001\u007f\n\"""#, "\"é\\u0001\u{7f}\\n\\\"\"");
    }
}
