//! The value of a field as pairs: as its control has it, or as a literal.

use super::super::literal;
use crate::field::{Field, Kind};
use crate::value::PythonValue;

/// The pairs of a value.
pub(super) fn pairs(key: String, field: Field, value: &PythonValue) -> Vec<(String, String)> {
    let plain = match (field.row().kind, value) {
        (Kind::Flag | Kind::Choice(_), PythonValue::Bool(true)) => Some("True".to_owned()),
        (Kind::Flag | Kind::Choice(_), PythonValue::Bool(false)) => Some("False".to_owned()),
        (Kind::Choice(_), PythonValue::Text(text)) => {
            (literal::is_plain(text) && text != "True" && text != "False").then(|| text.clone())
        }
        (Kind::Text, PythonValue::Text(text)) => Some(literal::text(text)),
        (Kind::Number, PythonValue::Int(number)) => Some(number.to_string()),
        (Kind::Words, PythonValue::List(items)) => words(items),
        (Kind::Lines, PythonValue::List(items)) => match lines(field, items) {
            Some(lines) if separated_by_commas(field) => Some(lines.join(",")),
            Some(lines) => return lines.into_iter().map(|line| (key.clone(), line.to_owned())).collect(),
            None => None,
        },
        (Kind::Pairs, PythonValue::Dict(entries)) if !entries.is_empty() => {
            let entry = |(name, value): (&str, &PythonValue)| {
                let value = match value {
                    PythonValue::Text(text) => literal::text(text),
                    other => literal::literal(other),
                };
                ([&key, ".", name].concat(), value)
            };
            return entries.iter().map(entry).collect();
        }
        _ => None,
    };
    vec![(key, plain.unwrap_or_else(|| literal::literal(value)))]
}

/// The fields whose items are names without commas.
pub(in crate::share) fn separated_by_commas(field: Field) -> bool {
    matches!(field, Field::RequiredIntegrations | Field::AptPackages)
}

/// Items that can stand for themselves; `None` where one cannot, or there is none.
fn lines(field: Field, items: &[PythonValue]) -> Option<Vec<&str>> {
    let commas = separated_by_commas(field);
    let plain = |text: &&str| literal::is_plain(text) && !(commas && text.contains(','));
    texts(items).filter(|texts| !texts.is_empty() && texts.iter().all(plain))
}

/// Words in one line, where reading them gives the same words.
fn words(items: &[PythonValue]) -> Option<String> {
    let texts = texts(items)?;
    let line = texts.join(" ");
    (literal::is_plain(&line) && line.split_whitespace().eq(texts.iter().copied())).then_some(line)
}

fn texts(items: &[PythonValue]) -> Option<Vec<&str>> {
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        let PythonValue::Text(text) = item else { return None };
        texts.push(text.as_str());
    }
    Some(texts)
}
