//! Variables of a Dockerfile and their values.

use super::words::Word;
use std::cell::Cell;
use std::collections::BTreeMap;

/// How many bytes variables may put into words: their values can be made of variables again.
const MOST_PUT: usize = 1_000_000;

/// What is known of each variable.
#[derive(Default)]
pub(super) struct Variables {
    pub known: BTreeMap<String, String>,
    put: Cell<usize>,
}

impl Variables {
    /// Puts the value of the variable that begins a text (behind its `$`) into a word; how much of the text it takes.
    pub(super) fn put(&self, rest: &str, word: &mut Word) -> usize {
        let is_name = |letter: char| letter == '_' || letter.is_ascii_alphanumeric();
        let (inner, around) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((inner, _)) => (inner, 2),
            None => {
                let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
                (rest.get(..end).unwrap_or_default(), 0)
            }
        };
        let end = inner.find(|letter| !is_name(letter)).unwrap_or(inner.len());
        let (name, modifier) = inner.split_at_checked(end).unwrap_or((inner, ""));
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            word.text.push('$');
            return 0;
        }
        let known = self.known.get(name).filter(|value| !value.is_empty() || modifier.is_empty());
        let value = match (
            known,
            modifier.strip_prefix(":-").or_else(|| modifier.strip_prefix('-')),
            modifier.strip_prefix(":+"),
        ) {
            (Some(_), _, Some(other)) => Some(other.to_owned()),
            (None, _, Some(_)) => Some(String::new()),
            (Some(value), _, None)
                if modifier.is_empty() || modifier.starts_with(":-") || modifier.starts_with('-') =>
            {
                Some(value.clone())
            }
            (None, Some(default), None) => Some(default.to_owned()),
            _ => None,
        };
        let value = value.filter(|value| {
            self.put.set(self.put.get() + value.len());
            self.put.get() <= MOST_PUT
        });
        match value {
            Some(value) => word.text.push_str(&value),
            None => {
                word.text.push('$');
                word.text.push_str(rest.get(..inner.len() + around).unwrap_or_default());
                word.unknown.push(name.to_owned());
            }
        }
        inner.len() + around
    }
}
