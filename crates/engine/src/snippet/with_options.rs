//! Settings as Python, given to a pipeline that is written already.

use super::calls::{Calls, DOCUMENT, variable};
use super::exported::{self, StepKeywords};
use crate::document::{Document, Language, Line};
use crate::place::{Origin, Place};
use crate::quote::python::text;
use crate::situation::Situation;

/// Python source that gives the exported settings to one run of a pipeline (`Pipeline.with_options`), those of steps by
/// their names in it. Neither the pipeline's nor the steps' own code changes.
pub fn with_options(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let calls = Calls::of(situation, &exported);
    let mut document = Document::new(DOCUMENT, Language::Python);
    calls.write_settings(&mut document, &exported);
    document.push("", Origin::Zenml);
    let name: Origin = Place::PipelineName.into();
    document.push(["# ", &calls.pipeline, " is your pipeline function"].concat(), name.clone());
    document.push(["configured = ", &calls.pipeline, ".with_options("].concat(), name.clone());
    document.push("    settings={\"docker\": docker_settings},", Origin::Zenml);
    if !exported.steps.is_empty() {
        document.push("    step_configurations={", Origin::Zenml);
        for (step, function) in exported.steps.iter().zip(&calls.steps) {
            write_step(&mut document, step, &variable(function));
        }
        document.push("    },", Origin::Zenml);
    }
    document.push(")", name.clone());
    document.push("configured()", name);
    document
}

fn write_step(document: &mut Document, step: &StepKeywords<'_>, variable: &str) {
    let origins = vec![step.place.clone().into()];
    let mut push = |text: String| document.lines.push(Line { text, origins: origins.clone() });
    push(["        ", &text(&step.id), ": {"].concat());
    if !step.step_operator.is_empty() {
        push(["            \"step_operator\": ", &text(step.step_operator), ","].concat());
    }
    if !step.keywords.is_empty() {
        push(["            \"settings\": {\"docker\": ", variable, "},"].concat());
    }
    push("        },".to_owned());
}
