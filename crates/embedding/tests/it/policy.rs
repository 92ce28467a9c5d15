//! An owner's policy: what is right counts, what is wrong is named with its place.

use embedding::policy::{Fault, Policy};
use engine::config::{Config, Goal};
use engine::{Field, Place, PythonValue};

const WHOLE: &str = r##"{
  "$schema": "policy.schema.json", "version": 1,
  "notice": "Ask #ml-platform", "colours": { "accent": "#0a6b96", "accent_dark": "#8fd0ee" },
  "release": "0.94.6", "stack": "aws-sagemaker",
  "presets": [{ "key": "train", "label": "Training", "link": "v=1&zenml=0.98.0&goal=reuse" }],
  "locked": {
    "parent_image": { "value": "registry.example.com/ml/base:1", "reason": "The platform team owns it." },
    "python": { "value": "3.11", "reason": "Our images have 3.11." }
  },
  "parent_images": ["registry.example.com/ml/*"], "registries": ["registry.example.com"], "servers": ["https://zenml.example.com"]
}"##;

fn faults(text: &str) -> Vec<Fault> {
    Policy::read(text).1
}

#[test]
fn a_right_policy_is_taken_whole() {
    let (policy, faults) = Policy::read(WHOLE);
    assert_eq!(faults, []);
    assert_eq!((policy.notice.as_str(), policy.release.as_str()), ("Ask #ml-platform", "0.94.6"));
    assert_eq!(policy.accent, ["#0a6b96", "#8fd0ee"]);
    assert_eq!((policy.presets.len(), policy.locked.len(), policy.servers.len()), (1, 2, 1));
    let mut first = Config::new("0.98.0", "3.12");
    policy.begin(&mut first);
    assert_eq!((first.release.as_str(), first.python.as_str()), ("0.94.6", "3.11"));
    assert_eq!(first.settings.value(Field::ParentImage), Some(PythonValue::text("registry.example.com/ml/base:1")));
    assert!(!first.stack.components.is_empty());
}

#[test]
fn the_policy_that_is_shipped_says_nothing() {
    let text = include_str!("../../../../public/policy.json");
    assert_eq!(Policy::read(text), (Policy::default(), Vec::new()));
}

