//! The readers against Python's own: `xtask/python/gen_importing.py` made the texts and asked PyYAML's safe loader, the
//! compiler, `tomllib` and `json`.

use crate::draft::Draft;
use crate::node::{Content, Node, Sequence};
use crate::{json, python, toml, yaml};
use engine::{Config, PythonValue};
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::rc::Rc;

/// A node in the form of the answers; what has no value is `{"other": …}`.
fn tagged(node: &Node) -> Value {
    let all = |items: &[Rc<Node>]| items.iter().map(|item| tagged(item)).collect::<Vec<_>>();
    match &node.content {
        Content::Scalar(PythonValue::None) => Value::Null,
        Content::Scalar(PythonValue::Bool(truth)) => json!(truth),
        Content::Scalar(PythonValue::Int(number)) => json!({ "int": number.to_string() }),
        Content::Scalar(value @ PythonValue::Float(_)) => json!({ "float": value.repr() }),
        Content::Scalar(PythonValue::Text(text)) => json!(text),
        Content::Bytes(bytes) => json!({ "bytes": bytes }),
        Content::Sequence(Sequence::List, items) => json!(all(items)),
        Content::Sequence(Sequence::Tuple, items) => json!({ "tuple": all(items) }),
        Content::Sequence(Sequence::Set, items) => {
            let mut items = all(items);
            items.sort_by_key(ToString::to_string);
            items.dedup();
            json!({ "set": items })
        }
        Content::Dict(entries) => {
            // Of a repeated key the first place and the last value count.
            let mut pairs: Vec<(Value, Value)> = Vec::new();
            for (key, value) in entries {
                let key = tagged(key);
                match pairs.iter_mut().find(|(known, _)| same_key(known, &key)) {
                    Some((_, known)) => *known = tagged(value),
                    None => pairs.push((key, tagged(value))),
                }
            }
            json!({ "dict": pairs })
        }
        Content::Call(..) | Content::Name(_) | Content::Function(_) | Content::Spread | Content::Unknown(_) => {
            json!({ "other": null })
        }
        Content::Scalar(_) => unreachable!("a scalar is no list or dict"),
    }
}

/// Python's equality of keys: `1`, `1.0` and `True` are one.
fn same_key(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Bool(truth) => Some(f64::from(u8::from(*truth))),
        Value::Object(tag) => {
            tag.get("int").or_else(|| tag.get("float")).and_then(|digits| digits.as_str()?.parse().ok())
        }
        _ => None,
    };
    one == other || number(one).is_some_and(|one| Some(one) == number(other))
}

/// What no setting can hold, whatever it is; the order of sets does not count.
fn plain(answer: &Value) -> Value {
    match answer {
        Value::Object(tag) if tag.contains_key("other") => json!({ "other": null }),
        Value::Object(tag) if tag.contains_key("set") => {
            let mut items: Vec<Value> = tag["set"].as_array().unwrap().iter().map(plain).collect();
            items.sort_by_key(ToString::to_string);
            json!({ "set": items })
        }
        Value::Object(tag) => Value::Object(tag.iter().map(|(name, inner)| (name.clone(), plain(inner))).collect()),
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

fn has_other(value: &Value) -> bool {
    match value {
        Value::Object(tag) => tag.contains_key("other") || tag.values().any(has_other),
        Value::Array(items) => items.iter().any(has_other),
        _ => false,
    }
}

/// Holds a reader against every case; `None` is what it refuses.
fn check(
    cases: &[u8],
    least: usize,
    read: impl Fn(&str) -> Option<Value>,
    agrees: impl Fn(&Value, Option<&Value>) -> bool,
) {
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in BufReader::new(GzDecoder::new(cases)).lines() {
        let case: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let ours = read(case["text"].as_str().unwrap());
        count += 1;
        if !agrees(&case, ours.as_ref()) {
            wrong.push(format!(
                "{:?}\n  ours {}\n  theirs {case}",
                case["text"].as_str().unwrap(),
                ours.map_or("refused".into(), |value| value.to_string())
            ));
        }
    }
    assert!(count >= least, "only {count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// Both refuse, or both have the same value.
fn same(case: &Value, ours: Option<&Value>) -> bool {
    match (case.get("value"), ours) {
        (Some(value), Some(ours)) => plain(value) == *ours,
        (None, None) => true,
        _ => false,
    }
}

#[test]
fn yaml_is_read_as_pyyaml_reads_it() {
    let read = |text: &str| yaml::read(text).ok().map(|(root, _)| root.map_or(Value::Null, |root| tagged(&root)));
    check(include_bytes!("../tests/cases/yaml.jsonl.gz"), 3_000, read, same);
}

#[test]
fn toml_is_read_as_tomllib_reads_it() {
    let read = |text: &str| toml::read(text).ok().map(|root| tagged(&root));
    check(include_bytes!("../tests/cases/toml.jsonl.gz"), 2_000, read, same);
}

#[test]
fn json_is_read_as_python_reads_it() {
    let read = |text: &str| json::read(text).ok().map(|root| tagged(&root));
    check(include_bytes!("../tests/cases/json.jsonl.gz"), 2_000, read, same);
}

#[test]
fn python_is_read_as_python_reads_it() {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let present = Config::new("0.98.0", "3.12");
    let read = |text: &str| {
        let text = text.trim();
        Some(tagged(&python::evaluate(text, &mut Draft::new(text, &present, &catalog))))
    };
    // A literal has its value. Anything else has it, or is said to be unknown; what Python refuses never gets this far.
    check(include_bytes!("../tests/cases/python.jsonl.gz"), 2_000, read, |case, ours| {
        let (Some(value), Some(ours)) = (case.get("value"), ours) else { return true };
        plain(value) == *ours || case["literal"] == false && has_other(ours)
    });
}
