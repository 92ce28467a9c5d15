//! Links as they arrive: through mail programs, chats and hands.

use super::picture::picture;
use engine::problem::ProblemKind;
use engine::share::{Carrier, Opened, decode, in_query, is_comparison, is_link};
use engine::{Problem, PythonValue};
use serde_json::Value;

/// Links that somebody typed: name, link, picture, the notices with their keys, and the release that is shown.
const BY_HAND: &str = include_str!("../../cases/links/by_hand.jsonl");

/// Links that something happened to: name, text, and what it means or why it is refused.
const MANGLED: &str = include_str!("../../cases/links/mangled.jsonl");

fn records(file: &str) -> impl Iterator<Item = Value> {
    file.lines().map(|line| serde_json::from_str(line).expect("a record is JSON"))
}

fn opened(record: &Value, key: &str) -> Opened {
    let text = record[key].as_str().expect("a text");
    let opened = decode(text, Carrier::Link).unwrap_or_else(|refused| panic!("{}: {}", record["name"], refused.why));
    let expected = PythonValue::from_json(&record["picture"].to_string());
    assert_eq!(Some(picture(&opened.config)), expected, "{}", record["name"]);
    opened
}

#[test]
fn what_programs_do_to_links_is_undone_or_refused_with_a_reason() {
    let (mut undone, mut refused) = (0, 0);
    for record in records(MANGLED) {
        match record["refused"].as_str() {
            None => {
                let opened = opened(&record, "arrived");
                assert!(opened.checked && opened.notices.is_empty(), "{}", record["name"]);
                undone += 1;
            }
            Some(reason) => {
                let answer = decode(record["arrived"].as_str().unwrap(), Carrier::Link);
                let why = answer.expect_err(record["name"].as_str().unwrap()).why;
                assert!(why.contains(reason), "{}: {why}", record["name"]);
                refused += 1;
            }
        }
    }
    assert!(undone >= 70 && refused >= 20, "{undone}, {refused}");
}

#[test]
fn a_link_by_hand_opens_unchecked_and_says_what_it_could_not_use() {
    assert!(records(BY_HAND).count() >= 20);
    for record in records(BY_HAND) {
        let mut opened = opened(&record, "link");
        assert!(!opened.checked, "{}", record["name"]);
        let told: Vec<Value> = opened.notices.iter().map(|notice| Value::from(told(notice))).collect();
        assert_eq!(Value::from(told), record["notices"], "{}", record["name"]);
        opened.pin(catalog::releases());
        if let Some(release) = record["pinned"].as_str() {
            assert_eq!(opened.config.release, release, "{}", record["name"]);
        }
    }
}

fn told(notice: &Problem) -> String {
    match &notice.kind {
        ProblemKind::UncheckedLink => "UncheckedLink".to_owned(),
        ProblemKind::UnknownKey(key) => format!("UnknownKey {key}"),
        ProblemKind::UnusableValue { key, .. } => format!("UnusableValue {key}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_release_that_is_put_in_its_place_is_named_and_is_what_is_written() {
    let cases = [
        ("latest", "0.98.0", true),
        ("0.98", "0.98.0", true),
        ("0.94", "0.94.6", true),
        ("0.9", "0.9", false),
        ("0.98.0", "0.98.0", false),
        ("0.97.7", "0.97.7", false),
    ];
    for (asked, shown, named) in cases {
        let mut opened = decode(&format!("v=1&zenml={asked}"), Carrier::Link).unwrap();
        opened.pin(catalog::releases());
        assert_eq!(opened.config.release, shown);
        let notice = ProblemKind::PinnedRelease { asked: asked.into(), release: shown.into() };
        assert_eq!(opened.notices.iter().any(|told| told.kind == notice), named, "{asked}");
        let link = engine::share::encode(&opened.config).link();
        // Two numbers that name no release cannot be pinned, and so are not given on.
        assert_eq!(link.is_ok(), asked != "0.9", "{asked}");
        assert!(link.is_err() || link.unwrap().contains(&format!("zenml={shown}&")), "{asked}");
    }
}

#[test]
fn a_place_on_the_page_is_no_link() {
    for place in
        ["", "outputs", "requirements", "stack.orchestrator.2", "build_config.build_options.pull", "v1z", "v.z"]
    {
        assert!(!is_link(place) && !is_comparison(place), "{place}");
    }
    for link in
        ["v=1&zenml=0.98.0", "v%3D1%26zenml%3D0.98.0", "v1z.abc.00000000", "v2z.abc", "#!v1z.a.b", "compare.v1z.a"]
    {
        assert!(is_link(link), "{link}");
    }
}

#[test]
fn a_query_holds_a_link_under_its_key_alone() {
    let cases = [
        ("?c=v1z.AA.00000000", Some("v1z.AA.00000000")),
        ("?theme=dark&c=v%3D1%26zenml%3D0.98.0&x=y", Some("v=1&zenml=0.98.0")),
        ("?c=v=1&zenml=0.98.0", Some("v=1&zenml=0.98.0")),
        ("c=v1z.AA.00000000", Some("v1z.AA.00000000")),
        ("?theme=dark", None),
        ("", None),
    ];
    for (query, expected) in cases {
        assert_eq!(in_query(query).as_deref(), expected, "{query}");
    }
}
