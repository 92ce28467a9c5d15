//! One-click fixes: what a person would change to be rid of a problem, as data that undo takes back in one step.

mod choose;
mod edit;

pub use choose::fix;

use crate::config::{Component, ComponentType, Config, RecipeBase};
use crate::place::Place;
use crate::settings::{Setting, Settings};
use crate::value::PythonValue;

/// A change that takes a problem away and makes no other.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What the button says, for example `Take the field out`.
    pub label: String,
    /// What is changed, in this order.
    pub edits: Vec<Edit>,
}

/// One change of a Config.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A field of the pipeline or a step gets a value.
    Set(Place, PythonValue),
    /// A field of the pipeline or a step is unset.
    Unset(Place),
    /// A line of a field's text, from 1, becomes other lines; none takes it out.
    Line(Place, usize, Option<String>),
    /// A field's text gets a line at its end.
    AddLine(Place, String),
    /// The release.
    Release(String),
    /// The Python version.
    Python(String),
    /// The pipeline's name.
    PipelineName(String),
    /// The code repository.
    CodeRepository(String),
    /// What a recipe starts from.
    RecipeBase(RecipeBase),
    /// The flavor of a component, by type and position.
    Flavor(ComponentType, usize, String),
    /// A component is added.
    Add(ComponentType, String),
    /// A component is taken out, by type and position.
    Remove(ComponentType, usize),
    /// A step's step operator; empty for none.
    StepOperator(usize, String),
}

impl Fix {
    /// Makes the change. What it is about may be gone by then, and then it changes nothing.
    pub fn apply(&self, config: &mut Config) {
        self.edits.iter().for_each(|edit| edit.apply(config));
    }
}

impl Edit {
    fn apply(&self, config: &mut Config) {
        match self {
            Self::Set(place, value) => {
                if let Some((settings, field)) = settings(config, place) {
                    settings.set(field, value.clone());
                }
            }
            Self::Unset(place) => {
                if let Some((settings, field)) = settings(config, place) {
                    settings.unset(field);
                }
            }
            Self::Line(place, line, text) => with_text(config, place, |before| {
                let mut lines: Vec<&str> = before.lines().collect();
                let Some(position) = line.checked_sub(1).filter(|position| *position < lines.len()) else {
                    return before.to_owned();
                };
                match text {
                    Some(text) => lines.splice(position..=position, [text.as_str()]).for_each(drop),
                    None => drop(lines.remove(position)),
                }
                lines.join("\n")
            }),
            Self::AddLine(place, line) => with_text(config, place, |before| {
                let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
                [before, end, line].concat()
            }),
            Self::Release(release) => config.release.clone_from(release),
            Self::Python(python) => config.python.clone_from(python),
            Self::PipelineName(name) => config.project.pipeline_name.clone_from(name),
            Self::CodeRepository(flavor) => config.project.code_repository.clone_from(flavor),
            Self::RecipeBase(base) => config.target.recipe_base = *base,
            Self::Flavor(component_type, position, flavor) => {
                let mut of_type =
                    config.stack.components.iter_mut().filter(|component| component.component_type == *component_type);
                if let Some(component) = of_type.nth(*position) {
                    component.flavor.clone_from(flavor);
                }
            }
            Self::Add(component_type, flavor) => {
                config.stack.components.push(Component::new(*component_type, flavor.clone()));
            }
            Self::Remove(component_type, position) => {
                let components = &mut config.stack.components;
                let found = components.iter().enumerate().filter(|(_, one)| one.component_type == *component_type);
                if let Some(found) = found.map(|(found, _)| found).nth(*position) {
                    components.remove(found);
                }
            }
            Self::StepOperator(position, name) => {
                if let Some(step) = config.steps.get_mut(*position) {
                    step.step_operator.clone_from(name);
                }
            }
        }
    }
}

/// The settings that a place is in, and its field.
fn settings<'a>(config: &'a mut Config, place: &Place) -> Option<(&'a mut Settings, crate::Field)> {
    match place {
        Place::Field(field) => Some((&mut config.settings, *field)),
        Place::Step(position, Some(field)) => Some((&mut config.steps.get_mut(*position)?.settings, *field)),
        _ => None,
    }
}

/// Changes the text of a field as if it were typed.
fn with_text(config: &mut Config, place: &Place, change: impl FnOnce(&str) -> String) {
    let Some((settings, field)) = settings(config, place) else { return };
    let before = settings.get(field).map(|setting: &Setting| setting.text(field)).unwrap_or_default();
    settings.type_text(field, change(&before));
}
