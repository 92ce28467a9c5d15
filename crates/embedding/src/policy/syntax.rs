//! Where a text that is no JSON stops being JSON.

use super::Fault;

/// How deep it may be nested.
const DEPTH: usize = 32;

/// The first place that is wrong.
pub(super) fn fault(text: &str) -> Fault {
    let mut reader = Reader { text, at: 0 };
    let what = reader.value(DEPTH).err().unwrap_or_else(|| match reader.peek() {
        None => "it is no JSON",
        Some(_) => "something follows the end",
    });
    let before = text.get(..reader.at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Fault::at(format!("line {line}, column {column}"), what)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

type Read = Result<(), &'static str>;

impl Reader<'_> {
    /// The next letter that is no blank; the reader stands before it.
    fn peek(&mut self) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.at += blanks;
        rest.get(blanks..)?.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn value(&mut self, depth: usize) -> Read {
        let Some(deeper) = depth.checked_sub(1) else { return Err("it is nested too deep") };
        match self.peek() {
            None => Err("the text ends too early"),
            Some('{') => self.all('{', '}', "a comma or } is missing", |reader| {
                reader.string("a name in double quotes is missing")?;
                if reader.take(':') { reader.value(deeper) } else { Err("a colon is missing") }
            }),
            Some('[') => self.all('[', ']', "a comma or ] is missing", |reader| reader.value(deeper)),
            Some('"') => self.string(""),
            Some(_) => {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let word = rest.split([',', ']', '}', ' ', '\n', '\t', '\r', ':']).next().unwrap_or_default();
                let plain = matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok();
                self.at += if plain { word.len() } else { 0 };
                if plain { Ok(()) } else { Err("a value is missing, or a text without its double quotes") }
            }
        }
    }

    fn all(&mut self, open: char, close: char, missing: &'static str, item: impl Fn(&mut Self) -> Read) -> Read {
        self.take(open);
        if self.take(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.take(close) {
                return Ok(());
            }
            if !self.take(',') {
                return Err(missing);
            }
        }
    }

    fn string(&mut self, missing: &'static str) -> Read {
        if !self.take('"') {
            return Err(missing);
        }
        let mut letters = self.text.get(self.at..).unwrap_or_default().char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.at += at + 1;
                    return Ok(());
                }
                '\\' if letters.next().is_some_and(|(_, next)| "\"\\/bfnrtu".contains(next)) => {}
                '\\' => {
                    self.at += at;
                    return Err("nothing can stand behind this backslash");
                }
                letter if letter < ' ' => {
                    self.at += at;
                    return Err("a text does not end on its line");
                }
                _ => {}
            }
        }
        Err("a text does not end")
    }
}
