//! A Config as one value that can be compared and written down: everything that it says, nothing that is unset.

use engine::config::{Checkout, CommandResult, Component, Config, Step};
use engine::value::{Dict, PythonValue};
use std::sync::Arc;

/// What a Config says. Typed text counts as the value that it means.
pub fn picture(config: &Config) -> PythonValue {
    let mut all = Dict::new();
    text(&mut all, "zenml", &config.release);
    text(&mut all, "goal", config.goal.key());
    text(&mut all, "python", &config.python);
    list(&mut all, "stack", config.stack.components.iter().map(component));
    flag(&mut all, "uses_sql_store", config.stack.uses_sql_store);
    text(&mut all, "pipeline", &config.project.pipeline_name);
    flag(&mut all, "dynamic", config.project.dynamic);
    text(&mut all, "code_repository", &config.project.code_repository);
    if config.project.checkout != Checkout::Clean {
        text(&mut all, "checkout", config.project.checkout.key());
    }
    list(&mut all, "files", config.project.files.iter().map(pair));
    list(&mut all, "commands", config.project.commands.iter().map(|(name, result)| command(name, result)));
    text(&mut all, "platform", &config.target.platform);
    text(&mut all, "registry", &config.target.registry);
    text(&mut all, "repository", &config.target.repository);
    text(&mut all, "tag", &config.target.tag);
    text(&mut all, "recipe_base", config.target.recipe_base.key());
    all.insert("settings", PythonValue::Dict(config.settings.keywords()));
    list(&mut all, "steps", config.steps.iter().map(step));
    list(&mut all, "unrecognised", config.unrecognised.iter().map(pair));
    PythonValue::Dict(all)
}

fn component(component: &Component) -> PythonValue {
    let mut all = Dict::new();
    text(&mut all, "type", component.component_type.key());
    text(&mut all, "flavor", &component.flavor);
    text(&mut all, "name", &component.name);
    flag(&mut all, "is_local", component.is_local);
    text(&mut all, "uri", &component.uri);
    text(&mut all, "default_repository", &component.default_repository);
    list(&mut all, "requirements", lines(&component.requirements));
    list(&mut all, "apt_packages", lines(&component.apt_packages));
    flag(&mut all, "always_build_pipeline_image", component.always_build_pipeline_image);
    list(&mut all, "unrecognised", component.unrecognised.iter().map(pair));
    PythonValue::Dict(all)
}

fn command(name: &str, result: &CommandResult) -> PythonValue {
    PythonValue::List(Arc::new([
        PythonValue::text(name),
        PythonValue::text(&result.stdout),
        PythonValue::text(&result.stderr),
        PythonValue::Int(result.return_code.into()),
    ]))
}

fn step(step: &Step) -> PythonValue {
    let mut all = Dict::new();
    text(&mut all, "name", &step.name);
    text(&mut all, "step_operator", &step.step_operator);
    all.insert("settings", PythonValue::Dict(step.settings.keywords()));
    list(&mut all, "unrecognised", step.unrecognised.iter().map(pair));
    PythonValue::Dict(all)
}

fn lines(text: &str) -> impl Iterator<Item = PythonValue> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(PythonValue::text)
}

fn pair((name, value): &(String, String)) -> PythonValue {
    PythonValue::texts([name, value])
}

fn text(all: &mut Dict, key: &str, text: &str) {
    if !text.is_empty() {
        all.insert(key, PythonValue::text(text));
    }
}

fn flag(all: &mut Dict, key: &str, flag: bool) {
    if flag {
        all.insert(key, PythonValue::Bool(true));
    }
}

fn list(all: &mut Dict, key: &str, items: impl Iterator<Item = PythonValue>) {
    let items: Vec<PythonValue> = items.collect();
    if !items.is_empty() {
        all.insert(key, PythonValue::List(items.into()));
    }
}
