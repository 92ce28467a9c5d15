//! Snippets of the engine's for settings by chance, for the real ZenML to load.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use engine::{
    PythonValue, Release, Situation,
    config::{Config, Goal, Step},
    docker_settings::validate,
    rules::Rules,
    settings::Settings,
    snippet,
};
use serde_json::{Value, json};

use crate::failure::{Explain, Failure};

/// What the steps are called: one has a name that Python cannot have.
const STEPS: [&str; 2] = ["trainer", "step 2"];

/// Reads cases of settings and writes, for every three of them, a pipeline with two steps in each language.
///
/// # Errors
/// A file cannot be read or written, or holds something else than cases of a release with a catalog.
pub fn write(cases: &Path, to: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(cases).explain(cases.display())?;
    let cases = text.lines().filter_map(|line| serde_json::from_str(line).ok());
    // What ZenML refuses it refuses in every language; that is asked elsewhere.
    let cases: Vec<Value> = cases.filter(is_valid).collect();
    let mut file = BufWriter::new(File::create(to).explain(to.display())?);
    for group in cases.chunks(1 + STEPS.len()) {
        let Some((first, steps)) = group.split_first() else { continue };
        let release = first["zenml_version"].as_str().unwrap_or_default();
        let nearest = ::catalog::nearest(release).and_then(::catalog::catalog);
        let catalog = nearest.ok_or_else(|| Failure::new(format!("no catalog stands for {release}")))?;
        let mut config = Config::new(release, "3.11");
        config.goal = Goal::LetZenmlBuild;
        config.settings = settings(first);
        let named = STEPS.into_iter().zip(steps);
        config.steps = named
            .map(|(name, case)| Step {
                name: name.into(),
                settings: settings(case),
                step_operator: String::new(),
                ..Step::default()
            })
            .collect();
        let situation = Situation::of(&config, &catalog);
        let all: Vec<&Value> = group.iter().map(|case| &case["docker_settings"]).collect();
        for (kind, document) in [
            ("python", snippet::python(&situation)),
            ("yaml", snippet::yaml(&situation)),
            ("json", snippet::json(&situation)),
        ] {
            let case = json!({ "kind": kind, "text": document.text(), "settings": all });
            writeln!(file, "{case}").explain(to.display())?;
        }
    }
    file.flush().explain(to.display())
}

fn is_valid(case: &Value) -> bool {
    let release = case["zenml_version"].as_str().and_then(Release::parse);
    // Steps and pipelines validate twice, and before 0.64.0 only a true bool says something the first time.
    let copies = case.pointer("/docker_settings/copy_files").unwrap_or(&Value::Null);
    if !copies.is_null() && !copies.is_boolean() {
        return false;
    }
    release.is_some_and(|release| {
        let validation = validate(settings(case).keywords(), Rules::of(release));
        validation.refusals.is_empty() && validation.raised.is_none()
    })
}

fn settings(case: &Value) -> Settings {
    match PythonValue::from_json(&case["docker_settings"].to_string()) {
        Some(PythonValue::Dict(keywords)) => Settings::of_keywords(&keywords),
        _ => Settings::default(),
    }
}
