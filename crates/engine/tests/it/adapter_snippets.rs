//! From a case of kind `snippets` to the Config that it describes and the snippets that the engine writes for it. Also
//! included by the tasks, which have the real ZenML load them.

use engine::config::{Config, Goal, Step};
use engine::settings::Settings;
use engine::{Catalog, Document, PythonValue, Situation, snippet};
use serde_json::{Value, json};

use super::adapter;

/// Adds to a case the snippets of its settings, each with the level that it is about: 0 is the pipeline, the others are
/// the steps; and the name under which a `with_options` snippet knows the pipeline.
///
/// # Errors
/// The release has no catalog, or the settings are no object.
pub fn with_snippets(mut case: Value) -> Result<Value, String> {
    let (_, catalog) = adapter::release(&case).ok_or_else(|| format!("ZenML {}", case["zenml_version"]))?;
    let config = config(&case)?;
    let (snippets, called) = snippets(&config, catalog);
    // A Config has no place for keys that ZenML does not know.
    case["docker_settings"] = keywords(&config.settings);
    for (position, step) in config.steps.iter().enumerate() {
        case["steps"][position]["docker_settings"] = keywords(&step.settings);
    }
    case["snippets"] = snippets.into();
    case["called"] = called.into();
    Ok(case)
}

/// The snippets of a Config and the pipeline's name in them.
fn snippets(config: &Config, catalog: &Catalog) -> (Vec<Value>, String) {
    let situation = Situation::of(config, catalog);
    let python = snippet::python(&situation);
    let kinds = [
        ("python", python.clone()),
        ("with_options", snippet::with_options(&situation)),
        ("yaml", snippet::yaml(&situation)),
        ("json", snippet::json(&situation)),
    ];
    let functions = functions(&python);
    let pipeline = functions.last().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (kind, document) in &kinds {
        let request = |level: usize, name: Option<&str>| json!({ "kind": kind, "level": level, "name": name, "text": document.text() });
        // In Python the settings are a variable, and what is decorated holds the same.
        let python = *kind == "python";
        found.push(request(0, Some("docker_settings").filter(|_| python)));
        if python {
            found.push(request(0, Some(&pipeline)));
        }
        let exported = config.steps.iter().enumerate().filter(|(_, step)| is_exported(step));
        for ((level, _), function) in exported.zip(&functions) {
            let name = if python { function.clone() } else { invocation(config, level) };
            found.push(request(level + 1, Some(&name)));
        }
    }
    (found, pipeline)
}

/// Settings as the JSON of keyword arguments, by another writer than the engine's.
fn keywords(settings: &Settings) -> Value {
    json_value(&PythonValue::Dict(settings.keywords()))
}

fn json_value(value: &PythonValue) -> Value {
    match value {
        PythonValue::None => Value::Null,
        PythonValue::Bool(truth) => json!(truth),
        PythonValue::Int(number) => json!(number),
        PythonValue::Float(number) => json!(number),
        PythonValue::Text(text) => json!(text),
        PythonValue::List(items) => items.iter().map(json_value).collect(),
        PythonValue::Dict(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.to_owned(), json_value(value)));
            Value::Object(entries.collect())
        }
    }
}

fn is_exported(step: &Step) -> bool {
    step.settings.iter().next().is_some() || !step.step_operator.is_empty()
}

/// The functions of a Python snippet in their order; the pipeline's is the last.
fn functions(document: &Document) -> Vec<String> {
    let lines = document.lines.iter().filter_map(|line| line.text.strip_prefix("def ")?.strip_suffix("():"));
    lines.map(str::to_owned).collect()
}

/// The name of a step in the pipeline, by ZenML's rule: a name that is taken gets a number.
fn invocation(config: &Config, position: usize) -> String {
    let mut ids: Vec<String> = Vec::new();
    for (number, step) in config.steps.iter().enumerate().take(position + 1) {
        let name = if step.name.is_empty() { format!("step_{}", number + 1) } else { step.name.clone() };
        let mut id = name.clone();
        let mut index = 2;
        while ids.contains(&id) {
            id = format!("{name}_{index}");
            index += 1;
        }
        ids.push(id);
    }
    ids.pop().unwrap_or_default()
}

/// The Config of a case.
fn config(case: &Value) -> Result<Config, String> {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let settings = |value: &Value| match adapter::python_value(&value["docker_settings"]) {
        PythonValue::Dict(keywords) => Ok(Settings::of_keywords(&keywords)),
        _ => Err("settings that are no object".to_owned()),
    };
    let mut config = Config::new(text(case, "zenml_version"), text(case, "python_version"));
    config.goal = Goal::LetZenmlBuild;
    config.settings = settings(case)?;
    config.project.pipeline_name = text(case, "pipeline_name");
    for step in case["steps"].as_array().into_iter().flatten() {
        config.steps.push(Step {
            name: text(step, "name"),
            settings: settings(step)?,
            step_operator: text(step, "step_operator"),
            ..Step::default()
        });
    }
    Ok(config)
}
