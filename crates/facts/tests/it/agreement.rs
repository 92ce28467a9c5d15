//! Holds verdicts against what an image says of itself. Also included by the task that builds the images.

use std::collections::BTreeSet;

use engine::config::Config;
use engine::contract::{Check, ImageContract, Need};
use facts::{Standing, Verdict};
use packaging::Requirement;
use serde_json::Value;

use super::stacks::flavors;

/// The verdicts on one stack that the image contradicts, in words. `judged` is what `judge_image.py`
/// printed inside, a part of the recording.
///
/// The rules are those of the contract: a requirement stands as `packaging` judges it inside; where C1 to C8 and C12 hold, the
/// entrypoint and all implementations can be imported; where one of them fails for want of something that an implementation
/// imports, it cannot.
pub fn disagreements(config: &Config, verdicts: &[Verdict], recording: &Value, imports: &Value) -> Vec<String> {
    let judged = &recording["judged"];
    let mut found = Vec::new();
    for verdict in verdicts {
        let Need::Distribution(text) = &verdict.requirement.need else { continue };
        let inside = judged["verdicts"][text].as_str().unwrap_or("nothing");
        if verdict.standing.key() != inside {
            found.push(format!("{text}: we say {} ({}), packaging {inside}", verdict.standing.key(), verdict.found));
        }
    }
    let failing: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.standing.fails()).collect();
    let needed = |verdict: &&Verdict| {
        let check = verdict.requirement.check;
        check <= Check::Runner && check != Check::Python || check == Check::Program
    };
    let holds = !failing.iter().any(needed);
    let no_zenml = failing.iter().any(|verdict| {
        verdict.standing == Standing::Missing && matches!(verdict.requirement.check, Check::Zenml | Check::Program)
    });
    let entrypoint = judged["entrypoint"]["imported"] == true;
    if holds && !entrypoint {
        found.push(format!("everything holds, and the entrypoint cannot be imported: {}", judged["entrypoint"]));
    }
    if no_zenml && entrypoint {
        found.push("ZenML or python is missing, and the entrypoint can be imported".to_owned());
    }
    let missing: BTreeSet<String> = failing
        .iter()
        .filter(|verdict| verdict.standing == Standing::Missing && verdict.requirement.check != Check::AptPackage)
        .filter_map(|verdict| match &verdict.requirement.need {
            Need::Distribution(text) => Requirement::parse(text).ok().map(|one| one.name.normalized().to_owned()),
            _ => None,
        })
        .collect();
    for [component_type, flavor] in flavors(config) {
        let key = format!("{component_type} {flavor}");
        let import = &judged["flavors"][&key];
        let imported = import["imported"] == true;
        if holds && !imported {
            found.push(format!("everything holds, and {key} cannot be imported: {import}"));
        }
        let needs = imports[&key].as_array().into_iter().flatten().filter_map(Value::as_str);
        let lacking: Vec<&str> = needs.filter(|name| missing.contains(*name)).collect();
        if imported && !lacking.is_empty() {
            found.push(format!("{key} imports {} which is missing, and can be imported", lacking.join(", ")));
        }
        if !imported && !no_zenml && lacking.is_empty() && failing.is_empty() {
            found.push(format!("{key} cannot be imported, and nothing is said to fail: {import}"));
        }
    }
    found
}

/// Which distributions each implementation imports, as seen in an image that has all of them: the names of modules become the
/// names of the distributions that bring them.
pub fn imports(recording: &Value) -> Value {
    let judged = &recording["judged"];
    let mut all = serde_json::Map::new();
    for (key, import) in judged["flavors"].as_object().into_iter().flatten() {
        let modules = import["modules"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let names: BTreeSet<&str> = modules.filter_map(|module| judged["tops"][module].as_str()).collect();
        all.insert(key.clone(), names.into_iter().collect());
    }
    Value::Object(all)
}

/// The verdicts of a contract on an image that has been recorded.
pub fn verdicts(contract: &ImageContract, recording: &Value, files: &[&str]) -> Vec<Verdict> {
    facts::check(std::slice::from_ref(contract), &facts_of(recording, files))
}

/// The facts that some files of a recording say.
pub fn facts_of(recording: &Value, files: &[&str]) -> facts::Facts {
    let text = |file: &&str| Some(((*file).to_owned(), recording["texts"][*file].as_str()?.as_bytes().to_vec()));
    facts::Facts::read(files.iter().filter_map(text))
}
