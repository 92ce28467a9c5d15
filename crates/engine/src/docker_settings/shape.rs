//! What a value has to look like, and how pydantic makes it so (version 2, lax mode, Python input).

use super::pydantic_1;
use super::schema::Schema;
use super::validator::Validator;
use crate::value::PythonValue;
use std::borrow::Cow;

/// The type of a field.
pub(super) enum Shape {
    /// `bool`.
    Bool,
    /// `int`.
    Int,
    /// `str`.
    Text,
    /// `List[str]`.
    Texts,
    /// `Dict[str, Any]`.
    Dict,
    /// An enum: its name and its values.
    Enum(&'static str, &'static [&'static str]),
    /// `Optional[...]`.
    Optional(&'static Shape),
    /// `Union[...]`, tried from left to right.
    Union(&'static [Shape]),
    /// Another model.
    Schema(&'static Schema),
}

impl Shape {
    /// The value as pydantic keeps it: the same, or another in its place. What it does not accept is refused at the
    /// validator's present location, and there is no value.
    pub(super) fn accept<'a>(&self, value: &'a PythonValue, validator: &mut Validator) -> Option<Cow<'a, PythonValue>> {
        let version_1 = validator.rules.has_pydantic_1();
        match (self, value) {
            (Self::Optional(_), PythonValue::None) => Some(Cow::Borrowed(value)),
            (Self::Optional(shape), _) => shape.accept(value, validator),
            (_, PythonValue::None) if version_1 => validator.refuse("type_error.none.not_allowed"),
            (Self::Union(shapes), _) => validator.any(shapes, value),
            (Self::Schema(schema), _) => schema.accept(value, validator).map(Cow::Owned),
            (Self::Text, PythonValue::Text(_)) | (Self::Dict, PythonValue::Dict(_)) => Some(Cow::Borrowed(value)),
            (Self::Enum(_, values), PythonValue::Text(text)) if values.contains(&text.as_str()) => {
                Some(Cow::Borrowed(value))
            }
            (Self::Texts, _) => texts(value, validator),
            (Self::Dict, _) if version_1 => pydantic_1::dict(value, validator).map(Cow::Owned),
            _ if version_1 => validator.checked(pydantic_1::scalar(self, value)).map(Cow::Owned),
            (Self::Bool, _) => validator.checked(boolean(value)).map(Cow::Owned),
            (Self::Int, _) => validator.checked(integer(value)).map(Cow::Owned),
            (Self::Text, _) => validator.refuse("string_type"),
            (Self::Dict, _) => validator.refuse("dict_type"),
            (Self::Enum(..), _) => validator.refuse("enum"),
        }
    }

    /// Its name in the location of an error inside a union.
    pub(super) fn tag(&self) -> String {
        match self {
            Self::Bool => "bool".into(),
            Self::Int => "int".into(),
            Self::Text => "str".into(),
            Self::Texts => "list[str]".into(),
            Self::Dict => "dict[str,any]".into(),
            Self::Enum(name, _) => format!("enum[{name}]"),
            Self::Optional(shape) => format!("nullable[{}]", shape.tag()),
            Self::Union(_) => "union".into(),
            Self::Schema(model) => model.name.into(),
        }
    }
}

fn texts<'a>(value: &'a PythonValue, validator: &mut Validator) -> Option<Cow<'a, PythonValue>> {
    let PythonValue::List(items) = value else {
        return validator.refuse(if validator.rules.has_pydantic_1() { "type_error.list" } else { "list_type" });
    };
    if items.iter().all(|item| matches!(item, PythonValue::Text(_))) {
        return Some(Cow::Borrowed(value));
    }
    let mut accepted = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let text = validator.within(position.to_string(), |validator| Shape::Text.accept(item, validator));
        accepted.extend(text.map(Cow::into_owned));
    }
    (accepted.len() == items.len()).then_some(Cow::Owned(PythonValue::List(accepted.into())))
}

/// Words are taken in any case, but without blanks around them; numbers only if they are 0 or 1.
fn boolean(value: &PythonValue) -> Result<PythonValue, &'static str> {
    match value {
        PythonValue::Float(number) if exact(*number).is_none() => Err("bool_type"),
        PythonValue::None | PythonValue::List(_) | PythonValue::Dict(_) => Err("bool_type"),
        value => truth(value).map(PythonValue::Bool).ok_or("bool_parsing"),
    }
}

/// The truth value that pydantic sees in a value, whatever its version.
pub(super) fn truth(value: &PythonValue) -> Option<bool> {
    const FALSE: [&str; 6] = ["0", "off", "f", "false", "n", "no"];
    const TRUE: [&str; 6] = ["1", "on", "t", "true", "y", "yes"];
    let named = |words: [&str; 6], text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match value {
        PythonValue::Bool(truth) => Some(*truth),
        PythonValue::Int(0) => Some(false),
        PythonValue::Int(1) => Some(true),
        PythonValue::Float(number) if *number == 0.0 => Some(false),
        PythonValue::Float(number) if *number == 1.0 => Some(true),
        PythonValue::Text(text) if named(FALSE, text) => Some(false),
        PythonValue::Text(text) if named(TRUE, text) => Some(true),
        _ => None,
    }
}

/// Texts may have blanks around the number, single underscores inside it, and zeros behind a point. Python has no
/// largest integer; one of more than 64 bits is refused here, where ZenML would take it from a text.
fn integer(value: &PythonValue) -> Result<PythonValue, &'static str> {
    match value {
        PythonValue::Int(number) => Ok(PythonValue::Int(*number)),
        PythonValue::Bool(truth) => Ok(PythonValue::Int(i64::from(*truth))),
        PythonValue::Float(number) => match exact(*number) {
            Some(number) => Ok(PythonValue::Int(number)),
            None if !number.is_finite() => Err("finite_number"),
            None if number.fract() == 0.0 => Err("int_parsing_size"),
            None => Err("int_from_float"),
        },
        PythonValue::Text(text) => integer_text(text.trim()),
        _ => Err("int_type"),
    }
}

fn integer_text(text: &str) -> Result<PythonValue, &'static str> {
    const NO_NUMBER: &str = "int_parsing";
    let (sign, number) = match text.strip_prefix(['+', '-']) {
        Some(number) => (text.starts_with('-'), number),
        None => (false, text),
    };
    let whole = match number.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => return Err(NO_NUMBER),
        None => number,
    };
    let group = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !whole.split('_').all(group) {
        return Err(NO_NUMBER);
    }
    let digits: String = whole.split('_').collect();
    let signed = if sign { format!("-{digits}") } else { digits };
    signed.parse().map(PythonValue::Int).map_err(|_| "int_parsing_size")
}

/// The integer that a float is, if it is one of 64 bits.
fn exact(number: f64) -> Option<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
    let integer = (-LIMIT..LIMIT).contains(&number).then_some(number as i64)?;
    (number.fract() == 0.0).then_some(integer)
}
