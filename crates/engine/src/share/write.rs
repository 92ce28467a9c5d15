//! A Config as pairs of key and value, in their order.

mod secrets;
mod setting;

pub(super) use setting::separated_by_commas;

use super::allowed::Withheld;
use super::literal;
use crate::config::{
    Checkout, CommandResult, Component, ComponentType, Config, Project, RecipeBase, Stack, Step, Target,
};
use crate::field::{Field, Secrecy};
use crate::place::Place;
use crate::settings::Settings;
use crate::value::PythonValue;
use std::collections::BTreeMap;

/// A key, its value, the control that it sets, and whether anybody knows the key here.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub key: String,
    pub value: String,
    pub place: Place,
    pub known: bool,
}

/// The pairs, and what was withheld. Every member of a Config is named here, so that a new one cannot be forgotten.
pub(super) fn pairs(config: &Config, permission: Permission<'_>) -> (Vec<Pair>, Vec<Withheld>) {
    let Config { goal, release, python, stack, project, target, settings, steps, unrecognised } = config;
    let mut writer = Writer { pairs: Vec::new(), withheld: Vec::new(), permission };
    writer.text("zenml", release, &Place::Release);
    writer.raw("goal", goal.key(), &Place::Goal);
    writer.text("python", python, &Place::Python);
    writer.stack(stack);
    writer.project(project);
    writer.target(target);
    writer.settings("", settings, Place::Field);
    for (position, step) in steps.iter().enumerate() {
        writer.step(step, position);
    }
    writer.unrecognised("", unrecognised, &Place::Link);
    (writer.pairs, writer.withheld)
}

/// What of that which looks secret is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Permission<'a> {
    /// What a person ticked.
    Some(&'a [Withheld]),
    /// Everything: only for what stays with the person.
    All,
}

struct Writer<'a> {
    pairs: Vec<Pair>,
    withheld: Vec<Withheld>,
    permission: Permission<'a>,
}

impl Writer<'_> {
    fn raw(&mut self, key: &str, value: &str, place: &Place) {
        self.pairs.push(Pair { key: key.to_owned(), value: value.to_owned(), place: place.clone(), known: true });
    }

    /// A text of its own, judged by its form alone.
    fn text(&mut self, key: &str, text: &str, place: &Place) {
        let text = self.withhold("", text, Secrecy::Open, place);
        self.raw(key, &literal::text(&text), place);
    }

    /// A text that is left out when it is empty.
    fn optional(&mut self, key: &str, text: &str, place: &Place) {
        if !text.is_empty() {
            self.text(key, text, place);
        }
    }

    fn flag(&mut self, key: &str, flag: bool, place: &Place) {
        if flag {
            self.raw(key, "True", place);
        }
    }

    fn stack(&mut self, stack: &Stack) {
        let Stack { components, uses_sql_store } = stack;
        let mut counts: BTreeMap<ComponentType, usize> = BTreeMap::new();
        for component in components {
            let rank = counts.entry(component.component_type).or_default();
            self.component(component, &Place::Component(component.component_type, *rank));
            *rank += 1;
        }
        self.flag("stack.uses_sql_store", *uses_sql_store, &Place::SqlStore);
    }

    fn component(&mut self, component: &Component, place: &Place) {
        let Component {
            component_type,
            flavor,
            name,
            is_local,
            uri,
            default_repository,
            requirements,
            apt_packages,
            always_build_pipeline_image,
            unrecognised,
        } = component;
        let key = ["stack.", component_type.key()].concat();
        let part = |name: &str| [&key, ".", name].concat();
        self.text(&key, flavor, place);
        self.optional(&part("name"), name, place);
        self.flag(&part("is_local"), *is_local, place);
        self.optional(&part("uri"), uri, place);
        self.optional(&part("default_repository"), default_repository, place);
        for (name, text) in [("requirements", requirements), ("apt_packages", apt_packages)] {
            for line in text.lines().map(str::trim) {
                self.optional(&part(name), line, place);
            }
        }
        self.flag(&part("always_build_pipeline_image"), *always_build_pipeline_image, place);
        self.unrecognised(&part(""), unrecognised, place);
    }

    fn project(&mut self, project: &Project) {
        let Project { pipeline_name, dynamic, code_repository, checkout, files, commands } = project;
        self.optional("pipeline", pipeline_name, &Place::PipelineName);
        self.flag("dynamic", *dynamic, &Place::Dynamic);
        self.optional("code_repository", code_repository, &Place::CodeRepository);
        if *checkout != Checkout::default() {
            self.raw("checkout", checkout.key(), &Place::CodeRepository);
        }
        for (path, text) in files {
            let place = Place::ProjectFile(path.clone());
            self.text("file", path, &place);
            self.optional("file.text", text, &place);
        }
        for (command, CommandResult { stdout, stderr, return_code }) in commands {
            let place = Place::Command(command.clone());
            self.text("command", command, &place);
            self.optional("command.stdout", stdout, &place);
            self.optional("command.stderr", stderr, &place);
            if *return_code != 0 {
                self.raw("command.return_code", &return_code.to_string(), &place);
            }
        }
    }

    fn target(&mut self, target: &Target) {
        let Target { platform, registry, repository, tag, recipe_base } = target;
        self.optional("platform", platform, &Place::Platform);
        self.optional("registry", registry, &Place::ImageName);
        self.optional("repository", repository, &Place::ImageName);
        self.optional("tag", tag, &Place::ImageName);
        if *recipe_base != RecipeBase::default() {
            self.raw("recipe_base", recipe_base.key(), &Place::RecipeBase);
        }
    }

    fn step(&mut self, step: &Step, position: usize) {
        let Step { name, settings, step_operator, unrecognised } = step;
        let place = Place::Step(position, None);
        self.text("step", name, &place);
        self.optional("step.step_operator", step_operator, &place);
        self.settings("step.", settings, |field| Place::Step(position, Some(field)));
        self.unrecognised("step.", unrecognised, &place);
    }

    fn settings(&mut self, prefix: &str, settings: &Settings, place: impl Fn(Field) -> Place) {
        for (field, setting) in settings.iter() {
            self.setting(prefix, field, setting.value(field), &place(field));
        }
    }

    fn setting(&mut self, prefix: &str, field: Field, value: PythonValue, place: &Place) {
        let value = self.without_secrets("", value, field.row().secret, place);
        for (key, value) in setting::pairs([prefix, field.key()].concat(), field, &value) {
            self.raw(&key, &value, place);
        }
    }

    /// Values of keys that nobody knows here are written as they came.
    fn unrecognised(&mut self, prefix: &str, pairs: &[(String, String)], place: &Place) {
        for (key, value) in pairs {
            let value = self.withhold(key, value, Secrecy::Guarded, place);
            let key = self.withhold("", key, Secrecy::Open, place);
            // Whoever opens the link knows the key only as it stands there, and has to find nothing more.
            let value = self.withhold(&key, &value, Secrecy::Guarded, place);
            // The last character must not be `=`.
            let value = if value.is_empty() { literal::text(&value) } else { value };
            self.pairs.push(Pair { key: [prefix, &key].concat(), value, place: place.clone(), known: false });
        }
    }
}
