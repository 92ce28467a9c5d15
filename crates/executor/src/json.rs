//! A JSON value that a server sent, kept as it was written: what goes back is what came.

mod read;
mod write;

/// A JSON value (RFC 8259). Numbers are kept as text, so that none is rounded, and the keys of objects in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object. Of a repeated key the first one counts.
    Object(Vec<(String, Json)>),
}

/// What stands for a value that is not there.
const NULL: &Json = &Json::Null;

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object of these entries.
    pub fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The value of a key; `null` where there is none, or no object.
    pub fn get(&self, key: &str) -> &Self {
        self.entries().iter().find(|(name, _)| name == key).map_or(NULL, |(_, value)| value)
    }

    /// The value at the end of a path of keys; `null` where there is none.
    pub fn at(&self, path: &[&str]) -> &Self {
        path.iter().fold(self, |value, key| value.get(key))
    }

    /// Sets a key of an object: a present one keeps its place. Anything else becomes an object.
    pub fn set(&mut self, key: &str, value: Self) {
        match self.slot(key) {
            Some(present) => *present = value,
            None => {
                if !matches!(self, Self::Object(_)) {
                    *self = Self::Object(Vec::new());
                }
                if let Self::Object(entries) = self {
                    entries.push((key.to_owned(), value));
                }
            }
        }
    }

    /// The value of a key, to change it; `None` where there is none.
    pub fn slot(&mut self, key: &str) -> Option<&mut Self> {
        self.entries_mut().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Keys and values of an object in their order, to change the values; none of anything else.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = (&str, &mut Self)> {
        let entries = match self {
            Self::Object(entries) => entries.as_mut_slice(),
            _ => &mut [],
        };
        entries.iter_mut().map(|(key, value)| (key.as_str(), value))
    }

    /// The entries of an object in their order; none of anything else.
    pub fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The items of an array; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A copy of the text, where it is one that is not empty.
    pub fn to_text(&self) -> Option<String> {
        self.as_text().filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The number, where it is a whole one that is not negative.
    pub fn as_count(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// Whether it is `true`.
    pub const fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// Whether it is `null`, or not there.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
