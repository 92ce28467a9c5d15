//! What the engine exports for pipelines by chance, which the real ZenML of each release has loaded: the import is held
//! against what it was there. The cases are those of the engine's snippets (`cargo xtask oracle RELEASE --kind snippets`).

use crate::answers::{cases, model_and_set};
use crate::round_trip::{exported, imported};
use engine::config::{Config, Goal};
use engine::{Release, Situation};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may read what it compares with")]
fn every_export_comes_back_as_what_its_zenml_loaded_and_as_the_same_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/cases/snippets");
    let (mut count, mut texts) = (0, 0);
    for name in catalog::releases() {
        let file = std::fs::read(folder.join(format!("{name}.jsonl.gz"))).unwrap();
        for case in cases(&file) {
            let levels = case["expected"]["levels"].as_array().unwrap();
            // What ZenML refuses has no model.
            if levels.iter().all(|level| level.get("error").is_none()) {
                count += 1;
                texts += check(name, &case, levels);
            }
        }
    }
    assert!(count >= 500 && texts >= 4 * 500, "only {count} pipelines in {texts} texts");
}

/// Imports each text of a pipeline; how many those are.
fn check(name: &'static str, case: &Value, levels: &[Value]) -> usize {
    let (release, catalog) = (Release::parse(name).unwrap(), catalog::catalog(name).unwrap());
    let empty = Config { goal: Goal::LetZenmlBuild, ..Config::new(name, "3.11") };
    let snippets = case["snippets"].as_array().unwrap().iter().map(|snippet| snippet["text"].as_str().unwrap());
    // A text is there once for the pipeline and once for each step.
    let texts: BTreeSet<&str> = snippets.collect();
    for text in &texts {
        let Some(kind) = importing::recognise(text, "") else { panic!("{name} {text}") };
        let back = imported(kind, text, &empty, &catalog);
        assert_eq!(model_and_set(&back.settings, release), levels[0], "{name} {text}");
        let steps = case["steps"].as_array().unwrap().iter().zip(&levels[1..]);
        let of_case: Vec<Value> = steps
            .map(|(step, level)| json!([step["step_operator"], level]))
            .filter(|step| step[0] != "" || step[1]["set"] != json!([]))
            .collect();
        let ours = back.steps.iter().map(|step| json!([step.step_operator, model_and_set(&step.settings, release)]));
        assert_eq!(ours.collect::<Vec<_>>(), of_case, "{name} {text}");
        // A step with nothing of its own is in no text, and the names of those after it come from where they stand.
        if of_case.len() == case["steps"].as_array().unwrap().len() {
            let again = exported(&Situation::of(&back, &catalog)).map(|(_, text)| text);
            assert!(again.iter().any(|again| again == text), "{name} {text}\n{}", again[0]);
        }
    }
    texts.len()
}
