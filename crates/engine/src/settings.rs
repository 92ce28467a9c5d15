//! `DockerSettings` as a person sets them: each field unset, typed, or set to a Python value.

use crate::field::Field;
use crate::value::{Dict, PythonValue};
use std::collections::BTreeMap;

/// The fields that are set, also where the value equals the default: ZenML's merging of pipeline and step settings
/// sees the difference (`zenml-pipelines.md` §3.1).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    set: BTreeMap<Field, Setting>,
}

/// A field that is set.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// The text of its control, letter for letter; [`crate::field::Kind::read`] says which value it means.
    Typed(String),
    /// A value that came from a switch, a choice, an import or a link.
    Value(PythonValue),
}

impl Settings {
    /// What a field is set to; `None` when it is unset.
    pub fn get(&self, field: Field) -> Option<&Setting> {
        self.set.get(&field)
    }

    /// The Python value that a field is set to; `None` when it is unset.
    pub fn value(&self, field: Field) -> Option<PythonValue> {
        self.get(field).map(|setting| setting.value(field))
    }

    /// Sets a field to a value.
    pub fn set(&mut self, field: Field, value: PythonValue) {
        self.set.insert(field, Setting::Value(value));
    }

    /// Sets a field to the text of its control; an empty text unsets it.
    pub fn type_text(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.unset(field);
        } else {
            self.set.insert(field, Setting::Typed(text));
        }
    }

    /// Unsets a field.
    pub fn unset(&mut self, field: Field) {
        self.set.remove(&field);
    }

    /// The fields that are set, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Setting)> {
        self.set.iter().map(|(field, setting)| (*field, setting))
    }

    /// The keyword arguments of `DockerSettings(...)` that these are: nested fields in nested dicts, in table order.
    pub fn keywords(&self) -> Dict {
        let mut keywords = Dict::new();
        for (field, setting) in self.iter() {
            insert_at(&mut keywords, field.path(), setting.value(field));
        }
        keywords
    }
}

impl Setting {
    /// The Python value.
    pub fn value(&self, field: Field) -> PythonValue {
        match self {
            Self::Typed(text) => field.row().kind.read(text),
            Self::Value(value) => value.clone(),
        }
    }

    /// The text of the control.
    pub fn text(&self, field: Field) -> String {
        match self {
            Self::Typed(text) => text.clone(),
            Self::Value(value) => field.row().kind.show(value),
        }
    }
}

/// Puts a value at a path of keys. The name `*` (further build options) joins the dict itself.
fn insert_at<'a>(dict: &mut Dict, mut path: impl Iterator<Item = &'a str>, value: PythonValue) {
    let Some(key) = path.next() else { return };
    if key == "*" {
        if let PythonValue::Dict(entries) = value {
            for (name, entry) in entries.iter() {
                dict.insert(name, entry.clone());
            }
        }
        return;
    }
    let mut rest = path.peekable();
    if rest.peek().is_none() {
        dict.insert(key, value);
        return;
    }
    if !matches!(dict.get(key), Some(PythonValue::Dict(_))) {
        dict.insert(key, PythonValue::Dict(Dict::new()));
    }
    if let Some(PythonValue::Dict(inner)) = dict.get_mut(key) {
        let rest: Vec<&str> = rest.collect();
        insert_at(inner, rest.into_iter(), value);
    }
}
