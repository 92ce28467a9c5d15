//! TOML's values.

use super::flags::Flags;
use super::table::Table;
use super::{Failure, Reader};
use crate::cursor::Cursor;
use crate::node::{Content, Node, Sequence, between};
use crate::notice::Unknown;
use engine::PythonValue;
use engine::value::float_of_digits;
use std::rc::Rc;

impl Reader<'_> {
    pub(super) fn value(&mut self, depth: usize) -> Result<Rc<Node>, Failure> {
        const WORDS: [(&str, PythonValue); 8] = [
            ("true", PythonValue::Bool(true)),
            ("false", PythonValue::Bool(false)),
            ("inf", PythonValue::Float(f64::INFINITY)),
            ("+inf", PythonValue::Float(f64::INFINITY)),
            ("-inf", PythonValue::Float(f64::NEG_INFINITY)),
            ("nan", PythonValue::Float(f64::NAN)),
            ("+nan", PythonValue::Float(f64::NAN)),
            ("-nan", PythonValue::Float(f64::NAN)),
        ];
        let start = self.cursor.at();
        let deeper = depth.checked_sub(1).ok_or((start, "this is nested too deep"));
        let content = match self.cursor.byte() {
            b'"' | b'\'' => Content::Scalar(PythonValue::Text(self.text()?)),
            b'[' => Content::Sequence(Sequence::List, self.array(deeper?)?),
            b'{' => return self.inline_table(deeper?),
            _ => match WORDS.into_iter().find(|(word, _)| self.cursor.eat(word)) {
                Some((_, value)) => Content::Scalar(value),
                None if self.date() => Content::Unknown(Unknown::Date),
                None => self.number().ok_or((start, "a value is missing here"))?,
            },
        };
        Ok(Node::new(between(start, self.cursor.at()), content))
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Rc<Node>>, Failure> {
        let mut items = Vec::new();
        self.cursor.next();
        self.around()?;
        while !self.cursor.eat("]") {
            items.push(self.value(depth)?);
            self.around()?;
            if self.cursor.eat(",") {
                self.around()?;
            } else if self.cursor.byte() != b']' {
                return Err((self.cursor.at(), "a comma or ] is missing"));
            }
        }
        Ok(items)
    }

    fn inline_table(&mut self, depth: usize) -> Result<Rc<Node>, Failure> {
        const TAKEN: &str = "this key is there twice";
        let start = self.cursor.at();
        let mut table = Table::default();
        let mut flags = Flags::default();
        self.cursor.next();
        self.cursor.blanks();
        if !self.cursor.eat("}") {
            loop {
                let at = self.cursor.at();
                let key = self.key()?;
                if !self.cursor.eat("=") {
                    return Err((self.cursor.at(), "an = is missing behind the key"));
                }
                self.cursor.blanks();
                let value = self.value(depth.saturating_sub(key.len().saturating_sub(1)))?;
                let Some((stem, parents)) = key.split_last() else { break };
                let (_, is_frozen) = flags.of(&key);
                if is_frozen {
                    return Err((at, "this table is closed already"));
                }
                let nested = table.nest(parents).ok_or((at, TAKEN))?;
                if !nested.insert(stem.clone(), &value) {
                    return Err((at, TAKEN));
                }
                if value.entries().is_some() || value.items().is_some() {
                    flags.at(&key).frozen = true;
                }
                self.cursor.blanks();
                if self.cursor.eat("}") {
                    break;
                }
                if !self.cursor.eat(",") {
                    return Err((self.cursor.at(), "a comma or } is missing"));
                }
                self.cursor.blanks();
            }
        }
        Ok(table.into_node(between(start, self.cursor.at())))
    }

    /// Steps over a date or time, if one comes.
    fn date(&mut self) -> bool {
        let mut ahead = self.cursor;
        let start = ahead.at();
        if pattern(&mut ahead, "dddd-dd-dd") && is_day(ahead.since(start)) {
            let mut behind = ahead;
            if behind.eat("T") || behind.eat("t") || behind.eat(" ") {
                let has_time = time(&mut behind);
                if has_time {
                    ahead = behind;
                    if !ahead.eat("Z") && !ahead.eat("z") {
                        let mut zone = ahead;
                        if (zone.eat("+") || zone.eat("-")) && pattern(&mut zone, "dd:dd") {
                            ahead = zone;
                        }
                    }
                }
            }
        } else if !time(&mut ahead) {
            return false;
        }
        self.cursor = ahead;
        true
    }

    fn number(&mut self) -> Option<Content> {
        let start = self.cursor;
        for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
            let mut ahead = start;
            if ahead.eat(prefix)
                && let Some(digits) = digits(&mut ahead, base)
            {
                self.cursor = ahead;
                return Some(integer(&digits, base));
            }
        }
        let mut ahead = start;
        let negative = ahead.byte() == b'-';
        let _ = ahead.eat("-") || ahead.eat("+");
        let whole = if ahead.eat("0") { "0".to_owned() } else { digits(&mut ahead, 10)? };
        let mut written = if negative { format!("-{whole}") } else { whole };
        let mut is_float = false;
        let mut behind = ahead;
        if behind.eat(".")
            && let Some(fraction) = digits(&mut behind, 10)
        {
            written.push('.');
            written.push_str(&fraction);
            (is_float, ahead) = (true, behind);
        }
        behind = ahead;
        if behind.eat("e") || behind.eat("E") {
            let minus = behind.byte() == b'-';
            let _ = behind.eat("-") || behind.eat("+");
            if let Some(exponent) = digits(&mut behind, 10) {
                written.push_str(if minus { "e-" } else { "e" });
                written.push_str(&exponent);
                (is_float, ahead) = (true, behind);
            }
        }
        self.cursor = ahead;
        if is_float {
            return Some(
                float_of_digits(&written)
                    .map_or(Content::Unknown(Unknown::Number), |number| Content::Scalar(PythonValue::Float(number))),
            );
        }
        Some(integer(&written, 10))
    }
}

