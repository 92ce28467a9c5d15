//! Files of answers, and our settings in their form.

use engine::docker_settings::validate;
use engine::rules::Rules;
use engine::settings::Settings;
use engine::value::Dict;
use engine::{PythonValue, Release};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};

/// The cases of a file, which may be several files in a row.
pub fn cases(file: &[u8]) -> impl Iterator<Item = Value> {
    let lines = BufReader::new(MultiGzDecoder::new(file)).lines();
    lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap())
}

/// The names of `docker` build options that the Docker SDK has otherwise: ZenML moves them.
const SDK_NAMES: [(&str, &str); 4] =
    [("buildargs", "build_args"), ("cachefrom", "cache_from"), ("nocache", "no_cache"), ("shmsize", "shm_size")];

/// Settings in the form of the answers.
pub fn described(settings: &Settings, release: Release) -> Value {
    let rules = Rules::of(release);
    let keywords = settings.keywords();
    let validation = validate(keywords.clone(), rules);
    assert!(validation.refusals.is_empty(), "{:?} in {keywords:?}", validation.refusals);
    let dump = validation.settings.model_dump(rules);
    let set = dump.iter().map(|(name, _)| name).filter(|name| validation.settings.is_set(name)).map(str::to_owned);
    let names: BTreeSet<String> = set.chain(nested_names(&keywords, release)).collect();
    json!({ "json": PythonValue::Dict(dump).to_sorted_json(), "set": names })
}

/// The model that settings are and the fields of it that are set, as the answers about snippets have them.
pub fn model_and_set(settings: &Settings, release: Release) -> Value {
    let described = described(settings, release);
    let model: Value = serde_json::from_str(described["json"].as_str().unwrap()).unwrap();
    json!({ "model": model, "set": described["set"] })
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

/// The models alone, without the names that are set.
pub fn models(answer: &Value) -> Value {
    match answer {
        Value::Object(parts) if parts.contains_key("set") => parts["json"].clone(),
        Value::Object(parts) => parts.iter().map(|(name, inner)| (name.clone(), models(inner))).collect(),
        other => other.clone(),
    }
}
