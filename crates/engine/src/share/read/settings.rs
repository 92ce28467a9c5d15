//! The settings among the pairs: items and entries are gathered until all pairs are read.

use super::super::{literal, write};
use super::Unfit;
use crate::field::{Field, Kind, ROWS};
use crate::settings::Settings;
use crate::value::PythonValue;

/// What was read of each field so far. A list is enough for some fifty fields, and weighs less than a map.
#[derive(Default)]
pub(super) struct Gathered {
    parts: Vec<(Field, Part)>,
}

enum Part {
    Whole(PythonValue),
    Items(Vec<PythonValue>),
    Entries(Vec<(String, PythonValue)>),
}

impl Gathered {
    /// Reads a pair of a field, or of an entry of a field that is a dict.
    pub(super) fn apply(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        let literal = literal::read(value);
        if let Some(field) = Field::from_key(key) {
            return match literal {
                Some(literal) => self.whole(field, literal.ok_or(Unfit::Value)?),
                None => self.plain(field, value),
            };
        }
        let (field, name) = entry(key).ok_or(Unfit::Key)?;
        let value = match literal {
            Some(literal) => literal.ok_or(Unfit::Value)?,
            None => PythonValue::text(value),
        };
        match self.part(field, || Part::Entries(Vec::new())) {
            Some(Part::Entries(entries)) => entries.push((name.to_owned(), value)),
            _ => return Err(Unfit::Value),
        }
        Ok(())
    }

    /// What was read of a field so far; `new` where that is nothing.
    fn part(&mut self, field: Field, new: impl FnOnce() -> Part) -> Option<&mut Part> {
        if !self.parts.iter().any(|(own, _)| *own == field) {
            self.parts.push((field, new()));
        }
        self.parts.iter_mut().find(|(own, _)| *own == field).map(|(_, part)| part)
    }

    /// The settings of everything that was read.
    pub(super) fn finish(self) -> Settings {
        let mut settings = Settings::default();
        for (field, part) in self.parts {
            let value = match part {
                Part::Whole(value) => value,
                Part::Items(items) => PythonValue::List(items.into()),
                Part::Entries(entries) => PythonValue::Dict(entries.into_iter().collect()),
            };
            settings.set(field, value);
        }
        settings
    }

    fn plain(&mut self, field: Field, text: &str) -> Result<(), Unfit> {
        let value = match (field.row().kind, text) {
            (Kind::Flag | Kind::Choice(_), "True") | (Kind::Flag, "true") => PythonValue::Bool(true),
            (Kind::Flag | Kind::Choice(_), "False") | (Kind::Flag, "false") => PythonValue::Bool(false),
            (Kind::Number, text) => number(text),
            (Kind::Words, text) => PythonValue::texts(text.split_whitespace()),
            (Kind::Lines, text) if write::separated_by_commas(field) => return self.items(field, text.split(',')),
            (Kind::Lines, text) => return self.items(field, [text]),
            // Entries have names.
            (Kind::Pairs, _) => return Err(Unfit::Value),
            (_, text) => PythonValue::text(text),
        };
        self.whole(field, value)
    }

    fn whole(&mut self, field: Field, value: PythonValue) -> Result<(), Unfit> {
        if self.parts.iter().any(|(own, _)| *own == field) {
            return Err(Unfit::Value);
        }
        self.parts.push((field, Part::Whole(value)));
        Ok(())
    }

    fn items<'a>(&mut self, field: Field, texts: impl IntoIterator<Item = &'a str>) -> Result<(), Unfit> {
        match self.part(field, || Part::Items(Vec::new())) {
            Some(Part::Items(items)) => items.extend(texts.into_iter().map(PythonValue::text)),
            _ => return Err(Unfit::Value),
        }
        Ok(())
    }
}

/// The field and the name of an entry: the key goes on behind the field's.
fn entry(key: &str) -> Option<(Field, &str)> {
    let dicts = ROWS.iter().filter(|row| row.kind == Kind::Pairs);
    dicts.into_iter().find_map(|row| Some((row.field, key.strip_prefix(row.key)?.strip_prefix('.')?)))
}

/// A number as it is usually written; anything else stays a text, so that its refusal is shown at the field.
fn number(text: &str) -> PythonValue {
    let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
    number.map_or_else(|| PythonValue::text(text), PythonValue::Int)
}
