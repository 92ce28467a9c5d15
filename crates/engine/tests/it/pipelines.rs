//! Pipelines of several steps, as the real ZenML compiles, builds and runs them.

use crate::{adapter, adapter_pipelines};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[test]
fn every_pipeline_case_of_0_98_0_is_answered_as_zenml_answers_it() {
    check(include_bytes!("../cases/pipelines-0.98.0.jsonl.gz"), 100);
}

/// Every key of every expected answer is there and equal; differences are counted by key and the first are shown.
fn check(cases: &[u8], count: usize) {
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).unwrap();
    assert_eq!(text.lines().count(), count);
    let mut different: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown = String::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let actual = adapter_pipelines::actual(&case);
        for key in adapter::differences(&case["expected"], &actual) {
            if *different.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1) < 4 {
                let (expected, actual) = (&case["expected"][&key], &actual[&key]);
                writeln!(shown, "{} {key}\n  expected {expected}\n  actual   {actual}", case["id"]).unwrap();
            }
        }
    }
    assert!(different.is_empty(), "{different:?}\n{shown}");
}
