//! What Python snippets call things, and the `DockerSettings(...)` that they begin with.

use super::brackets;
use super::exported::Keywords;
use super::keyword::Keyword;
use crate::document::Document;
use crate::place::{Origin, Place};
use crate::quote::python::is_name;
use crate::situation::Situation;

/// The file name of a Python snippet.
pub(super) const DOCUMENT: &str = "docker_settings.py";

/// What a snippet calls the pipeline when the person's own name cannot be used in Python.
const PIPELINE: &str = "my_pipeline";

/// Names that a snippet itself uses.
const TAKEN: &[&str] = &["DockerSettings", "docker_settings", "pipeline", "step", "configured"];

/// The names of the functions of a snippet, no two the same.
pub(super) struct Calls {
    /// The pipeline's.
    pub pipeline: String,
    /// Those of the steps that are exported, in their order.
    pub steps: Vec<String>,
}

impl Calls {
    /// The person's own names where Python allows them.
    pub fn of(situation: &Situation<'_>, exported: &Keywords<'_>) -> Self {
        let mut taken: Vec<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        let mut free = |name: &str, otherwise: &str| {
            let mut found = if is_name(name) { name.to_owned() } else { otherwise.to_owned() };
            if TAKEN.contains(&found.as_str()) {
                otherwise.clone_into(&mut found);
            }
            while taken.contains(&found) || taken.contains(&variable(&found)) {
                found.push('_');
            }
            taken.extend([found.clone(), variable(&found)]);
            found
        };
        let pipeline = free(&situation.config.project.pipeline_name, PIPELINE);
        let number = |position: usize| ["step_", &(position + 1).to_string()].concat();
        let steps = exported.steps.iter().enumerate();
        let steps = steps.map(|(position, step)| free(&step.id, &number(position))).collect();
        Self { pipeline, steps }
    }

    /// Writes the import of `DockerSettings` and a variable for the settings of the pipeline and of each step.
    pub fn write_settings(&self, document: &mut Document, exported: &Keywords<'_>) {
        document.push("from zenml.config import DockerSettings", Origin::Zenml);
        document.push("", Origin::Zenml);
        write_call(document, "docker_settings", &exported.pipeline, Place::Goal.into());
        for (step, function) in exported.steps.iter().zip(&self.steps) {
            if !step.keywords.is_empty() {
                write_call(document, &variable(function), &step.keywords, step.place.clone().into());
            }
        }
    }
}

/// The name of the variable with the settings of a function.
pub(super) fn variable(function: &str) -> String {
    [function, "_docker_settings"].concat()
}

fn write_call(document: &mut Document, variable: &str, keywords: &[Keyword], origin: Origin) {
    if keywords.is_empty() {
        return document.push([variable, " = DockerSettings()"].concat(), origin);
    }
    document.push([variable, " = DockerSettings("].concat(), origin.clone());
    brackets::arguments(document, keywords);
    document.push(")", origin);
}
