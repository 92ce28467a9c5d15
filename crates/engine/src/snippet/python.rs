//! Settings as Python.

use super::brackets;
use super::exported;
use super::keyword::Keyword;
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::quote::python::{is_name, text};
use crate::situation::Situation;

/// What a snippet calls things when the person's own names cannot be used in Python.
const PIPELINE: &str = "my_pipeline";

/// Names that the snippet itself uses.
const TAKEN: &[&str] = &["DockerSettings", "docker_settings", "pipeline", "step"];

/// Python source with the exported settings, and the pipeline and steps that use them.
pub fn python(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let mut document = Document::new("docker_settings.py", Language::Python);
    let imports = if exported.steps.is_empty() { "pipeline" } else { "pipeline, step" };
    document.push(format!("from zenml import {imports}"), Origin::Zenml);
    document.push("from zenml.config import DockerSettings", Origin::Zenml);
    document.push("", Origin::Zenml);
    write_call(&mut document, "docker_settings", &exported.pipeline, Place::Goal.into());
    for (position, step) in exported.steps.iter().enumerate() {
        let function = function(step.name, || format!("step_{}", position + 1));
        write_call(&mut document, &variable(&function), &step.keywords, step.place.clone().into());
    }
    for (position, step) in exported.steps.iter().enumerate() {
        let function = function(step.name, || format!("step_{}", position + 1));
        let origins = vec![step.place.clone().into()];
        write_function(&mut document, "step", &function, step.name, &[], &variable(&function), &origins);
    }
    write_pipeline(&mut document, situation);
    document
}

fn write_call(document: &mut Document, variable: &str, keywords: &[Keyword], origin: Origin) {
    if keywords.is_empty() {
        return document.push(format!("{variable} = DockerSettings()"), origin);
    }
    document.push(format!("{variable} = DockerSettings("), origin.clone());
    brackets::arguments(document, keywords);
    document.push(")", origin);
}

fn write_pipeline(document: &mut Document, situation: &Situation<'_>) {
    let project = &situation.config.project;
    let function = function(&project.pipeline_name, || PIPELINE.to_owned());
    let mut origins = vec![Place::PipelineName.into()];
    let mut arguments = Vec::new();
    if project.dynamic {
        arguments.push("dynamic=True".to_owned());
        origins.push(Place::Dynamic.into());
    }
    write_function(document, "pipeline", &function, &project.pipeline_name, &arguments, "docker_settings", &origins);
    document.push("", Origin::Zenml);
    document.push("", Origin::Zenml);
    document.push(
        format!("# For one run alone: {function}.with_options(settings={{\"docker\": docker_settings}})()"),
        Origin::Zenml,
    );
}

/// A decorated function that uses the settings of a variable. ZenML knows it by its own name, or by `name=`.
fn write_function(
    document: &mut Document,
    decorator: &str,
    function: &str,
    name: &str,
    arguments: &[String],
    variable: &str,
    origins: &[Origin],
) {
    let mut arguments = arguments.to_vec();
    if !name.is_empty() && name != function {
        arguments.insert(0, format!("name={}", text(name)));
    }
    arguments.push(format!("settings={{\"docker\": {variable}}}"));
    document.push("", Origin::Zenml);
    document.push("", Origin::Zenml);
    for line in [format!("@{decorator}({})", arguments.join(", ")), format!("def {function}():"), "    ...".to_owned()]
    {
        document.lines.push(Line { text: line, origins: origins.to_vec() });
    }
}

/// The name of a function: the person's own where Python allows it.
fn function(name: &str, otherwise: impl FnOnce() -> String) -> String {
    if is_name(name) && !TAKEN.contains(&name) { name.to_owned() } else { otherwise() }
}

fn variable(function: &str) -> String {
    format!("{function}_docker_settings")
}
