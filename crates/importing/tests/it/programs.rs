//! Programs and run configurations against the `DockerSettings` that the real ZenML of a release makes of them
//! (`xtask/python/load_programs.py`).

use crate::answers::{cases, described, models};
use engine::settings::Settings;
use engine::{Config, Release};
use importing::{Kind, NoticeKind, import};
use serde_json::{Value, json};

/// The settings that a text gives, on top of nothing.
fn ours(case: &Value) -> Value {
    let (text, name) = (case["text"].as_str().unwrap(), case["release"].as_str().unwrap());
    let (release, catalog) = (Release::parse(name).unwrap(), catalog::catalog(name).unwrap());
    let kind = match case["kind"].as_str().unwrap() {
        "python" => Kind::Python,
        "yaml" => Kind::RunConfigurationYaml,
        _ => Kind::RunConfigurationJson,
    };
    let present = Config::new(name, "3.11");
    let imported = import(text, kind, &present, &catalog);
    let described = |settings: &Settings| described(settings, release);
    let config = &imported.config;
    let steps = config.steps.iter().map(|step| (step.name.clone(), described(&step.settings)));
    let mut ours = json!({
        "pipeline": described(&config.settings),
        "steps": steps.collect::<serde_json::Map<_, _>>(),
        "notices": imported.notices.iter().map(|notice| format!("{notice:?}")).collect::<Vec<_>>(),
        "empty": imported.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Empty(_) | NoticeKind::SameAsUnset(_))),
    });
    if kind == Kind::Python && case.get("name").is_some() {
        ours["name"] = json!(config.project.pipeline_name);
        ours["dynamic"] = json!(config.project.dynamic);
    }
    ours
}

#[test]
fn every_text_gives_the_settings_that_zenml_loads_from_it() {
    let (mut valid, mut wrong) = (0, Vec::new());
    for case in cases(include_bytes!("../cases/programs.jsonl.gz")) {
        if case.get("error").is_some() {
            // What ZenML refuses is refused by its own validation in the engine, once it is there.
            continue;
        }
        valid += 1;
        let ours = ours(&case);
        for part in ["pipeline", "steps", "name", "dynamic"] {
            let nothing = json!({ "json": described(&Settings::default(), Release::parse(case["release"].as_str().unwrap()).unwrap())["json"], "set": [] });
            let expected = if part == "pipeline" && case[part].is_null() { &nothing } else { &case[part] };
            // An empty nested model has a stand-in that makes the same model, but another name is set.
            let (value, expected) = if ours["empty"] == true {
                (models(&ours[part]), models(expected))
            } else {
                (ours[part].clone(), expected.clone())
            };
            if ours.get(part).is_some() && value != expected {
                wrong.push(format!(
                    "{} {part} of\n{}\n  ours {}\n  ZenML {expected}\n  notices {:?}",
                    case["release"],
                    case["text"].as_str().unwrap(),
                    ours[part],
                    ours["notices"]
                ));
                break;
            }
        }
    }
    assert!(valid >= 900, "only {valid} of the texts are valid");
    assert!(
        wrong.is_empty(),
        "{} of {valid} differ:\n{}",
        wrong.len(),
        wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n\n")
    );
}