/// Wrong files, the place of what is wrong, and a word of what is said.
const WRONG: [(&str, &str, &str); 35] = [
    ("", "line 1, column 1", "ends too early"),
    ("[]", "the file", "object"),
    ("{\n  \"version\": 1,\n  \"notice\": \"a\"\n  \"release\": \"0.98.0\"\n}", "line 4, column 3", "comma"),
    ("{\n  \"version\": 1,\n}", "line 3, column 1", "double quotes"),
    ("{ \"version\": 1, notice: \"a\" }", "line 1, column 17", "double quotes"),
    ("{ \"version\": 1, \"notice\": 'a' }", "line 1, column 27", "double quotes"),
    ("{ \"version\": 1, \"notice\": \"a\n\" }", "line 1, column 29", "line"),
    ("{ \"version\": 1 } x", "line 1, column 18", "follows"),
    ("{ \"version\": 1, \"notice\" \"a\" }", "line 1, column 26", "colon"),
    ("{ \"version\": 1, \"presets\": [", "line 1, column 29", "ends too early"),
    ("{}", "version", "missing"),
    (r#"{ "version": 2 }"#, "version", "version 1"),
    (r#"{ "version": 1, "notise": "a" }"#, "notise", "nothing has this name"),
    (r#"{ "version": 1, "notice": 5 }"#, "notice", "no text"),
    (r#"{ "version": 1, "notice": " " }"#, "notice", "empty"),
    (r#"{ "version": 1, "release": "newest" }"#, "release", "no release"),
    (r#"{ "version": 1, "stack": "aws" }"#, "stack", "aws-sagemaker"),
    (r##"{ "version": 1, "colours": { "accent": "blue" } }"##, "colours.accent", "no colour"),
    (r##"{ "version": 1, "colours": { "accent": "#ffee00" } }"##, "colours.accent", "contrast"),
    (r##"{ "version": 1, "colours": { "accent_dark": "#000033" } }"##, "colours.accent_dark", "contrast"),
    (r##"{ "version": 1, "colours": { "paper": "#ffffff" } }"##, "colours.paper", "nothing has this name"),
    (r#"{ "version": 1, "colours": [] }"#, "colours", "no object"),
    (r#"{ "version": 1, "presets": {} }"#, "presets", "no list"),
    (r#"{ "version": 1, "presets": [5] }"#, "presets[0]", "no object"),
    (r#"{ "version": 1, "presets": [{ "key": "a", "label": "A" }] }"#, "presets[0].link", "missing"),
    (
        r#"{ "version": 1, "presets": [{ "key": "a", "label": "A", "link": "v=9&zenml=0.98.0" }] }"#,
        "presets[0].link",
        "version 9",
    ),
    (
        r#"{ "version": 1, "presets": [{"key":"a","label":"A","link":"v=1&zenml=0.98.0"},{"key":"a","label":"B","link":"v=1&zenml=0.98.0"}] }"#,
        "presets[1].key",
        "another preset",
    ),
    (
        r#"{ "version": 1, "locked": { "parent_imag": { "value": "a", "reason": "b" } } }"#,
        "locked.parent_imag",
        "no such field",
    ),
    (
        r#"{ "version": 1, "locked": { "skip_build": { "value": "maybe", "reason": "b" } } }"#,
        "locked.skip_build.value",
        "cannot hold",
    ),
    (r#"{ "version": 1, "locked": { "python": { "value": "3.11" } } }"#, "locked.python.reason", "missing"),
    (r#"{ "version": 1, "locked": ["python"] }"#, "locked", "no object"),
    (r#"{ "version": 1, "": "a" }"#, "\"\"", "nothing has this name"),
    (r#"{ "version": 1, "parent_images": ["a*b"] }"#, "parent_images[0]", "only at the end"),
    (r#"{ "version": 1, "registries": ["https://registry.example.com"] }"#, "registries[0]", "no registry"),
    (r#"{ "version": 1, "servers": ["zenml.example.com"] }"#, "servers[0]", "https://"),
];

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (text, place, word) in WRONG {
        let faults = faults(text);
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        assert_eq!(fault.place, place, "{text}: {fault:?}");
        assert!(fault.message.contains(word), "{text}: {fault:?}");
    }
}

#[test]
fn what_is_right_beside_what_is_wrong_counts() {
    let (policy, faults) =
        Policy::read(r#"{ "version": 1, "notice": "a", "release": 5, "registries": ["a.example", 7] }"#);
    assert_eq!((policy.notice.as_str(), policy.registries.as_slice()), ("a", ["a.example".to_owned()].as_slice()));
    let places: Vec<&str> = faults.iter().map(|fault| fault.place.as_str()).collect();
    assert_eq!(places, ["release", "registries[1]"]);
}

#[test]
fn a_lock_of_each_kind_of_place_is_understood() {
    let locks = [
        ("goal", "reuse", Place::Goal),
        ("zenml", "0.90.0", Place::Release),
        ("platform", "linux/amd64", Place::Platform),
        ("registry", "registry.example.com", Place::ImageName),
        ("apt_packages", "git", Place::Field(Field::AptPackages)),
        ("skip_build", "True", Place::Field(Field::SkipBuild)),
    ];
    for (key, value, place) in locks {
        let text = format!(
            "{{ \"version\": 1, \"locked\": {{ \"{key}\": {{ \"value\": \"{value}\", \"reason\": \"b\" }} }} }}"
        );
        let (policy, faults) = Policy::read(&text);
        assert_eq!(faults, [], "{key}");
        assert_eq!(policy.locked[0].place, place, "{key}");
    }
    let (policy, _) = Policy::read(r#"{ "version": 1, "locked": { "goal": { "value": "reuse", "reason": "b" } } }"#);
    let mut config = Config::new("0.98.0", "3.12");
    policy.begin(&mut config);
    assert_eq!(config.goal, Goal::Reuse);
}