fn integer(digits: &str, base: u32) -> Content {
    i64::from_str_radix(digits, base)
        .map_or(Content::Unknown(Unknown::Number), |number| Content::Scalar(PythonValue::Int(number)))
}

/// Digits with single underscores between them.
fn digits(cursor: &mut Cursor<'_>, base: u32) -> Option<String> {
    let is_digit = |letter: u8| char::from(letter).is_digit(base);
    let mut digits = String::new();
    if !is_digit(cursor.byte()) {
        return None;
    }
    loop {
        digits.push_str(cursor.take_while(|letter| letter.is_digit(base)));
        if cursor.byte() != b'_' || !is_digit(cursor.byte_after(1)) {
            return Some(digits);
        }
        cursor.next();
    }
}

/// Steps over digits (`d`) and signs, if they come.
fn pattern(cursor: &mut Cursor<'_>, pattern: &str) -> bool {
    let before = *cursor;
    for wanted in pattern.chars() {
        let fits =
            cursor.peek().is_some_and(|letter| if wanted == 'd' { letter.is_ascii_digit() } else { letter == wanted });
        if !fits {
            *cursor = before;
            return false;
        }
        cursor.next();
    }
    true
}

fn time(cursor: &mut Cursor<'_>) -> bool {
    let before = *cursor;
    if !pattern(cursor, "dd:dd:dd") || !is_time(cursor.since(before.at())) {
        *cursor = before;
        return false;
    }
    let mut fraction = *cursor;
    if fraction.eat(".") && !fraction.take_while(|letter| letter.is_ascii_digit()).is_empty() {
        *cursor = fraction;
    }
    true
}

/// Whether `YYYY-MM-DD` is a day of the calendar.
fn is_day(text: &str) -> bool {
    let mut numbers = text.split('-').map(|part| part.parse().unwrap_or(0_u32));
    let (Some(year), Some(month), Some(day)) = (numbers.next(), numbers.next(), numbers.next()) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

/// Whether `HH:MM:SS` is a time of the day.
fn is_time(text: &str) -> bool {
    let mut numbers = text.split(':').map(|part| part.parse().unwrap_or(99_u32));
    numbers.next().is_some_and(|hour| hour < 24) && numbers.all(|number| number < 60)
}
