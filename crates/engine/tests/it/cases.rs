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
    check(include_bytes!("../cases/settings-0.98.0.jsonl.gz"), 500, adapter::actual);
}

#[test]
fn every_field_takes_and_refuses_the_values_that_pydantic_takes_and_refuses() {
    check(include_bytes!("../cases/values-0.98.0.jsonl.gz"), 2315, adapter::actual);
}

#[test]
fn the_values_that_pydantic_takes_and_refuses_are_those_of_its_version() {
    check(include_bytes!("../cases/values-0.58.2.jsonl.gz"), 1211, adapter::actual);
    check(include_bytes!("../cases/values-0.60.0.jsonl.gz"), 1399, adapter::actual);
}

/// The cases of releases.
macro_rules! of_releases {
    ($($release:literal,)*) => {
        [$(($release, include_bytes!(concat!("../cases/releases/", $release, ".jsonl.gz")).as_slice()),)*]
    };
}

/// Every release that has a catalog.
pub static OF_RELEASES: [(&str, &[u8]); 34] = of_releases![
    "0.55.5", "0.56.4", "0.57.1", "0.58.2", "0.60.0", "0.61.0", "0.62.0", "0.63.0", "0.64.0", "0.65.0", "0.66.0",
    "0.67.0", "0.68.1", "0.70.0", "0.71.0", "0.72.0", "0.73.0", "0.74.0", "0.75.0", "0.80.2", "0.81.0", "0.82.1",
    "0.83.1", "0.84.3", "0.85.0", "0.90.0", "0.91.2", "0.92.0", "0.93.3", "0.94.6", "0.95.1", "0.96.4", "0.97.0",
    "0.98.0",
];

/// Patches that brought something and have no catalog, because a later one of their minor has; and 0.75.1, which takes that
/// of an earlier one.
static OF_PATCHES: [(&str, &[u8]); 12] = of_releases![
    "0.56.2", "0.56.3", "0.58.1", "0.75.1", "0.82.0", "0.83.0", "0.91.0", "0.91.1", "0.94.1", "0.94.3", "0.94.5",
    "0.96.2",
];

#[test]
fn every_release_answers_as_it_did() {
    assert!(OF_RELEASES.iter().map(|(release, _)| release).eq(catalog::releases()));
    OF_RELEASES.iter().for_each(|(_, cases)| check(cases, 50, adapter::actual));
}

#[test]
fn a_patch_without_a_catalog_answers_as_it_did() {
    OF_PATCHES.iter().for_each(|(_, cases)| check(cases, 30, adapter::actual));
}

#[test]
fn the_settings_have_the_fields_of_the_release_in_its_order() {
    for catalog in catalog::releases().iter().filter_map(|release| catalog::catalog(release)) {
        let rules = Rules::of(catalog.release);
        let dump = validate(Dict::new(), rules).settings.model_dump(rules);
        let ours: Vec<&str> = dump.iter().map(|(name, _)| name).collect();
        // A nested field is listed by its way; all those of one model are next to each other.
        let outermost = catalog.settings_fields.iter().filter_map(|(name, _)| name.split('.').next());
        let mut theirs: Vec<&str> = outermost.collect();
        theirs.dedup();
        assert_eq!(ours, theirs, "ZenML {}", catalog.release);
    }
}

/// Every key of every expected answer is there and equal; differences are counted by key and the first are shown.
pub fn check(cases: &[u8], count: usize, actual: impl Fn(&Value) -> Value) {
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).unwrap();
    assert_eq!(text.lines().count(), count);
    let mut different: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = String::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let actual = actual(&case);
        for key in adapter::differences(&case["expected"], &actual) {
            if *different.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1) < 4 {
                let (expected, actual) = (&case["expected"][&key], &actual[&key]);
                writeln!(shown, "{} {key}\n  expected {expected}\n  actual   {actual}", case["id"]).unwrap();
            }
        }
    }
    assert!(different.is_empty(), "{different:?}\n{shown}");
}
