//! The engine's table of fields against ZenML's own: a release that brings a field fails here until it has a row.

use std::collections::BTreeSet;

use catalog::{catalog, releases};
use engine::field::{Kind, Row};
use engine::{Catalog, ROWS, Release};
use serde_json::Value;

/// A row for options that ZenML has no name for ends like this.
const FURTHER: &str = ".*";

/// Whether the row is for this field of ZenML's, or for an entry of it: build options were a free dict at first.
fn stands_for(row: &Row, field: &str, python_type: &str) -> bool {
    let entry = row.key.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'));
    row.key == field || entry && python_type == "Dict[str, Any]"
}

fn has(catalog: &Catalog, row: &Row) -> bool {
    // Options without a name of their own go where the named ones go.
    let named = row.key.strip_suffix(FURTHER).map(|options| [options, ".pull"].concat());
    let there =
        |(field, python_type): &(String, String)| stands_for(row, field, python_type) || named.as_ref() == Some(field);
    catalog.settings_fields.iter().any(there)
}

#[test]
fn every_field_of_a_release_has_a_row() {
    for release in releases() {
        let catalog = catalog(release).unwrap();
        for (field, python_type) in &catalog.settings_fields {
            let row = ROWS.iter().find(|row| stands_for(row, field, python_type));
            assert!(row.is_some_and(|row| row.since <= catalog.release), "{release}: {field}");
        }
        let fields: BTreeSet<&String> = catalog.settings_fields.iter().map(|(field, _)| field).collect();
        assert_eq!(fields.len(), catalog.settings_fields.len(), "{release}: a field twice");
    }
}

#[test]
fn a_row_begins_with_the_release_that_brought_its_field() {
    let known: Vec<Catalog> = releases().iter().map(|release| catalog(release).unwrap()).collect();
    for row in ROWS {
        let first = known.iter().position(|catalog| has(catalog, row)).expect(row.key);
        assert!(known.iter().skip(first).all(|catalog| has(catalog, row)), "{}: gone again", row.key);
        // Which patch release brought it, the catalogs do not say.
        let before = first.checked_sub(1).and_then(|before| known.get(before));
        let (oldest, newest) = (before.map_or(Release::default(), |catalog| catalog.release), known[first].release);
        assert!(
            oldest < row.since && row.since <= newest,
            "{}: since {}, not after {oldest} up to {newest}",
            row.key,
            row.since
        );
    }
}

#[test]
fn a_row_takes_values_of_the_type_that_the_field_has() {
    for release in releases() {
        for (name, python_type) in catalog(release).unwrap().settings_fields {
            let mut rows = ROWS.iter().filter(|row| stands_for(row, &name, &python_type));
            assert!(
                rows.all(|row| row.key != name || fits(row.kind, &python_type)),
                "{release}: {name}: {python_type}"
            );
        }
    }
}

fn fits(kind: Kind, python_type: &str) -> bool {
    match python_type {
        "bool" | "Optional[bool]" => kind == Kind::Flag,
        "Optional[int]" => kind == Kind::Number,
        "str" | "Optional[str]" => matches!(kind, Kind::Text | Kind::Choice(_)),
        "List[str]" | "Optional[List[str]]" | "Union[NoneType, str, List[str]]" => {
            matches!(kind, Kind::Lines | Kind::Words)
        }
        "Mapping[str, Any]" | "Dict[str, Any]" | "Optional[Dict[str, Any]]" => kind == Kind::Pairs,
        _ => matches!(kind, Kind::Choice(_)),
    }
}

#[test]
fn deprecated_fields_and_choices_are_those_of_the_newest_release() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/0.98.0.json")).unwrap();
    let root: Value = serde_json::from_str(&text).unwrap();
    for record in root["fields"].as_array().unwrap() {
        let row = ROWS.iter().find(|row| record["model"] == "DockerSettings" && record["name"] == row.key);
        assert!(row.is_none_or(|row| record["deprecated"] == row.deprecated), "{record}");
    }
    for enumeration in root["enums"].as_array().unwrap() {
        let values = enumeration["values"].as_array().unwrap();
        let values: BTreeSet<&str> = values.iter().map(|value| value.as_str().unwrap()).collect();
        let offered = |kind| match kind {
            // The field takes a truth value as well.
            Kind::Choice(choices) => choices.iter().copied().filter(|text| !["True", "False"].contains(text)).collect(),
            _ => BTreeSet::new(),
        };
        assert!(ROWS.iter().any(|row| offered(row.kind) == values), "{enumeration}");
    }
}
