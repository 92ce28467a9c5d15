//! Settings as Python, set where the pipeline and its steps are written.

use super::calls::{Calls, DOCUMENT, variable};
use super::exported;
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::quote::python::text;
use crate::situation::Situation;

/// Python source with the exported settings, and the pipeline and steps whose decorators take them.
pub fn python(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let calls = Calls::of(situation, &exported);
    let mut document = Document::new(DOCUMENT, Language::Python);
    let imports = if exported.steps.is_empty() { "pipeline" } else { "pipeline, step" };
    document.push(["from zenml import ", imports].concat(), Origin::Zenml);
    calls.write_settings(&mut document, &exported);
    for (step, function) in exported.steps.iter().zip(&calls.steps) {
        let mut arguments = Vec::new();
        if !step.step_operator.is_empty() {
            arguments.push(["step_operator=", &text(step.step_operator)].concat());
        }
        if !step.keywords.is_empty() {
            arguments.push(settings(&variable(function)));
        }
        // In a dynamic pipeline the name of a step tells its calls apart.
        let name = if situation.config.project.dynamic { &step.id } else { &step.name };
        write_function(&mut document, "step", function, name, arguments, &[step.place.clone().into()]);
    }
    write_pipeline(&mut document, situation, &calls);
    document
}

fn write_pipeline(document: &mut Document, situation: &Situation<'_>, calls: &Calls) {
    let project = &situation.config.project;
    let mut origins = vec![Place::PipelineName.into()];
    let mut arguments = Vec::new();
    if project.dynamic {
        arguments.push("dynamic=True".to_owned());
        origins.push(Place::Dynamic.into());
        if !calls.steps.is_empty() {
            // Images of single steps are built only for steps that are named here.
            arguments.push(["depends_on=[", &calls.steps.join(", "), "]"].concat());
        }
    }
    arguments.push(settings("docker_settings"));
    write_function(document, "pipeline", &calls.pipeline, &project.pipeline_name, arguments, &origins);
}

/// A decorated function. ZenML knows it by its own name, or by `name=`.
fn write_function(
    document: &mut Document,
    decorator: &str,
    function: &str,
    name: &str,
    mut arguments: Vec<String>,
    origins: &[Origin],
) {
    if !name.is_empty() && name != function {
        arguments.insert(0, ["name=", &text(name)].concat());
    }
    document.push("", Origin::Zenml);
    document.push("", Origin::Zenml);
    let decorated = ["@", decorator, "(", &arguments.join(", "), ")"].concat();
    for line in [decorated, ["def ", function, "():"].concat(), "    ...".to_owned()] {
        document.lines.push(Line { text: line, origins: origins.to_vec() });
    }
}

fn settings(variable: &str) -> String {
    ["settings={\"docker\": ", variable, "}"].concat()
}
