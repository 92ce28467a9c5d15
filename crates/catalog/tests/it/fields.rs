//! The engine's table of fields against ZenML's own: a release that brings a field fails here until it has a row.

use std::collections::BTreeSet;

use catalog::{catalog, releases};
use engine::ROWS;
use engine::field::Kind;
use serde_json::Value;

/// A row for options that ZenML has no name for ends like this.
const FURTHER: &str = ".*";

#[test]
fn every_field_of_a_release_is_a_row_and_every_row_is_a_field() {
    for release in releases() {
        let catalog = catalog(release).unwrap();
        let fields: BTreeSet<&str> = catalog.settings_fields.iter().map(|(name, _)| name.as_str()).collect();
        let rows = ROWS.iter().filter(|row| row.since <= catalog.release && !row.key.ends_with(FURTHER));
        assert_eq!(rows.map(|row| row.key).collect::<BTreeSet<&str>>(), fields, "{release}");
        assert_eq!(fields.len(), catalog.settings_fields.len(), "{release}: a field twice");
    }
}

#[test]
fn a_row_takes_values_of_the_type_that_the_field_has() {
    for (name, python_type) in catalog("0.98.0").unwrap().settings_fields {
        let row = ROWS.iter().find(|row| row.key == name).unwrap();
        let fits = match python_type.as_str() {
            "bool" | "Optional[bool]" => row.kind == Kind::Flag,
            "Optional[int]" => row.kind == Kind::Number,
            "Optional[str]" => matches!(row.kind, Kind::Text | Kind::Choice(_)),
            "List[str]" | "Optional[List[str]]" | "Union[NoneType, str, List[str]]" => {
                matches!(row.kind, Kind::Lines | Kind::Words)
            }
            "Dict[str, Any]" | "Optional[Dict[str, Any]]" => row.kind == Kind::Pairs,
            _ => matches!(row.kind, Kind::Choice(_)),
        };
        assert!(fits, "{name}: {python_type} as {:?}", row.kind);
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
