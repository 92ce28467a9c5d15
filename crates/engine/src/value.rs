//! Python values as ZenML's settings hold them.

mod decimal;
mod equality;
mod json;
mod text;

pub use decimal::parse as float_of_digits;
pub(crate) use text::{float, printable};

use std::sync::Arc;

/// A value of a `DockerSettings` field: what a Python literal or JSON can say. Dict order is kept, as Python keeps it.
#[derive(Debug, Clone)]
pub enum PythonValue {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An `int`; ZenML's settings have no use for more than 64 bits.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Text(String),
    /// A `list`. Merging and validation pass long ones on, and a copy costs nothing.
    List(Arc<[PythonValue]>),
    /// A `dict` with text keys.
    Dict(Dict),
}

/// A Python dict with text keys: unique keys in insertion order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dict {
    entries: Vec<(String, PythonValue)>,
}

impl Dict {
    /// An empty dict.
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&PythonValue> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut PythonValue> {
        self.entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Sets a key: a present one keeps its position, a new one goes last, as in Python.
    pub fn insert(&mut self, key: impl Into<String>, value: PythonValue) {
        let key = key.into();
        match self.get_mut(&key) {
            Some(present) => *present = value,
            None => self.entries.push((key, value)),
        }
    }

    /// Takes a key out and returns its value; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<PythonValue> {
        let position = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.remove(position).1)
    }

    /// Whether the key is present.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &PythonValue)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many keys.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl IntoIterator for Dict {
    type Item = (String, PythonValue);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    /// Keys and values in order.
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Into<String>> FromIterator<(K, PythonValue)> for Dict {
    /// As in Python, a repeated key keeps its first position and its last value. The cost does not grow faster than
    /// sorting.
    fn from_iter<I: IntoIterator<Item = (K, PythonValue)>>(entries: I) -> Self {
        let mut entries: Vec<(usize, String, PythonValue)> =
            entries.into_iter().enumerate().map(|(position, (key, value))| (position, key.into(), value)).collect();
        entries.sort_by(|(_, left, _), (_, right, _)| left.cmp(right));
        entries.dedup_by(|(_, later_key, later), (_, key, value)| {
            let repeated = later_key == key;
            if repeated {
                core::mem::swap(later, value);
            }
            repeated
        });
        entries.sort_unstable_by_key(|(position, _, _)| *position);
        Self { entries: entries.into_iter().map(|(_, key, value)| (key, value)).collect() }
    }
}

impl PythonValue {
    /// A text value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Self::text).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Dict, PythonValue};

    #[test]
    fn a_repeated_key_keeps_its_first_position_and_its_last_value() {
        let entries = [("b", 1), ("a", 2), ("b", 3), ("c", 4), ("b", 5)];
        let dict: Dict = entries.map(|(key, number)| (key, PythonValue::Int(number))).into_iter().collect();
        let expected = [("b", PythonValue::Int(5)), ("a", PythonValue::Int(2)), ("c", PythonValue::Int(4))];
        assert_eq!(dict.iter().map(|(key, value)| (key, value.clone())).collect::<Vec<_>>(), expected);
    }
}
