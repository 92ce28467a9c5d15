//! Two configurations, control by control.

use crate::config::{Component, ComponentType, Config, Step};
use crate::place::Place;
use crate::settings::Settings;

/// A control that holds something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigChange {
    /// The control.
    pub place: Place,
    /// What is meant where a control holds several things, for example a component's address; empty otherwise.
    pub part: &'static str,
    /// What it held; `None` for nothing.
    pub before: Option<String>,
    /// What it holds; `None` for nothing.
    pub after: Option<String>,
}

/// The controls that differ, in the order of the form. Equal configurations have none.
pub fn configs(old: &Config, new: &Config) -> Vec<ConfigChange> {
    let mut changes = Changes(Vec::new());
    changes.texts(Place::Goal, "", old.goal.key(), new.goal.key());
    changes.texts(Place::Release, "", &old.release, &new.release);
    changes.texts(Place::Python, "", &old.python, &new.python);
    changes.components(old, new);
    changes.flags(Place::SqlStore, "", old.stack.uses_sql_store, new.stack.uses_sql_store);
    changes.texts(Place::PipelineName, "", &old.project.pipeline_name, &new.project.pipeline_name);
    changes.flags(Place::Dynamic, "", old.project.dynamic, new.project.dynamic);
    changes.texts(Place::CodeRepository, "", &old.project.code_repository, &new.project.code_repository);
    changes.texts(Place::Checkout, "", old.project.checkout.key(), new.project.checkout.key());
    changes.named(&old.project.files, &new.project.files, |path| Place::ProjectFile(path.to_owned()), Clone::clone);
    let printed = |result: &crate::config::CommandResult| {
        let code = result.return_code;
        let failed = if code == 0 { String::new() } else { ["\n", &code.to_string()].concat() };
        [result.stdout.as_str(), result.stderr.as_str(), &failed].concat()
    };
    changes.named(&old.project.commands, &new.project.commands, |command| Place::Command(command.to_owned()), printed);
    let (one, other) = (&old.target, &new.target);
    changes.texts(Place::RecipeBase, "", one.recipe_base.key(), other.recipe_base.key());
    changes.texts(Place::Platform, "", &one.platform, &other.platform);
    changes.texts(Place::ImageName, "registry", &one.registry, &other.registry);
    changes.texts(Place::ImageName, "repository", &one.repository, &other.repository);
    changes.texts(Place::ImageName, "tag", &one.tag, &other.tag);
    changes.settings(&old.settings, &new.settings, Place::Field);
    changes.steps(old, new);
    changes.named(&old.unrecognised, &new.unrecognised, |_| Place::Link, Clone::clone);
    changes.0
}

struct Changes(Vec<ConfigChange>);

impl Changes {
    fn add(&mut self, place: Place, part: &'static str, before: Option<String>, after: Option<String>) {
        if before != after {
            self.0.push(ConfigChange { place, part, before, after });
        }
    }

    /// An empty text is nothing.
    fn texts(&mut self, place: Place, part: &'static str, before: &str, after: &str) {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        self.add(place, part, given(before), given(after));
    }

    fn flags(&mut self, place: Place, part: &'static str, before: bool, after: bool) {
        let word = |flag: bool| flag.then(|| "True".to_owned());
        self.add(place, part, word(before), word(after));
    }

    fn settings(&mut self, before: &Settings, after: &Settings, place: impl Fn(crate::Field) -> Place) {
        for row in crate::ROWS {
            let (one, other) = (before.get(row.field), after.get(row.field));
            if one != other {
                let text = |setting: Option<&crate::settings::Setting>| setting.map(|setting| setting.text(row.field));
                // The same text can stand for other values, for example True as a text.
                self.0.push(ConfigChange { place: place(row.field), part: "", before: text(one), after: text(other) });
            }
        }
    }

    /// The first component of a type is compared with the first of the other side, and so on.
    fn components(&mut self, old: &Config, new: &Config) {
        for component_type in ComponentType::ALL {
            let (mut olds, mut news) = (old.stack.of(component_type), new.stack.of(component_type));
            for position in 0.. {
                let (one, other) = (olds.next(), news.next());
                if one.is_none() && other.is_none() {
                    break;
                }
                self.component(&Place::Component(component_type, position), one, other);
            }
        }
    }

    fn component(&mut self, place: &Place, before: Option<&Component>, after: Option<&Component>) {
        type Part = fn(&Component) -> &str;
        const PARTS: [(&str, Part); 6] = [
            ("", |component| &component.flavor),
            ("name", |component| &component.name),
            ("address", |component| &component.uri),
            ("repository", |component| &component.default_repository),
            ("requirements", |component| &component.requirements),
            ("apt packages", |component| &component.apt_packages),
        ];
        for (part, of) in PARTS {
            self.texts(place.clone(), part, before.map_or("", of), after.map_or("", of));
        }
        let flag = |component: Option<&Component>, of: fn(&Component) -> bool| component.is_some_and(of);
        let local: fn(&Component) -> bool = |component| component.is_local;
        self.flags(place.clone(), "local", flag(before, local), flag(after, local));
        let builds: fn(&Component) -> bool = |component| component.always_build_pipeline_image;
        self.flags(place.clone(), "builds the pipeline's image", flag(before, builds), flag(after, builds));
    }

    /// Steps are compared by position.
    fn steps(&mut self, old: &Config, new: &Config) {
        let nothing = Step::default();
        for position in 0..old.steps.len().max(new.steps.len()) {
            let (one, other) = (old.steps.get(position), new.steps.get(position));
            let place = Place::Step(position, None);
            let word = |step: Option<&Step>| step.map(|step| step.name.clone());
            self.add(place.clone(), "", word(one), word(other));
            let (one, other) = (one.unwrap_or(&nothing), other.unwrap_or(&nothing));
            self.texts(place, "step operator", &one.step_operator, &other.step_operator);
            self.settings(&one.settings, &other.settings, |field| Place::Step(position, Some(field)));
        }
    }

    /// Things with a name, in the order of their names on both sides.
    fn named<T>(
        &mut self,
        before: &[(String, T)],
        after: &[(String, T)],
        place: impl Fn(&str) -> Place,
        text: impl Fn(&T) -> String,
    ) {
        let of = |things: &[(String, T)], name: &str| {
            things.iter().find(|(other, _)| other == name).map(|(_, thing)| text(thing))
        };
        for (name, thing) in before {
            self.add(place(name), "", Some(text(thing)), of(after, name));
        }
        for (name, thing) in after.iter().filter(|(name, _)| of(before, name).is_none()) {
            self.add(place(name), "", None, Some(text(thing)));
        }
    }
}
