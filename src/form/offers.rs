//! What there is to choose from beyond what the release ships: common stacks and images to begin with, what other releases
//! have and this one has not, and what an integration is for.

use crate::controls::Choice;
use engine::config::{ComponentType, Config};
use engine::preset::{IMAGES, STACKS};
use engine::search::{Found, search};
use engine::{Catalog, Field};

/// What is offered, as the part of the page that follows brings it.
#[derive(Clone, Copy)]
pub struct Offers {
    /// Things to begin with, and whether the release has them.
    pub presets: fn(Preset, &Config, &Catalog) -> Vec<Choice>,
    /// The one that the configuration has; empty for none of them.
    pub preset: fn(Preset, &Config) -> String,
    /// Begins with one, by its key.
    pub apply: fn(Preset, &str, &mut Config),
    /// The flavors of a type that other releases have, each with the reason.
    pub other_flavors: fn(&Catalog, ComponentType) -> Vec<Choice>,
    /// The integrations that other releases have: name and reason.
    pub other_integrations: fn(&Catalog) -> Vec<(String, String)>,
    /// The integrations that fit words, by name, by what they bring and by what they are for.
    pub integrations_for: fn(&str, &Catalog) -> Vec<String>,
}

/// What one can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// A common stack.
    Stack,
    /// A common base image.
    Image,
}

/// Everything that is offered.
pub const OFFERS: Offers = Offers { presets, preset, apply, other_flavors, other_integrations, integrations_for };

fn presets(kind: Preset, config: &Config, catalog: &Catalog) -> Vec<Choice> {
    match kind {
        Preset::Stack => STACKS
            .iter()
            .map(|preset| match preset.missing(catalog) {
                None => Choice { value: preset.key.into(), name: preset.label.into(), there: true },
                Some((_, flavor)) => {
                    let name = [preset.label, " (no ", flavor, " in ", &catalog.release.to_string(), ")"].concat();
                    Choice { value: preset.key.into(), name, there: false }
                }
            })
            .collect(),
        Preset::Image => {
            let python = engine::PythonVersion::parse(config.python.trim());
            let images = IMAGES.iter().map(|preset| {
                let image = python.and_then(|python| preset.image(python));
                let there = preset.key == "zenml" || image.is_some();
                let reason = if there { String::new() } else { [" (none with Python ", &config.python, ")"].concat() };
                Choice { value: preset.key.into(), name: [preset.label, &reason].concat(), there }
            });
            images.collect()
        }
    }
}

fn preset(kind: Preset, config: &Config) -> String {
    let applied = |apply: &dyn Fn(&mut Config)| {
        let mut other = config.clone();
        apply(&mut other);
        match kind {
            Preset::Stack => other.stack.components == config.stack.components,
            Preset::Image => {
                other.settings.get(Field::ParentImage) == config.settings.get(Field::ParentImage)
                    && other.target == config.target
            }
        }
    };
    let key = match kind {
        Preset::Stack => STACKS.iter().find(|preset| applied(&|config| preset.apply(config))).map(|preset| preset.key),
        Preset::Image => IMAGES.iter().find(|preset| applied(&|config| preset.apply(config))).map(|preset| preset.key),
    };
    key.unwrap_or_default().to_owned()
}

fn apply(kind: Preset, key: &str, config: &mut Config) {
    match kind {
        Preset::Stack => STACKS.iter().filter(|preset| preset.key == key).for_each(|preset| preset.apply(config)),
        Preset::Image => IMAGES.iter().filter(|preset| preset.key == key).for_each(|preset| preset.apply(config)),
    }
}

fn other_flavors(catalog: &Catalog, component_type: ComponentType) -> Vec<Choice> {
    let all = catalog::all_flavors(catalog.release).into_iter();
    all.filter(|(of, name, _)| *of == component_type && catalog.flavor(component_type, name).is_none())
        .filter_map(|(_, name, availability)| {
            let reason = availability.reason()?;
            Some(Choice { value: name.to_owned(), name: [name, " (", &reason, ")"].concat(), there: false })
        })
        .collect()
}

fn other_integrations(catalog: &Catalog) -> Vec<(String, String)> {
    let all = catalog::all_integrations(catalog.release).into_iter();
    all.filter(|(name, _)| catalog.integration(name).is_none())
        .filter_map(|(name, availability)| Some((name.to_owned(), availability.reason()?)))
        .collect()
}

fn integrations_for(query: &str, catalog: &Catalog) -> Vec<String> {
    let found = search(query, catalog).into_iter();
    found
        .filter_map(|find| match find.found {
            Found::Integration(integration) => Some(integration.name.clone()),
            Found::Flavor(_) => None,
        })
        .collect()
}
