//! The settings of the pipeline and of each step, with the places of their fields.

use super::entries::{Item, Pair, items_of, pairs_of};
use crate::config::{Component, ComponentType, Config};
use crate::field::Field;
use crate::place::Place;
use crate::settings::{Setting, Settings};
use crate::value::PythonValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Settings, and whose they are.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    /// The settings.
    pub(super) settings: &'a Settings,
    /// The step's position; `None` for the pipeline.
    step: Option<usize>,
}

impl<'a> Layer<'a> {
    /// The layers of a Config, the pipeline's first.
    pub(super) fn all(config: &'a Config) -> impl Iterator<Item = Layer<'a>> {
        let steps = config.steps.iter().enumerate();
        let steps = steps.map(|(position, step)| Layer { settings: &step.settings, step: Some(position) });
        core::iter::once(Layer { settings: &config.settings, step: None }).chain(steps)
    }

    /// The place of a field.
    pub(super) fn place(self, field: Field) -> Place {
        self.step.map_or(Place::Field(field), |step| Place::Step(step, Some(field)))
    }

    /// The items of a field that holds a list.
    pub(super) fn items(self, field: Field) -> Vec<Item> {
        self.settings.get(field).map_or_else(Vec::new, |setting| items_of(field, setting))
    }

    /// The text of a field's control; empty where the field is unset.
    pub(super) fn shown(self, field: Field) -> Cow<'a, str> {
        match self.settings.get(field) {
            Some(Setting::Typed(text)) => Cow::Borrowed(text),
            Some(setting) => Cow::Owned(setting.text(field)),
            None => Cow::Borrowed(""),
        }
    }

    /// The entries of a field that holds a dict.
    pub(super) fn pairs(self, field: Field) -> Vec<Pair> {
        self.settings.get(field).map_or_else(Vec::new, |setting| pairs_of(field, setting))
    }

    /// The text of a field that holds one; `None` where it is empty or waits for a variable.
    pub(super) fn text(self, field: Field) -> Option<String> {
        match self.settings.value(field)? {
            PythonValue::Text(text) if !text.is_empty() && !has_placeholder(&text) => Some(text),
            _ => None,
        }
    }
}

/// Whether a text holds `${NAME}`, in whose place ZenML puts an environment variable of the client (R24): what it will
/// be is not known here.
pub(super) fn has_placeholder(text: &str) -> bool {
    placeholders(text).next().is_some()
}

/// The names in the placeholders of a text.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split("${").skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        named.then_some(name)
    })
}

/// The components of the stack with their places.
pub(super) fn components(config: &Config) -> Vec<(Place, &Component)> {
    let mut seen: BTreeMap<ComponentType, usize> = BTreeMap::new();
    let placed = config.stack.components.iter().map(|component| {
        let count = seen.entry(component.component_type).or_default();
        let place = Place::Component(component.component_type, *count);
        *count += 1;
        (place, component)
    });
    placed.collect()
}
