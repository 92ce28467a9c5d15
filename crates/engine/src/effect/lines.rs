//! The lines that lead back to a field.

use crate::commands::{self, Tool};
use crate::config::Goal;
use crate::document::Document;
use crate::field::Field;
use crate::outcome::{Image, Outcome};
use crate::place::{Origin, Place};
use crate::situation::Situation;
use crate::workflow;

/// A line of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CausedLine {
    /// The output: a file's name, before it the key of its image where there are several.
    pub document: String,
    /// The line, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// The lines of files, commands and workflow that a field is an origin of. What is exported as settings is no effect: the
/// settings say what was set.
pub(super) fn caused(
    situation: &Situation<'_>,
    outcome: &Outcome,
    field: Field,
    step: Option<usize>,
) -> Vec<CausedLine> {
    let mut found = Vec::new();
    let many = outcome.images.len() > 1;
    let goal = situation.config.goal;
    for image in images(outcome, step) {
        if goal == Goal::BringYourOwn && image.plan.build().is_none() {
            continue;
        }
        if let Some(build) = image.plan.build() {
            for document in build.documents() {
                let name = if many { [&image.key, "/", &document.name].concat() } else { document.name.clone() };
                // Settings of a step stand in its image as settings of the image.
                collect(&mut found, document, name, |origin| is_of(origin, field, step));
            }
        }
    }
    if step.is_some() {
        return found;
    }
    let own = |origin: &Origin| is_of(origin, field, None);
    if let Some(recipe) = &outcome.recipe {
        for document in [&recipe.dockerfile, &recipe.requirements, &recipe.dockerignore] {
            collect(&mut found, document, document.name.clone(), own);
        }
        let workflow = workflow::github(situation);
        collect(&mut found, &workflow, workflow.name.clone(), own);
    }
    if goal != Goal::Reuse {
        let commands = commands::commands(situation, &outcome.images, Tool::Docker);
        collect(&mut found, &commands, commands.name.clone(), own);
    }
    found
}

/// The images of the run, or those of a step.
fn images(outcome: &Outcome, step: Option<usize>) -> impl Iterator<Item = &Image> {
    let key = step.and_then(|step| outcome.steps.get(step)).and_then(|step| step.image_key.as_deref());
    outcome.images.iter().filter(move |image| match step {
        None => image.shared_with.is_none(),
        Some(_) => key.is_some_and(|key| image.key == key || image.shared_with.as_deref() == Some(key)),
    })
}

/// Whether an origin is the field: also what it names, as an integration is one of `required_integrations`.
fn is_of(origin: &Origin, field: Field, step: Option<usize>) -> bool {
    match origin {
        Origin::Place(Place::Field(found)) => *found == field,
        Origin::Place(Place::Step(found, Some(other))) => Some(*found) == step && *other == field,
        Origin::Integration(_) => field == Field::RequiredIntegrations,
        Origin::Place(Place::ProjectFile(_)) => matches!(field, Field::Requirements | Field::PyprojectPath),
        Origin::Place(Place::Command(_)) => {
            matches!(
                field,
                Field::ReplicateLocalPythonEnvironment | Field::PyprojectPath | Field::PyprojectExportCommand
            )
        }
        _ => false,
    }
}

fn collect(found: &mut Vec<CausedLine>, document: &Document, name: String, own: impl Fn(&Origin) -> bool) {
    for (number, line) in (1..).zip(&document.lines) {
        if line.origins.iter().any(&own) {
            found.push(CausedLine { document: name.clone(), line: number, text: line.text.clone() });
        }
    }
}
