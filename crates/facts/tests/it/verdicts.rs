//! Requirements against what is installed, as Python's `packaging` judges it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use engine::contract::{Check, Need};
use flate2::read::GzDecoder;
use serde_json::Value;

use super::lists;

#[test]
fn verdicts_on_requirements_are_those_of_packaging() {
    let lines = BufReader::new(GzDecoder::new(include_bytes!("../cases/verdicts.jsonl.gz").as_slice())).lines();
    let (mut counts, mut differing) = (BTreeMap::<String, usize>::new(), Vec::new());
    for line in lines {
        let case: Value = serde_json::from_str(&line.expect("the file is text")).expect("a case is JSON");
        let text = case["requirement"].as_str().expect("a requirement").to_owned();
        let expected = case["verdict"].as_str().expect("a verdict").to_owned();
        let inspect = lists::pip_inspect(&case["installed"], &case["environment"]);
        let verdict = lists::verdict(Check::Project, Need::Distribution(text.clone()), &[("inspect.json", &inspect)]);
        if verdict.standing.key() != expected {
            differing.push(format!("{text} in {}: {verdict:?}, not {expected}", case["installed"]));
        }
        *counts.entry(expected).or_default() += 1;
    }
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
    // A file without one of the verdicts would prove little.
    let enough = ["satisfied", "wrong", "missing", "not_applicable"].map(|key| counts.get(key).copied().unwrap_or(0));
    assert!(enough.iter().sum::<usize>() >= 500 && enough.iter().all(|count| *count >= 50), "{counts:?}");
}

#[test]
fn what_a_list_cannot_know_is_unverified() {
    let check = |text: &str, list: &str| {
        let verdict = lists::verdict(Check::Project, Need::Distribution(text.into()), &[("freeze.txt", list)]);
        (verdict.standing.key(), verdict.found)
    };
    let list = "numpy==1.26.4\nown @ git+https://git.example.com/own@0123456789abcdef0123456789abcdef01234567\ntransformers==4.46.0\n";
    for (text, expected) in [
        // An extra is nowhere in a list of names.
        ("transformers[torch]>=4.40", "unverified"),
        // Freeze leaves pip out by itself.
        ("pip", "unverified"),
        ("setuptools>=60", "unverified"),
        // Whether a marker holds depends on a Python that no list names.
        ("polars; python_version < \"3.11\"", "unverified"),
        ("numpy<2; python_version < \"3.11\"", "satisfied"),
        ("polars; sys_platform == \"win32\"", "not_applicable"),
        ("polars; sys_platform == \"linux\"", "missing"),
        ("own @ git+https://git.example.com/own@0123456789abcdef0123456789abcdef01234567", "satisfied"),
        ("own @ git+https://git.example.com/own@0123456", "satisfied"),
        ("own @ git+https://git.example.com/own@fedcba9876543210fedcba9876543210fedcba98", "wrong"),
        ("own @ git+https://git.example.com/own@main", "unverified"),
        ("own @ git+https://elsewhere.example.com/own", "unverified"),
        // An address with a version that nobody said.
        ("own>=1", "unverified"),
        ("git+https://git.example.com/something", "unverified"),
    ] {
        assert_eq!(check(text, list).0, expected, "{text}: {}", check(text, list).1);
    }
    let (standing, found) = check("zenml==0.98.0", "zenml-nightly==0.98.0.dev20260801\n");
    assert_eq!(standing, "wrong", "{found}");
    assert!(found.starts_with("zenml-nightly "), "{found}");
}
