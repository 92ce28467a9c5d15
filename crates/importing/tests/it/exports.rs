//! What the engine exports for settings by chance, held against what the real ZenML of each release loads from it
//! (`cargo xtask oracle RELEASE --kind export`).

use crate::answers::{cases, described};
use crate::round_trip::{exported, imported};
use engine::config::{Config, Goal, Step};
use engine::settings::Settings;
use engine::{PythonValue, Release, Situation};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the task calls its steps.
const STEPS: [&str; 2] = ["trainer", "step 2"];

fn settings(keywords: &Value) -> Settings {
    match PythonValue::from_json(&keywords.to_string()) {
        Some(PythonValue::Dict(keywords)) => Settings::of_keywords(&keywords),
        _ => panic!("settings are a dict"),
    }
}

/// The configuration that a case was exported from.
fn config(case: &Value) -> Config {
    let mut config = Config::new(case["release"].as_str().unwrap(), "3.11");
    config.goal = Goal::LetZenmlBuild;
    let mut all = case["settings"].as_array().unwrap().iter().map(settings);
    config.settings = all.next().unwrap();
    let steps = STEPS.into_iter().zip(all);
    config.steps = steps
        .map(|(name, settings)| Step { name: name.into(), settings, step_operator: String::new(), ..Step::default() })
        .collect();
    config
}

#[test]
fn every_export_loads_in_its_release_as_what_is_set_and_comes_back_as_the_same_text() {
    let (mut count, mut releases) = (0, BTreeSet::new());
    for case in cases(include_bytes!("../cases/exports.jsonl.gz")) {
        let (config, name) = (config(&case), case["release"].as_str().unwrap());
        let (release, catalog) = (Release::parse(name).unwrap(), catalog::catalog(name).unwrap());
        let (kind, text) = exported(&Situation::of(&config, &catalog))
            .into_iter()
            .find(|(_, language, _)| *language == case["kind"].as_str().unwrap())
            .map(|(kind, _, text)| (kind, text))
            .unwrap();
        // ZenML was asked about the text that is exported today.
        assert_eq!(text, case["text"].as_str().unwrap(), "{name}");
        assert_eq!(case["pipeline"], described(&config.settings, release), "{name} {text}");
        let steps = config.steps.iter().filter(|step| step.settings.iter().next().is_some());
        let steps: Vec<(String, Value)> =
            steps.map(|step| (step.name.clone(), described(&step.settings, release))).collect();
        assert_eq!(case["steps"], json!(steps.into_iter().collect::<serde_json::Map<_, _>>()), "{name} {text}");
        let back = imported(kind, &text, &Config { goal: Goal::LetZenmlBuild, ..Config::new(name, "3.11") }, &catalog);
        let again = exported(&Situation::of(&back, &catalog)).into_iter().find(|(other, ..)| *other == kind).unwrap();
        assert_eq!(again.2, text, "{name}");
        count += 1;
        releases.insert(name.to_owned());
    }
    assert!(count >= 3 * 500, "only {count} texts");
    assert!(releases.iter().map(String::as_str).eq(sorted(catalog::releases())));
}

fn sorted(releases: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    releases.iter().copied().collect::<BTreeSet<_>>().into_iter()
}
