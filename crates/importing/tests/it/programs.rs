//! Programs and run configurations against the `DockerSettings` that the real ZenML of a release makes of them
//! (`xtask/python/load_programs.py`).

use engine::docker_settings::validate;
use engine::rules::Rules;
use engine::settings::Settings;
use engine::value::Dict;
use engine::{Config, PythonValue, Release};
use flate2::read::GzDecoder;
use importing::{Kind, NoticeKind, import};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};

/// The names of `docker` build options that the Docker SDK has otherwise: ZenML moves them.
const SDK_NAMES: [(&str, &str); 4] =
    [("buildargs", "build_args"), ("cachefrom", "cache_from"), ("nocache", "no_cache"), ("shmsize", "shm_size")];

/// Settings in the form of the answers.
fn described(settings: &Settings, release: Release) -> Value {
    let rules = Rules::of(release);
    let keywords = settings.keywords();
    let validation = validate(&keywords, rules);
    assert!(validation.refusals.is_empty(), "{:?} in {keywords:?}", validation.refusals);
    let dump = validation.settings.model_dump(rules);
    let set = dump.iter().map(|(name, _)| name).filter(|name| validation.settings.is_set(name)).map(str::to_owned);
    let names: BTreeSet<String> = set.chain(nested_names(&keywords, release)).collect();
    json!({ "json": PythonValue::Dict(dump).to_sorted_json(), "set": names })
}

/// The names that are set in nested models, with dots.
fn nested_names(keywords: &Dict, release: Release) -> Vec<String> {
    let mut names = Vec::new();
    for (name, value) in keywords.iter() {
        let (true, PythonValue::Dict(config)) = (name.ends_with("build_config"), value) else { continue };
        if !has_field(release, name) {
            continue;
        }
        for (part, value) in config.iter() {
            names.push(format!("{name}.{part}"));
            let (true, PythonValue::Dict(options)) = (part == "build_options", value) else { continue };
            // Before there was a model of the options they were one dict.
            if !has_field(release, "build_config.build_options.pull") {
                continue;
            }
            for (option, _) in options.iter() {
                let moved = SDK_NAMES.iter().find(|(sdk, own)| *sdk == option && !options.contains_key(own));
                names.push(format!("{name}.{part}.{}", moved.map_or(option, |(_, own)| own)));
            }
        }
    }
    names
}

fn has_field(release: Release, name: &str) -> bool {
    let catalog = catalog::catalog(&release.to_string()).unwrap();
    catalog.settings_fields.iter().any(|(known, _)| known == name || known.starts_with(&format!("{name}.")))
}

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

/// The models alone, without the names that are set.
fn models(answer: &Value) -> Value {
    match answer {
        Value::Object(parts) if parts.contains_key("set") => parts["json"].clone(),
        Value::Object(parts) => parts.iter().map(|(name, inner)| (name.clone(), models(inner))).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_text_gives_the_settings_that_zenml_loads_from_it() {
    let cases = BufReader::new(GzDecoder::new(&include_bytes!("../cases/programs.jsonl.gz")[..]));
    let (mut valid, mut wrong) = (0, Vec::new());
    for line in cases.lines() {
        let case: Value = serde_json::from_str(&line.unwrap()).unwrap();
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
