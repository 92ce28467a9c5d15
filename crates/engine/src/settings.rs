//! `DockerSettings` as a person sets them: each field unset, typed, or set to a Python value.

use crate::field::{Field, ROWS};
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

    /// The settings of keyword arguments, as far as there are fields for them: [`Settings::keywords`] the other way round.
    pub fn of_keywords(keywords: &Dict) -> Self {
        let mut settings = Self::default();
        for row in ROWS {
            if let Some(value) = value_at(keywords, row.key) {
                settings.set(row.field, value);
            }
        }
        settings
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

/// The value at a path of keys. The name `*` stands for the entries of a dict that no other field names.
fn value_at(keywords: &Dict, path: &str) -> Option<PythonValue> {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut dict = keywords;
    for key in parents.split('.').filter(|key| !key.is_empty()) {
        let Some(PythonValue::Dict(inner)) = dict.get(key) else { return None };
        dict = inner;
    }
    if last != "*" {
        return dict.get(last).cloned();
    }
    let named = |key: &str| {
        ROWS.iter().any(|row| row.key.strip_prefix(parents).and_then(|rest| rest.strip_prefix('.')) == Some(key))
    };
    let further: Dict = dict.iter().filter(|(key, _)| !named(key)).map(|(key, value)| (key, value.clone())).collect();
    (!further.is_empty()).then_some(PythonValue::Dict(further))
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::field::ROWS;
    use crate::value::PythonValue;

    #[test]
    fn keywords_become_the_same_settings_again() {
        let mut settings = Settings::default();
        for row in ROWS {
            settings.set(row.field, row.kind.read(row.example));
        }
        let further = PythonValue::from_json(r#"{"platform": "linux/arm64", "x": null}"#).unwrap();
        settings.set(crate::Field::BuildFurtherOptions, further);
        assert_eq!(Settings::of_keywords(&settings.keywords()), settings);
    }
}
