//! The items of a field with the line of each in its control, so that a problem can name the line.

use crate::field::{Field, Kind};
use crate::settings::Setting;
use crate::value::PythonValue;

/// An item of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Its line, from 1.
    pub(super) line: usize,
    /// Its text.
    pub(super) text: String,
}

/// An entry of a dict.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Its line, from 1.
    pub(super) line: usize,
    /// Its key.
    pub(super) name: String,
    /// `str()` of its value; `None` for Python's `None`.
    pub(super) value: Option<String>,
}

/// The items of a typed text with one item per line.
pub(super) fn items_of_text(text: &str) -> Vec<Item> {
    items(lines(Kind::Lines, text))
}

/// The items of a setting that holds a list.
pub(super) fn items_of(field: Field, setting: &Setting) -> Vec<Item> {
    items(values(field, setting))
}

/// The entries of a setting that holds a dict, also those that a later line with the same name replaces.
pub(super) fn pairs_of(field: Field, setting: &Setting) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (mut line, value) in values(field, setting) {
        let PythonValue::Dict(entries) = value else { continue };
        for (name, value) in entries.iter() {
            let value = (*value != PythonValue::None).then(|| value.to_text());
            let height = breaks(name) + value.as_deref().map_or(0, breaks) + 1;
            pairs.push(Pair { line, name: name.to_owned(), value });
            line += height;
        }
    }
    pairs
}

fn items(values: Vec<(usize, PythonValue)>) -> Vec<Item> {
    let mut items = Vec::new();
    for (mut line, value) in values {
        let PythonValue::List(list) = value else { continue };
        for item in list.iter() {
            let text = item.to_text();
            let height = breaks(&text) + 1;
            items.push(Item { line, text });
            line += height;
        }
    }
    items
}

/// The values of a setting with the line at which each begins: a typed text is read line by line.
fn values(field: Field, setting: &Setting) -> Vec<(usize, PythonValue)> {
    match setting {
        Setting::Typed(text) => lines(field.row().kind, text),
        Setting::Value(value) => vec![(1, value.clone())],
    }
}

fn lines(kind: Kind, text: &str) -> Vec<(usize, PythonValue)> {
    (1..).zip(text.lines()).map(|(line, text)| (line, kind.read(text))).collect()
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::{Item, Pair, items_of, pairs_of};
    use crate::field::Field;
    use crate::settings::Setting;
    use crate::value::PythonValue;

    #[test]
    fn blank_lines_count_but_are_no_items() {
        let typed = Setting::Typed("git\n\n  curl ".into());
        let items = [Item { line: 1, text: "git".into() }, Item { line: 3, text: "curl".into() }];
        assert_eq!(items_of(Field::AptPackages, &typed), items);
    }

    #[test]
    fn a_line_break_inside_a_value_moves_what_follows() {
        let values = [("A", PythonValue::text("1\n2")), ("B", PythonValue::None)];
        let set = Setting::Value(PythonValue::Dict(values.into_iter().collect()));
        let pairs = [
            Pair { line: 1, name: "A".into(), value: Some("1\n2".into()) },
            Pair { line: 3, name: "B".into(), value: None },
        ];
        assert_eq!(pairs_of(Field::Environment, &set), pairs);
    }
}
