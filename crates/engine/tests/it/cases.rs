//! Every committed case of one build's settings, compared with the real ZenML's answer.

use std::collections::BTreeMap;
use std::fmt::Write;

use engine::docker_settings::validate;
use engine::rules::Rules;
use engine::value::Dict;
use serde_json::Value;

use crate::adapter;

#[test]
fn every_case_of_0_98_0_is_answered_as_zenml_answers_it() {
    check(include_bytes!("../cases/settings-0.98.0.jsonl.gz"), 500);
}

#[test]
fn every_field_takes_and_refuses_the_values_that_pydantic_takes_and_refuses() {
    check(include_bytes!("../cases/values-0.98.0.jsonl.gz"), 2315);
}

#[test]
fn the_settings_have_the_fields_of_the_release_in_its_order() {
    for catalog in catalog::releases().iter().filter_map(|release| catalog::catalog(release)) {
        let rules = Rules::of(catalog.release);
        let dump = validate(&Dict::new(), rules).settings.model_dump(rules);
        let ours: Vec<&str> = dump.iter().map(|(name, _)| name).collect();
        // A nested field is listed by its way; all those of one model are next to each other.
        let outermost = catalog.settings_fields.iter().filter_map(|(name, _)| name.split('.').next());
        let mut theirs: Vec<&str> = outermost.collect();
        theirs.dedup();
        assert_eq!(ours, theirs, "ZenML {}", catalog.release);
    }
}

/// Every key of every expected answer is there and equal; differences are counted by key and the first are shown.
fn check(cases: &[u8], count: usize) {
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).unwrap();
    assert_eq!(text.lines().count(), count);
    let mut different: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = String::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let actual = adapter::actual(&case);
        for key in adapter::differences(&case["expected"], &actual) {
            if *different.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1) < 4 {
                let (expected, actual) = (&case["expected"][&key], &actual[&key]);
                writeln!(shown, "{} {key}\n  expected {expected}\n  actual   {actual}", case["id"]).unwrap();
            }
        }
    }
    assert!(different.is_empty(), "{different:?}\n{shown}");
}
