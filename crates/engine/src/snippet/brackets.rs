//! Values in brackets, as Python and JSON write them: one item per line where a line would get too long.

use super::keyword::{Content, Keyword};
use crate::document::{Document, Line};
use crate::place::Origin;
use crate::quote;
use crate::value::PythonValue;

/// How long a line of Python may get: what its usual formatter allows.
const WIDTH: usize = 88;

/// Which of the two languages is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// Python.
    Python,
    /// JSON.
    Json,
}

/// Writes the arguments of a call, one per line.
pub(super) fn arguments(document: &mut Document, keywords: &[Keyword]) {
    for keyword in keywords {
        write_content(document, Syntax::Python, 4, &format!("{}=", keyword.name), keyword, ",");
    }
}

/// Writes the entries of a dict, one per line.
pub(super) fn entries(document: &mut Document, syntax: Syntax, indent: usize, keywords: &[Keyword]) {
    for (position, keyword) in keywords.iter().enumerate() {
        let comma = syntax.comma(position + 1 == keywords.len());
        write_content(document, syntax, indent, &syntax.key(&keyword.name), keyword, comma);
    }
}

fn write_content(document: &mut Document, syntax: Syntax, indent: usize, prefix: &str, keyword: &Keyword, comma: &str) {
    let origins = &keyword.origins;
    match &keyword.content {
        Content::Value(value) => write_value(document, syntax, indent, prefix, value, comma, origins),
        Content::Keywords(inner) if inner.is_empty() => {
            push(document, indent, &format!("{prefix}{{}}{comma}"), origins);
        }
        Content::Keywords(inner) => {
            push(document, indent, &format!("{prefix}{{"), origins);
            entries(document, syntax, indent + 4, inner);
            push(document, indent, &format!("}}{comma}"), origins);
        }
    }
}

fn write_value(
    document: &mut Document,
    syntax: Syntax,
    indent: usize,
    prefix: &str,
    value: &PythonValue,
    comma: &str,
    origins: &[Origin],
) {
    if let Some(text) = syntax.on_one_line(value) {
        let line = format!("{prefix}{text}{comma}");
        let splits = matches!(value, PythonValue::List(items) if !items.is_empty())
            || matches!(value, PythonValue::Dict(entries) if !entries.is_empty());
        if !splits || indent + line.chars().count() <= WIDTH {
            return push(document, indent, &line, origins);
        }
    }
    match value {
        PythonValue::List(items) => {
            push(document, indent, &format!("{prefix}["), origins);
            for (position, item) in items.iter().enumerate() {
                let comma = syntax.comma(position + 1 == items.len());
                write_value(document, syntax, indent + 4, "", item, comma, origins);
            }
            push(document, indent, &format!("]{comma}"), origins);
        }
        PythonValue::Dict(entries) => {
            push(document, indent, &format!("{prefix}{{"), origins);
            for (position, (key, item)) in entries.iter().enumerate() {
                let comma = syntax.comma(position + 1 == entries.len());
                write_value(document, syntax, indent + 4, &syntax.key(key), item, comma, origins);
            }
            push(document, indent, &format!("}}{comma}"), origins);
        }
        _ => {}
    }
}

fn push(document: &mut Document, indent: usize, text: &str, origins: &[Origin]) {
    document.lines.push(Line { text: format!("{:indent$}{text}", ""), origins: origins.to_vec() });
}

impl Syntax {
    /// What follows an item: Python has a comma after the last one too.
    const fn comma(self, last: bool) -> &'static str {
        match self {
            Self::Json if last => "",
            _ => ",",
        }
    }

    fn key(self, name: &str) -> String {
        match self {
            Self::Python => quote::python::text(name) + ": ",
            Self::Json => quote::json::text(name) + ": ",
        }
    }

    /// The value on one line; `None` where the language has one item per line whatever the length.
    fn on_one_line(self, value: &PythonValue) -> Option<String> {
        match (self, value) {
            (Self::Python, value) => Some(quote::python::literal(value)),
            (Self::Json, PythonValue::List(items)) => items.is_empty().then(|| "[]".to_owned()),
            (Self::Json, PythonValue::Dict(entries)) => entries.is_empty().then(|| "{}".to_owned()),
            (Self::Json, scalar) => Some(quote::json::scalar(scalar)),
        }
    }
}
