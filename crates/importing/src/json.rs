//! JSON as Python's `json.loads` reads it, with the place of each value.

use crate::cursor::{Cursor, code_point};
use crate::draft::Draft;
use crate::node::{Content, Node, Sequence, between};
use crate::notice::Unknown;
use crate::{Kind, run_configuration, stack};
use engine::PythonValue;
use engine::value::float_of_digits;
use std::rc::Rc;

/// How deep lists and dicts may be nested.
const DEPTH: usize = 100;

/// Imports a run configuration or a stack.
pub(crate) fn import(text: &str, kind: Kind, draft: &mut Draft<'_>) {
    match read(text) {
        Ok(root) if kind == Kind::StackJson => stack::read(draft, &root),
        Ok(root) => run_configuration::read(draft, &root),
        Err((at, what)) => draft.refuse(between(at, at), what),
    }
}

/// The value of a text, or where and why it is no JSON.
pub(crate) fn read(text: &str) -> Result<Rc<Node>, (usize, &'static str)> {
    let mut reader = Reader { cursor: Cursor::new(text) };
    let read = reader.value(DEPTH).and_then(|value| {
        reader.blanks();
        if reader.cursor.at_end() { Ok(value) } else { Err("something follows the end of the value") }
    });
    read.map_err(|what| (reader.cursor.at(), what))
}

struct Reader<'t> {
    cursor: Cursor<'t>,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Rc<Node>, &'static str> {
        const WORDS: [(&str, PythonValue); 6] = [
            ("null", PythonValue::None),
            ("true", PythonValue::Bool(true)),
            ("false", PythonValue::Bool(false)),
            ("NaN", PythonValue::Float(f64::NAN)),
            ("Infinity", PythonValue::Float(f64::INFINITY)),
            ("-Infinity", PythonValue::Float(f64::NEG_INFINITY)),
        ];
        self.blanks();
        let start = self.cursor.at();
        let deeper = || depth.checked_sub(1).ok_or("this is nested too deep");
        let content = match self.cursor.byte() {
            b'"' => self.text()?,
            b'[' => self.list(deeper()?)?,
            b'{' => self.dict(deeper()?)?,
            _ => match WORDS.into_iter().find(|(word, _)| self.cursor.eat(word)) {
                Some((_, value)) => Content::Scalar(value),
                None => self.number()?,
            },
        };
        Ok(Node::new(between(start, self.cursor.at()), content))
    }

    fn list(&mut self, depth: usize) -> Result<Content, &'static str> {
        self.cursor.next();
        let mut items = Vec::new();
        self.blanks();
        if !self.cursor.eat("]") {
            loop {
                items.push(self.value(depth)?);
                self.blanks();
                if self.cursor.eat("]") {
                    break;
                }
                if !self.cursor.eat(",") {
                    return Err("a comma or ] is missing");
                }
            }
        }
        Ok(Content::Sequence(Sequence::List, items))
    }

    fn dict(&mut self, depth: usize) -> Result<Content, &'static str> {
        self.cursor.next();
        let mut entries = Vec::new();
        self.blanks();
        if !self.cursor.eat("}") {
            loop {
                self.blanks();
                let start = self.cursor.at();
                if self.cursor.byte() != b'"' {
                    return Err("a key in double quotes is missing");
                }
                let key = self.text()?;
                let key = Node::new(between(start, self.cursor.at()), key);
                self.blanks();
                if !self.cursor.eat(":") {
                    return Err("a colon is missing");
                }
                entries.push((key, self.value(depth)?));
                self.blanks();
                if self.cursor.eat("}") {
                    break;
                }
                if !self.cursor.eat(",") {
                    return Err("a comma or } is missing");
                }
            }
        }
        Ok(Content::Dict(entries))
    }

    fn text(&mut self) -> Result<Content, &'static str> {
        self.cursor.next();
        let mut text = String::new();
        let mut whole = true;
        loop {
            text.push_str(self.cursor.take_while(|letter| !matches!(letter, '"' | '\\' | '\0'..='\u{1f}')));
            match self.cursor.next() {
                Some('"') => break,
                Some('\\') => match self.escape()? {
                    Some(letter) => text.push(letter),
                    // Half of a surrogate pair.
                    None => whole = false,
                },
                Some(_) => return Err("a text may hold no line break or control character"),
                None => return Err("this text has no closing quote"),
            }
        }
        Ok(if whole { Content::Scalar(PythonValue::Text(text)) } else { Content::Unknown(Unknown::Letter) })
    }

    fn escape(&mut self) -> Result<Option<char>, &'static str> {
        const WRONG: &str = "this escape is none that JSON has";
        let letter = match self.cursor.next().ok_or("this text has no closing quote")? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode().ok_or(WRONG),
            letter @ ('"' | '\\' | '/') => letter,
            _ => return Err(WRONG),
        };
        Ok(Some(letter))
    }

    /// Four hexadecimal digits, and four more where they are one half of a pair.
    fn unicode(&mut self) -> Option<Option<char>> {
        let unit = self.unit()?;
        if (0xd800..0xdc00).contains(&unit) && self.cursor.rest().starts_with("\\u") {
            let before = self.cursor;
            self.cursor.eat("\\u");
            if let Some(low) = self.unit().filter(|low| (0xdc00..0xe000).contains(low)) {
                return Some(char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)));
            }
            self.cursor = before;
        }
        Some(char::from_u32(unit))
    }

    fn unit(&mut self) -> Option<u32> {
        let mut ahead = self.cursor;
        if let Some(letter) = code_point(&mut ahead, 4) {
            self.cursor = ahead;
            return Some(u32::from(letter));
        }
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + self.cursor.peek()?.to_digit(16)?;
            self.cursor.next();
        }
        Some(unit)
    }

    fn number(&mut self) -> Result<Content, &'static str> {
        const NONE: &str = "a value is missing";
        let start = self.cursor.at();
        self.cursor.eat("-");
        if !self.cursor.eat("0") && self.digits() == 0 {
            return Err(NONE);
        }
        let mut fractional = false;
        // A point or an exponent without digits behind it is not part of the number.
        let whole = self.cursor;
        if self.cursor.eat(".") {
            if self.digits() > 0 { fractional = true } else { self.cursor = whole }
        }
        let mantissa = self.cursor;
        if self.cursor.eat("e") || self.cursor.eat("E") {
            let _ = self.cursor.eat("+") || self.cursor.eat("-");
            if self.digits() > 0 { fractional = true } else { self.cursor = mantissa }
        }
        let digits = self.cursor.since(start);
        if fractional {
            return Ok(float_of_digits(digits)
                .map_or(Content::Unknown(Unknown::Number), |number| Content::Scalar(PythonValue::Float(number))));
        }
        Ok(digits.parse().map_or(Content::Unknown(Unknown::Number), |number| Content::Scalar(PythonValue::Int(number))))
    }

    /// Skips digits and says how many.
    fn digits(&mut self) -> usize {
        self.cursor.take_while(|letter| letter.is_ascii_digit()).len()
    }

    fn blanks(&mut self) {
        self.cursor.take_while(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r'));
    }
}
