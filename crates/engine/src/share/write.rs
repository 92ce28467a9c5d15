//! A Config as pairs of key and value, in their order.

use super::literal;
use crate::config::{Checkout, Component, ComponentType, Config, RecipeBase, Step};
use crate::field::{Field, Kind, Secrecy};
use crate::place::Place;
use crate::secret;
use crate::settings::Settings;
use crate::value::{Dict, PythonValue};
use std::collections::BTreeMap;

/// The pairs, and the places where something was withheld.
pub(super) fn pairs(config: &Config) -> (Vec<(String, String)>, Vec<Place>) {
    let mut writer = Writer { pairs: Vec::new(), withheld: Vec::new() };
    writer.raw("v", "1");
    writer.text("zenml", &config.release, || Place::Release);
    writer.raw("goal", config.goal.key());
    writer.text("python", &config.python, || Place::Python);
    writer.stack(config);
    writer.project(config);
    writer.target(config);
    writer.settings("", &config.settings, &Place::Field);
    for (position, step) in config.steps.iter().enumerate() {
        writer.step(step, position);
    }
    for (key, value) in &config.unrecognised {
        let value = writer.withhold(key, value, Secrecy::Guarded, || Place::Link);
        let key = writer.withhold("", key, Secrecy::Open, || Place::Link);
        // Whoever opens the link knows the key only as it stands there, and has to find nothing more.
        let value = writer.withhold(&key, &value, Secrecy::Guarded, || Place::Link);
        // The last character must not be `=`.
        writer.raw(&key, &if value.is_empty() { literal::text(&value) } else { value });
    }
    (writer.pairs, writer.withheld)
}

struct Writer {
    pairs: Vec<(String, String)>,
    withheld: Vec<Place>,
}

impl Writer {
    fn raw(&mut self, key: &str, value: &str) {
        self.pairs.push((key.to_owned(), value.to_owned()));
    }

    /// A text of its own, judged by its form alone.
    fn text(&mut self, key: &str, text: &str, place: impl Fn() -> Place) {
        let text = self.withhold("", text, Secrecy::Open, place);
        self.raw(key, &literal::text(&text));
    }

    /// A text that is left out when it is empty.
    fn optional(&mut self, key: &str, text: &str, place: impl Fn() -> Place) {
        if !text.is_empty() {
            self.text(key, text, place);
        }
    }

    fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.raw(key, "True");
        }
    }

    fn stack(&mut self, config: &Config) {
        let mut counts: BTreeMap<ComponentType, usize> = BTreeMap::new();
        for component in &config.stack.components {
            let rank = counts.entry(component.component_type).or_default();
            self.component(component, || Place::Component(component.component_type, *rank));
            *rank += 1;
        }
        self.flag("stack.uses_sql_store", config.stack.uses_sql_store);
    }

    fn component(&mut self, component: &Component, place: impl Fn() -> Place) {
        let key = ["stack.", component.component_type.key()].concat();
        let part = |name: &str| [&key, ".", name].concat();
        self.text(&key, &component.flavor, &place);
        self.flag(&part("is_local"), component.is_local);
        self.optional(&part("uri"), &component.uri, &place);
        self.optional(&part("default_repository"), &component.default_repository, &place);
        for (name, text) in [("requirements", &component.requirements), ("apt_packages", &component.apt_packages)] {
            for line in text.lines().map(str::trim) {
                self.optional(&part(name), line, &place);
            }
        }
    }

    fn project(&mut self, config: &Config) {
        let project = &config.project;
        self.optional("pipeline", &project.pipeline_name, || Place::PipelineName);
        self.flag("dynamic", project.dynamic);
        self.optional("code_repository", &project.code_repository, || Place::CodeRepository);
        if project.checkout != Checkout::default() {
            self.raw("checkout", project.checkout.key());
        }
        for (path, text) in &project.files {
            self.text("file", path, || Place::ProjectFile(path.clone()));
            self.optional("file.text", text, || Place::ProjectFile(path.clone()));
        }
        for (command, result) in &project.commands {
            let place = || Place::Command(command.clone());
            self.text("command", command, place);
            self.optional("command.stdout", &result.stdout, place);
            self.optional("command.stderr", &result.stderr, place);
            if result.return_code != 0 {
                self.raw("command.return_code", &result.return_code.to_string());
            }
        }
    }

    fn target(&mut self, config: &Config) {
        let target = &config.target;
        self.optional("platform", &target.platform, || Place::Platform);
        self.optional("registry", &target.registry, || Place::ImageName);
        self.optional("repository", &target.repository, || Place::ImageName);
        self.optional("tag", &target.tag, || Place::ImageName);
        if target.recipe_base != RecipeBase::default() {
            self.raw("recipe_base", target.recipe_base.key());
        }
    }

    fn step(&mut self, step: &Step, position: usize) {
        self.text("step", &step.name, || Place::Step(position, None));
        self.optional("step.step_operator", &step.step_operator, || Place::Step(position, None));
        self.settings("step.", &step.settings, &|field| Place::Step(position, Some(field)));
    }

    fn settings(&mut self, prefix: &str, settings: &Settings, place: &dyn Fn(Field) -> Place) {
        for (field, setting) in settings.iter() {
            let value = self.without_secrets("", setting.value(field), field.row().secret, &|| place(field));
            self.setting(&[prefix, field.key()].concat(), field, &value);
        }
    }

    fn setting(&mut self, key: &str, field: Field, value: &PythonValue) {
        match (field.row().kind, value) {
            (Kind::Flag | Kind::Choice(_), PythonValue::Bool(true)) => self.raw(key, "True"),
            (Kind::Flag | Kind::Choice(_), PythonValue::Bool(false)) => self.raw(key, "False"),
            (Kind::Choice(_), PythonValue::Text(text))
                if literal::is_plain(text) && text != "True" && text != "False" =>
            {
                self.raw(key, text);
            }
            (Kind::Text, PythonValue::Text(text)) => self.raw(key, &literal::text(text)),
            (Kind::Number, PythonValue::Int(number)) => self.raw(key, &number.to_string()),
            (Kind::Lines, PythonValue::List(items)) => self.list(key, field, items, value),
            (Kind::Words, PythonValue::List(items)) => match words(items) {
                Some(words) => self.raw(key, &words),
                None => self.raw(key, &literal::literal(value)),
            },
            (Kind::Pairs, PythonValue::Dict(entries)) if !entries.is_empty() => self.entries(key, entries),
            _ => self.raw(key, &literal::literal(value)),
        }
    }

    fn list(&mut self, key: &str, field: Field, items: &[PythonValue], value: &PythonValue) {
        let commas = separated_by_commas(field);
        let plain = |text: &&str| literal::is_plain(text) && !(commas && text.contains(','));
        match texts(items).filter(|texts| !texts.is_empty() && texts.iter().all(plain)) {
            Some(texts) if commas => self.raw(key, &texts.join(",")),
            Some(texts) => texts.into_iter().for_each(|text| self.raw(key, text)),
            None => self.raw(key, &literal::literal(value)),
        }
    }

    fn entries(&mut self, key: &str, entries: &Dict) {
        for (name, value) in entries.iter() {
            let key = [key, ".", name].concat();
            match value {
                PythonValue::Text(text) => self.raw(&key, &literal::text(text)),
                other => self.raw(&key, &literal::literal(other)),
            }
        }
    }

    /// The value without what looks secret in it. Entries are judged by their names as well where the field may hold
    /// secrets, and by their form alone elsewhere.
    fn without_secrets(
        &mut self,
        name: &str,
        value: PythonValue,
        secrecy: Secrecy,
        place: &dyn Fn() -> Place,
    ) -> PythonValue {
        match value {
            PythonValue::Text(text) => PythonValue::Text(self.withhold(name, &text, secrecy, place)),
            PythonValue::List(items) => PythonValue::List(
                items.iter().map(|item| self.without_secrets(name, item.clone(), secrecy, place)).collect(),
            ),
            PythonValue::Dict(entries) => {
                let clean = |(name, value): (&str, &PythonValue)| {
                    let value = self.without_secrets(name, value.clone(), secrecy, place);
                    let shown = self.withhold("", name, Secrecy::Open, place);
                    let value = if shown == name { value } else { self.without_secrets(&shown, value, secrecy, place) };
                    (shown, value)
                };
                PythonValue::Dict(entries.iter().map(clean).collect())
            }
            PythonValue::Int(_) | PythonValue::Float(_) => {
                let text = value.to_text();
                let withheld = self.withhold(name, &text, secrecy, place);
                if withheld == text { value } else { PythonValue::Text(withheld) }
            }
            PythonValue::None | PythonValue::Bool(_) => value,
        }
    }

    fn withhold(&mut self, name: &str, text: &str, secrecy: Secrecy, place: impl Fn() -> Place) -> String {
        let withheld = match secrecy {
            Secrecy::Guarded if !name.is_empty() => secret::withhold(name, text),
            _ => secret::redact(text),
        };
        let Some(withheld) = withheld else { return text.to_owned() };
        let place = place();
        if self.withheld.last() != Some(&place) {
            self.withheld.push(place);
        }
        withheld
    }
}

/// The fields whose items are names without commas.
pub(super) fn separated_by_commas(field: Field) -> bool {
    matches!(field, Field::RequiredIntegrations | Field::AptPackages)
}

fn texts(items: &[PythonValue]) -> Option<Vec<&str>> {
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        let PythonValue::Text(text) = item else { return None };
        texts.push(text.as_str());
    }
    Some(texts)
}

/// Words in one line, where reading them gives the same words.
fn words(items: &[PythonValue]) -> Option<String> {
    let texts = texts(items)?;
    let line = texts.join(" ");
    (literal::is_plain(&line) && line.split_whitespace().eq(texts.iter().copied())).then_some(line)
}
