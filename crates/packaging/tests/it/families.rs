//! Every committed case of every family, compared exactly.

use std::fmt::Write;

use crate::adapter;

#[test]
fn specifiers_contain_the_versions_that_packaging_says() {
    check(include_bytes!("../cases/specifier.jsonl.gz"), 2000);
}

#[test]
fn versions_parse_and_sort_as_in_packaging() {
    check(include_bytes!("../cases/version.jsonl.gz"), 500);
}

#[test]
fn requirements_have_the_parts_that_packaging_finds() {
    check(include_bytes!("../cases/requirement.jsonl.gz"), 1000);
}

#[test]
fn markers_evaluate_as_in_packaging() {
    check(include_bytes!("../cases/marker.jsonl.gz"), 500);
}

#[test]
fn requirements_files_read_as_pip_reads_them() {
    check(include_bytes!("../cases/requirements_file.jsonl.gz"), 150);
}

#[test]
fn filtered_versions_are_those_that_packaging_leaves() {
    check(include_bytes!("../cases/intersect.jsonl.gz"), 300);
}

#[test]
fn specifiers_that_cannot_meet_are_those_that_packaging_calls_unsatisfiable() {
    check(include_bytes!("../cases/meet.jsonl.gz"), 500);
}

/// All cases of a family have their expected answer; every difference is listed.
fn check(cases: &[u8], count: usize) {
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).unwrap();
    let mut differences = String::new();
    for line in text.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let actual = adapter::actual(&case);
        if actual != case["expected"] {
            writeln!(differences, "{case}\n  actual {actual}").unwrap();
        }
    }
    assert_eq!(text.lines().count(), count);
    assert!(differences.is_empty(), "{differences}");
}
