//! What is different between two configurations, place by place.

use engine::config::{Component, ComponentType, Config};
use engine::settings::Settings;
use engine::{Field, Place, PythonValue};
use std::collections::BTreeSet;

/// A place where two configurations differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The place, in the later configuration where both have it.
    pub place: Place,
    /// What it was; `None` for nothing.
    pub before: Option<PythonValue>,
    /// What it is; `None` for nothing.
    pub after: Option<PythonValue>,
}

/// Every place where two configurations differ, in the order of the form. Steps are the same where their names are.
pub fn difference(before: &Config, after: &Config) -> Vec<Change> {
    let mut changes = Changes(Vec::new());
    let text = |text: &str| Some(PythonValue::text(text));
    let filled = |content: &str| (!content.is_empty()).then(|| PythonValue::text(content));
    changes.add(Place::Goal, text(before.goal.key()), text(after.goal.key()));
    changes.add(Place::Release, filled(&before.release), filled(&after.release));
    changes.add(Place::Python, filled(&before.python), filled(&after.python));
    changes.components(before, after);
    let flag = |flag: bool| Some(PythonValue::Bool(flag));
    changes.add(Place::SqlStore, flag(before.stack.uses_sql_store), flag(after.stack.uses_sql_store));
    let (old, new) = (&before.project, &after.project);
    changes.add(Place::PipelineName, filled(&old.pipeline_name), filled(&new.pipeline_name));
    changes.add(Place::Dynamic, flag(old.dynamic), flag(new.dynamic));
    changes.add(Place::CodeRepository, filled(&old.code_repository), filled(&new.code_repository));
    changes.texts(Place::ProjectFile, &old.files, &new.files, Clone::clone);
    changes.texts(Place::Command, &old.commands, &new.commands, |result| result.stdout.clone());
    let (old, new) = (&before.target, &after.target);
    changes.add(Place::RecipeBase, text(old.recipe_base.key()), text(new.recipe_base.key()));
    changes.add(Place::Platform, filled(&old.platform), filled(&new.platform));
    let name = |registry: &str, repository: &str, tag: &str| filled([registry, repository, tag].join(" ").trim());
    let old = name(&old.registry, &old.repository, &old.tag);
    changes.add(Place::ImageName, old, name(&new.registry, &new.repository, &new.tag));
    changes.settings(&before.settings, &after.settings, Place::Field);
    changes.steps(before, after);
    changes.0.sort_by(|one, other| one.place.cmp(&other.place));
    changes.0
}

struct Changes(Vec<Change>);

impl Changes {
    fn add(&mut self, place: Place, before: Option<PythonValue>, after: Option<PythonValue>) {
        let same = match (&before, &after) {
            // By text where they differ, so that a float that is no number is the same as itself.
            (Some(before), Some(after)) => before == after || before.repr() == after.repr(),
            (before, after) => before.is_none() && after.is_none(),
        };
        if !same {
            self.0.push(Change { place, before, after });
        }
    }

    fn components(&mut self, before: &Config, after: &Config) {
        for component_type in ComponentType::ALL {
            let mut old = before.stack.of(component_type);
            let mut new = after.stack.of(component_type);
            for position in 0.. {
                let pair = (old.next(), new.next());
                if pair == (None, None) {
                    break;
                }
                let place = Place::Component(component_type, position);
                self.add(place, pair.0.map(described), pair.1.map(described));
            }
        }
    }

    /// Named texts: files, results of commands.
    fn texts<T>(
        &mut self,
        place: impl Fn(String) -> Place,
        before: &[(String, T)],
        after: &[(String, T)],
        text: impl Fn(&T) -> String,
    ) {
        let names: BTreeSet<&String> = before.iter().chain(after).map(|(name, _)| name).collect();
        for name in names {
            let found = |all: &[(String, T)]| {
                let (_, content) = all.iter().find(|(other, _)| other == name)?;
                Some(PythonValue::text(text(content)))
            };
            self.add(place(name.clone()), found(before), found(after));
        }
    }

    fn settings(&mut self, before: &Settings, after: &Settings, place: impl Fn(Field) -> Place) {
        let fields: BTreeSet<Field> = before.iter().chain(after.iter()).map(|(field, _)| field).collect();
        for field in fields {
            self.add(place(field), before.value(field), after.value(field));
        }
    }

    fn steps(&mut self, before: &Config, after: &Config) {
        let name = |name: &str| Some(PythonValue::text(name));
        for (position, step) in after.steps.iter().enumerate() {
            let old = before.steps.iter().find(|old| old.name == step.name);
            let at = |field| Place::Step(position, Some(field));
            if old.is_none() || old.is_some_and(|old| old.step_operator != step.step_operator) {
                let described = |operator: &str| PythonValue::texts([step.name.as_str(), operator]);
                let old = old.map(|old| described(&old.step_operator));
                self.add(Place::Step(position, None), old, Some(described(&step.step_operator)));
            }
            let none = Settings::default();
            self.settings(old.map_or(&none, |old| &old.settings), &step.settings, at);
        }
        for (position, step) in before.steps.iter().enumerate() {
            if !after.steps.iter().any(|new| new.name == step.name) {
                self.add(Place::Step(position, None), name(&step.name), None);
            }
        }
    }
}

/// A component as a value: its flavor, or a list of that and what else is set.
fn described(component: &Component) -> PythonValue {
    let mut parts = vec![component.flavor.clone()];
    let named = [
        ("name", &component.name),
        ("uri", &component.uri),
        ("default_repository", &component.default_repository),
        ("requirements", &component.requirements),
        ("apt_packages", &component.apt_packages),
    ];
    for (name, text) in named {
        if !text.is_empty() {
            parts.push(format!("{name}={text}"));
        }
    }
    for (name, flag) in
        [("is_local", component.is_local), ("always_build_pipeline_image", component.always_build_pipeline_image)]
    {
        if flag {
            parts.push(name.to_owned());
        }
    }
    if parts.len() == 1 { PythonValue::text(parts.swap_remove(0)) } else { PythonValue::texts(parts) }
}
