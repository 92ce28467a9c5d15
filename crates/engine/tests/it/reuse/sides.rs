//! Pairs of settings and one existing build.

use crate::{adapter, adapter_pipelines, adapter_reuse};
use engine::client::Client;
use engine::reuse::{Part, between_builds};
use engine::{PythonValue, PythonVersion};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_reuse_case_of_0_98_0_is_answered_as_zenml_answers_it() {
    crate::cases::check(include_bytes!("../../cases/reuse-0.98.0.jsonl.gz"), 50, adapter_reuse::actual);
}

#[test]
fn the_fields_that_differ_are_those_in_which_zenmls_own_texts_differ() {
    let cases = include_bytes!("../../cases/reuse-0.98.0.jsonl.gz");
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(&cases[..])).unwrap();
    let compared = text.lines().filter(|line| fields_differ(&serde_json::from_str(line).unwrap())).count();
    assert_eq!(compared, 44, "cases with two valid sides");
}

/// Compares the differences of one case; `false` if one of its sides fails.
fn fields_differ(case: &Value) -> bool {
    let expected = &case["expected"];
    if expected["status"] != "ok" {
        return false;
    }
    let catalog = adapter::shipped("0.98.0").unwrap();
    let python = PythonVersion::parse(case["python_version"].as_str().unwrap()).unwrap();
    let (stack, project) = (adapter_pipelines::stack(case), adapter::project(case));
    let client = adapter::client(case, catalog.release, Client::new(catalog, python, &stack, &project));
    let builds = ["a", "b"].map(|key| vec![adapter_reuse::side(case, &client, key).build.unwrap()]);
    let [before, after] = &builds;
    let differences = between_builds((&client, before), (&client, after));
    let found: BTreeSet<&str> = differences
        .iter()
        .filter_map(|difference| match &difference.part {
            Part::Field { name, .. } => name.split('.').next(),
            _ => None,
        })
        .collect();
    let fields = |key: &str| match PythonValue::from_json(expected[key]["settings_json"].as_str().unwrap()) {
        Some(PythonValue::Dict(fields)) => fields,
        other => panic!("{other:?}"),
    };
    let (one, other) = (fields("a"), fields("b"));
    let differs = |name: &str| {
        let text = |fields: &engine::value::Dict| fields.get(name).map(PythonValue::to_sorted_json);
        text(&one) != text(&other)
    };
    let wanted: BTreeSet<&str> = one.iter().map(|(name, _)| name).filter(|name| differs(name)).collect();
    assert_eq!(found, wanted, "{}", case["id"]);
    // Whatever else differs is in a file that goes into the build.
    let equal = expected["checksums_equal"] == Value::Bool(true);
    assert_eq!(differences.is_empty(), equal, "{} {differences:?}", case["id"]);
    true
}
