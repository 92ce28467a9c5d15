//! What version 1 of pydantic takes: it turns more into what is asked for than version 2.

use super::shape::{Shape, truth};
use super::validator::Validator;
use crate::value::{Dict, PythonValue};
use std::borrow::Cow;

/// A truth value, one of a few texts, or a text, from what is not that already: numbers become texts, and words and
/// numbers truth values.
pub(super) fn scalar(shape: &Shape, value: &PythonValue) -> Result<PythonValue, &'static str> {
    match shape {
        Shape::Bool => truth(value).map(PythonValue::Bool).ok_or("type_error.bool"),
        Shape::Enum(..) => Err("type_error.enum"),
        _ => match value {
            PythonValue::None | PythonValue::List(_) | PythonValue::Dict(_) => Err("type_error.str"),
            value => Ok(PythonValue::Text(value.to_text())),
        },
    }
}

/// Whatever Python's `dict(value)` makes a dict of: a list of pairs. Its keys become texts.
pub(super) fn dict(value: &PythonValue, validator: &mut Validator) -> Option<PythonValue> {
    let pairs = match value {
        PythonValue::List(items) => items.iter().map(pair).collect(),
        PythonValue::Text(text) if text.is_empty() => Some(Vec::new()),
        _ => None,
    };
    let Some(pairs) = pairs else { return validator.refuse("type_error.dict") };
    let mut entries = Vec::new();
    for (key, value) in pairs {
        let key = validator.within("__key__", |validator| Shape::Text.accept(&key, validator).map(Cow::into_owned))?;
        entries.push((key.to_text(), value));
    }
    Some(PythonValue::Dict(entries.into_iter().collect::<Dict>()))
}

/// A key and its value: two items of a list, two letters of a text, or the two keys of a dict.
fn pair(item: &PythonValue) -> Option<(PythonValue, PythonValue)> {
    let parts: Vec<PythonValue> = match item {
        PythonValue::List(items) => items.to_vec(),
        PythonValue::Text(text) => text.chars().map(PythonValue::text).collect(),
        PythonValue::Dict(entries) => entries.iter().map(|(key, _)| PythonValue::text(key)).collect(),
        _ => return None,
    };
    match <[PythonValue; 2]>::try_from(parts).ok()? {
        // Python has no hash of these, and so no key.
        [PythonValue::List(_) | PythonValue::Dict(_), _] => None,
        [key, value] => Some((key, value)),
    }
}
