//! What ZenML refuses or fails at is a problem, and what it accepts is none: every committed case of one build's
//! settings.

use crate::adapter;
use crate::problems::CATALOG;
use engine::config::{Config, Goal};
use engine::settings::Settings;
use engine::value::Dict;
use engine::{Field, Place, Problem, ProblemKind, PythonValue, ROWS, outcome};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn what_zenml_refuses_is_a_problem_at_the_same_field_and_nothing_else_is() {
    let cases = include_bytes!("../cases/settings-0.98.0.jsonl.gz");
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(&cases[..])).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let compared = cases.iter().filter(|case| check(case)).count();
    assert_eq!((cases.len(), compared), (500, 343), "cases, and those that a page can express");
}

/// Compares one case; `false` if the page has no controls that give the same input.
fn check(case: &Value) -> bool {
    let PythonValue::Dict(keywords) = adapter::python_value(&case["docker_settings"]) else { return false };
    let settings = settings(&keywords);
    if PythonValue::Dict(settings.keywords()).to_sorted_json() != PythonValue::Dict(keywords).to_sorted_json() {
        return false;
    }
    let mut config = Config::new("0.98.0", case["python_version"].as_str().unwrap());
    config.goal = Goal::LetZenmlBuild;
    config.settings = settings;
    config.stack = adapter::stack(case);
    config.project = adapter::project(case);
    let problems = outcome(&config, &CATALOG).problems;
    let expected = &case["expected"];
    assert_eq!(refused(&problems), refused_by_zenml(expected, &problems), "{} {problems:#?}", case["id"]);
    if expected["status"] == "validation_error" {
        return true;
    }
    let adds = |key: &str| match &case[key] {
        Value::String(text) => !text.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => false,
    };
    let plain = !["entrypoint", "extra_files", "extra_requirements_files"].into_iter().any(adds);
    let fails = expected["status"] == "error" && expected["error"]["message"].as_str().is_some_and(is_shown);
    assert_eq!(
        problems.iter().any(|problem| is_failure(problem, plain)),
        fails,
        "{} {expected} {problems:#?}",
        case["id"]
    );
    true
}

/// The fields of ZenML's refusals; the empty name is the model as a whole, which is validated only if all fields are.
fn refused_by_zenml(expected: &Value, problems: &[Problem]) -> BTreeSet<String> {
    let errors = expected["errors"].as_array().into_iter().flatten();
    let name = |error: &Value| error["loc"].get(0).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut names: BTreeSet<String> = errors.map(name).collect();
    if !names.is_empty() && refused(problems).contains("") {
        names.insert(String::new());
    }
    names
}

fn refused(problems: &[Problem]) -> BTreeSet<String> {
    let names = problems.iter().filter_map(|problem| match (&problem.kind, &problem.place) {
        (ProblemKind::SkipBuildWithoutParentImage | ProblemKind::LocalInstallWithoutFiles, _) => Some(""),
        (ProblemKind::Refused { error: "value_error" }, Place::Field(Field::SourceFiles)) => Some(""),
        // Not of the validation, but raised before it.
        (ProblemKind::Refused { error: "type_error" }, _) => None,
        (ProblemKind::Refused { .. }, Place::Field(field)) => field.path().next(),
        _ => None,
    });
    names.map(str::to_owned).collect()
}

/// Files and an entrypoint that a caller adds make ZenML build; the page has none.
fn is_failure(problem: &Problem, plain: bool) -> bool {
    let nothing = problem.kind == ProblemKind::NothingToRunOn && plain;
    nothing
        || matches!(
            problem.kind,
            ProblemKind::MissingFile(_)
                | ProblemKind::FolderInPlaceOfFile(_)
                | ProblemKind::MissingOutput(_)
                | ProblemKind::CommandFailed(_)
                | ProblemKind::BadPlaceholder(_)
                | ProblemKind::UnknownIntegration { .. }
                | ProblemKind::Refused { error: "type_error" }
        )
}

/// ZenML takes a local image builder where a stack has none, which these cases leave out; the Dockerfile of a person's
/// own need not be given.
fn is_shown(message: &str) -> bool {
    !message.contains("without an image builder") && !message.contains("Dockerfile'")
}

/// The settings whose keywords these are, as far as there are fields for them.
fn settings(keywords: &Dict) -> Settings {
    let mut settings = Settings::default();
    for row in ROWS {
        let mut found = Some(keywords.clone());
        let mut path: Vec<&str> = row.field.path().collect();
        let last = path.pop().unwrap();
        for name in path {
            found = match found.as_ref().and_then(|dict| dict.get(name)) {
                Some(PythonValue::Dict(dict)) => Some(dict.clone()),
                _ => None,
            };
        }
        let Some(dict) = found else { continue };
        if last == "*" {
            let known = |name: &str| ROWS.iter().any(|other| other.key == row.key.replace('*', name));
            let rest = dict.iter().filter(|(name, _)| !known(name)).map(|(name, value)| (name, value.clone()));
            let rest: Dict = rest.collect();
            if !rest.is_empty() {
                settings.set(row.field, PythonValue::Dict(rest));
            }
        } else if let Some(value) = dict.get(last) {
            settings.set(row.field, value.clone());
        }
    }
    settings
}
