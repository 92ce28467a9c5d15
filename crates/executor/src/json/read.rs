//! Reads JSON.

use super::Json;

/// How deep arrays and objects may be nested.
const DEPTH: usize = 128;

impl Json {
    /// The value of a JSON text (RFC 8259); `None` where it is none, or nested too deeply.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(DEPTH)?;
        reader.rest.is_empty().then_some(value)
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// A value and the blanks around it.
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.blanks();
        let value = match self.rest.bytes().next()? {
            b'{' => self.object(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b'"' => self.text().map(Json::Text),
            b'n' => self.skip("null").then_some(Json::Null),
            b't' => self.skip("true").then_some(Json::Bool(true)),
            b'f' => self.skip("false").then_some(Json::Bool(false)),
            _ => self.number(),
        };
        self.blanks();
        value
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut entries = Vec::new();
        self.sequence("{", "}", |reader| {
            reader.blanks();
            let key = reader.text()?;
            reader.blanks();
            reader.skip(":").then_some(())?;
            entries.push((key, reader.value(depth)?));
            Some(())
        })?;
        Some(Json::Object(entries))
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.sequence("[", "]", |reader| {
            items.push(reader.value(depth)?);
            Some(())
        })?;
        Some(Json::List(items))
    }

    /// Items between brackets, with commas between them.
    fn sequence(&mut self, open: &str, close: &str, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip(open).then_some(())?;
        self.blanks();
        if self.skip(close) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.skip(close) {
                return Some(());
            }
            self.skip(",").then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        self.skip("\"").then_some(())?;
        let mut text = String::new();
        loop {
            let plain = self.rest.find(|letter: char| letter == '"' || letter == '\\' || letter < ' ')?;
            text.push_str(self.take(plain)?);
            match self.letter()? {
                '"' => return Some(text),
                '\\' => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    /// The letter behind a backslash. Half of a surrogate pair stands for no letter.
    fn escape(&mut self) -> Option<char> {
        let letter = match self.letter()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let unit = self.unit()?;
                let second = self.rest.strip_prefix("\\u").filter(|_| (0xd800..0xdc00).contains(&unit));
                let mut units = vec![unit];
                if let Some(rest) = second {
                    self.rest = rest;
                    units.push(self.unit()?);
                }
                return char::decode_utf16(units).next()?.ok();
            }
            letter @ ('"' | '\\' | '/') => letter,
            _ => return None,
        };
        Some(letter)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.take(4)?;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        self.skip("-");
        if !self.skip("0") {
            self.digits()?;
        }
        if self.skip(".") {
            self.digits()?;
        }
        if self.skip("e") || self.skip("E") {
            let _ = self.skip("+") || self.skip("-");
            self.digits()?;
        }
        start.get(..start.len() - self.rest.len()).map(|number| Json::Number(number.to_owned()))
    }

    /// Skips digits; `None` where there are none.
    fn digits(&mut self) -> Option<()> {
        let rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let found = rest.len() < self.rest.len();
        self.rest = rest;
        found.then_some(())
    }

    fn take(&mut self, length: usize) -> Option<&str> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn letter(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next();
        self.rest = letters.as_str();
        letter
    }

    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}
