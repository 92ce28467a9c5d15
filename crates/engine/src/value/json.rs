//! Python's `json.loads`.

mod write;

use super::{Dict, PythonValue};

/// How deep lists and dicts may be nested in a text that is read.
const DEPTH: usize = 200;

impl PythonValue {
    /// `json.loads(text)`; `None` where Python raises. An integer of more than 64 bits becomes a float.
    pub fn from_json(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(DEPTH)?;
        reader.skip_blanks();
        reader.rest.is_empty().then_some(value)
    }
}

/// Reads JSON as Python does: besides the standard also `NaN` and `Infinity`.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<PythonValue> {
        const WORDS: [(&str, PythonValue); 6] = [
            ("null", PythonValue::None),
            ("true", PythonValue::Bool(true)),
            ("false", PythonValue::Bool(false)),
            ("NaN", PythonValue::Float(f64::NAN)),
            ("Infinity", PythonValue::Float(f64::INFINITY)),
            ("-Infinity", PythonValue::Float(f64::NEG_INFINITY)),
        ];
        self.skip_blanks();
        for (word, value) in WORDS {
            if self.skip(word) {
                return Some(value);
            }
        }
        match self.rest.chars().next()? {
            '"' => self.text().map(PythonValue::Text),
            '[' => self.list(depth.checked_sub(1)?),
            '{' => self.dict(depth.checked_sub(1)?),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<PythonValue> {
        let mut items = Vec::new();
        self.sequence("[", "]", |reader| {
            items.push(reader.value(depth)?);
            Some(())
        })?;
        Some(PythonValue::List(items.into()))
    }

    fn dict(&mut self, depth: usize) -> Option<PythonValue> {
        let mut entries = Vec::new();
        self.sequence("{", "}", |reader| {
            let key = reader.text()?;
            reader.skip_blanks();
            reader.skip(":").then_some(())?;
            entries.push((key, reader.value(depth)?));
            Some(())
        })?;
        Some(PythonValue::Dict(entries.into_iter().collect::<Dict>()))
    }

    /// Items between brackets, with commas between them.
    fn sequence(&mut self, open: &str, close: &str, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip(open).then_some(())?;
        self.skip_blanks();
        if self.skip(close) {
            return Some(());
        }
        loop {
            self.skip_blanks();
            item(self)?;
            self.skip_blanks();
            if self.skip(close) {
                return Some(());
            }
            self.skip(",").then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        self.skip("\"").then_some(())?;
        let mut units: Vec<u16> = Vec::new();
        loop {
            let letter = self.letter()?;
            match letter {
                '"' => return Some(String::from_utf16_lossy(&units)),
                '\\' => units.push(self.escape()?),
                letter if letter < ' ' => return None,
                letter => units.extend_from_slice(letter.encode_utf16(&mut [0; 2])),
            }
        }
    }

    /// The UTF-16 unit behind a backslash.
    fn escape(&mut self) -> Option<u16> {
        let unit = match self.letter()? {
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'u' => {
                let (digits, rest) = self.rest.split_at_checked(4)?;
                self.rest = rest;
                let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                return hexadecimal.then(|| u16::from_str_radix(digits, 16).ok())?;
            }
            letter @ ('"' | '\\' | '/') => u16::try_from(u32::from(letter)).ok()?,
            _ => return None,
        };
        Some(unit)
    }

    fn number(&mut self) -> Option<PythonValue> {
        let start = self.rest;
        self.skip("-");
        if !self.skip("0") && self.digits() == 0 {
            return None;
        }
        let mut fractional = false;
        // A point or an exponent without digits behind it is not part of the number.
        let whole = self.rest;
        if self.skip(".") {
            if self.digits() > 0 { fractional = true } else { self.rest = whole }
        }
        let mantissa = self.rest;
        if self.skip("e") || self.skip("E") {
            let _ = self.skip("+") || self.skip("-");
            if self.digits() > 0 { fractional = true } else { self.rest = mantissa }
        }
        let text = start.get(..start.len() - self.rest.len())?;
        if !fractional && let Ok(number) = text.parse() {
            return Some(PythonValue::Int(number));
        }
        super::decimal::parse(text).map(PythonValue::Float)
    }

    /// Skips digits and says how many.
    fn digits(&mut self) -> usize {
        let rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let count = self.rest.len() - rest.len();
        self.rest = rest;
        count
    }

    fn letter(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next();
        self.rest = letters.as_str();
        letter
    }

    fn skip(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}

#[cfg(test)]
mod tests {
    use super::PythonValue;

    #[test]
    fn json_is_read_and_written_as_python_does() {
        // Left: a text; right: `json.dumps(json.loads(text), sort_keys=True)`.
        let cases = [
            (r#" {"b": [1, 1.0, -0, -0.0, 1E5], "a": null} "#, r#"{"a": null, "b": [1, 1.0, 0, -0.0, 100000.0]}"#),
            (r#"{"a": 1, "b": 2, "a": {}}"#, r#"{"a": {}, "b": 2}"#),
            (r#""é\u00e9\ud83d\udc0d\/\b""#, r#""\u00e9\u00e9\ud83d\udc0d/\b""#),
            ("\"\u{7f}\u{2028}\"", r#""\u007f\u2028""#),
            ("[ ]", "[]"),
            ("[true,false]", "[true, false]"),
            (
                "{\"é\": 1, \"z\": 2, \"\u{1d4b3}\": 3, \"\u{f900}\": 4}",
                r#"{"z": 2, "\u00e9": 1, "\uf900": 4, "\ud835\udcb3": 3}"#,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(PythonValue::from_json(text).map(|value| value.to_sorted_json()).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_python_does_not_read_is_no_value() {
        for text in
            ["", "not json", "[1,]", "{'a': 1}", "{1: 2}", "01", "1.", "- 1", "\"\n\"", "[1] 2", "\u{feff}1", "+1"]
        {
            assert_eq!(PythonValue::from_json(text), None, "{text}");
        }
        assert_eq!(PythonValue::from_json(&"[".repeat(100_000)), None);
    }
}
