//! Pairs of key and value as a Config.

mod settings;

use super::{Refused, literal};
use crate::config::{Checkout, CommandResult, Component, ComponentType, Config, Goal, RecipeBase, Step};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::settings::Settings;
use crate::value::PythonValue;
use settings::Gathered;

/// The Python of a link that names none. What a link means never changes, so this does not follow the times.
const PYTHON: &str = "3.12";

/// The configuration, and what of the pairs could not be used.
pub(super) fn config(pairs: Vec<(String, String)>) -> Result<(Config, Vec<Problem>), Refused> {
    if !pairs.iter().any(|(key, _)| key == "zenml") {
        return Err(Refused::because("it does not say for which ZenML release it is"));
    }
    let mut reader =
        Reader { config: Config::new("", PYTHON), settings: Gathered::default(), steps: Vec::new(), seen: Vec::new() };
    let mut notices = Vec::new();
    for (key, value) in pairs {
        match reader.apply(&key, &value) {
            Ok(()) => {}
            Err(Unfit::Key) => {
                notices.push(notice(Severity::Note, ProblemKind::UnknownKey(key.clone())));
                reader.config.unrecognised.push((key, value));
            }
            Err(Unfit::Kept) => notices.push(notice(Severity::Note, ProblemKind::UnknownKey(key))),
            Err(Unfit::Value) => notices.push(notice(Severity::Warning, ProblemKind::UnusableValue { key, value })),
        }
    }
    Ok((reader.finish(), notices))
}

fn notice(severity: Severity, kind: ProblemKind) -> Problem {
    Problem::new(severity, Place::Link, kind)
}

/// Why a pair cannot be used.
enum Unfit {
    /// Nobody knows the key.
    Key,
    /// Nobody knows the key, but what it belongs to, where it is kept.
    Kept,
    /// The key does not take the value, or not here.
    Value,
}

struct Reader {
    config: Config,
    settings: Gathered,
    steps: Vec<(Step, Gathered)>,
    /// Keys that were there and may be there once: those of the whole, and those of the component, file, command or step
    /// that is being read.
    seen: Vec<String>,
}

impl Reader {
    fn apply(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        match key.split_once('.') {
            Some(("stack", rest)) => self.stack(key, rest, value),
            Some(("file", rest)) => self.file(key, rest, value),
            Some(("command", rest)) => self.command(key, rest, value),
            Some(("step", rest)) => self.step(key, rest, value),
            Some(_) => self.settings.apply(key, value),
            None => self.single(key, value),
        }
    }

    fn single(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        match key {
            "zenml" => self.config.release = self.once(key, text(value))?,
            "goal" => self.config.goal = self.once(key, one_of(&Goal::ALL, Goal::key, value))?,
            "python" => self.config.python = self.once(key, text(value))?,
            "pipeline" => self.config.project.pipeline_name = self.once(key, text(value))?,
            "dynamic" => self.config.project.dynamic = self.once(key, flag(value))?,
            "code_repository" => self.config.project.code_repository = self.once(key, text(value))?,
            "platform" => self.config.target.platform = self.once(key, text(value))?,
            "registry" => self.config.target.registry = self.once(key, text(value))?,
            "repository" => self.config.target.repository = self.once(key, text(value))?,
            "tag" => self.config.target.tag = self.once(key, text(value))?,
            "checkout" => {
                self.config.project.checkout = self.once(key, one_of(&Checkout::ALL, Checkout::key, value))?;
            }
            "recipe_base" => {
                self.config.target.recipe_base = self.once(key, one_of(&RecipeBase::ALL, RecipeBase::key, value))?;
            }
            "file" => {
                self.config.project.files.push((text(value)?, String::new()));
                self.begin(key);
            }
            "command" => {
                self.config.project.commands.push((text(value)?, CommandResult::default()));
                self.begin(key);
            }
            "step" => {
                self.steps.push((Step { name: text(value)?, ..Step::default() }, Gathered::default()));
                self.begin(key);
            }
            _ => return self.settings.apply(key, value),
        }
        Ok(())
    }

    fn stack(&mut self, key: &str, rest: &str, value: &str) -> Result<(), Unfit> {
        if rest == "uses_sql_store" {
            self.config.stack.uses_sql_store = self.once(key, flag(value))?;
            return Ok(());
        }
        let (type_key, part) = rest.split_once('.').unwrap_or((rest, ""));
        let component_type = ComponentType::from_key(type_key).ok_or(Unfit::Key)?;
        if part.is_empty() {
            self.config.stack.components.push(Component::new(component_type, text(value)?));
            self.begin(key);
            return Ok(());
        }
        let text = match part {
            "name" | "uri" | "default_repository" | "is_local" | "always_build_pipeline_image" => {
                self.once(key, text(value))
            }
            _ => text(value),
        };
        let mut latest = self.config.stack.components.iter_mut().rev();
        let component = latest.find(|component| component.component_type == component_type).ok_or(Unfit::Value)?;
        match part {
            "name" => component.name = text?,
            "is_local" => component.is_local = flag(&text?)?,
            "uri" => component.uri = text?,
            "default_repository" => component.default_repository = text?,
            "requirements" => add_line(&mut component.requirements, &text?),
            "apt_packages" => add_line(&mut component.apt_packages, &text?),
            "always_build_pipeline_image" => component.always_build_pipeline_image = flag(&text?)?,
            _ => {
                component.unrecognised.push((part.to_owned(), value.to_owned()));
                return Err(Unfit::Kept);
            }
        }
        Ok(())
    }

    fn file(&mut self, key: &str, rest: &str, value: &str) -> Result<(), Unfit> {
        if rest != "text" {
            return Err(Unfit::Key);
        }
        let text = self.once(key, text(value));
        let (_, content) = self.config.project.files.last_mut().ok_or(Unfit::Value)?;
        *content = text?;
        Ok(())
    }

    fn command(&mut self, key: &str, rest: &str, value: &str) -> Result<(), Unfit> {
        if !["stdout", "stderr", "return_code"].contains(&rest) {
            return Err(Unfit::Key);
        }
        let text = self.once(key, text(value));
        let (_, result) = self.config.project.commands.last_mut().ok_or(Unfit::Value)?;
        match rest {
            "stdout" => result.stdout = text?,
            "stderr" => result.stderr = text?,
            _ => result.return_code = text?.parse().map_err(|_| Unfit::Value)?,
        }
        Ok(())
    }

    fn step(&mut self, key: &str, rest: &str, value: &str) -> Result<(), Unfit> {
        if rest == "step_operator" {
            let text = self.once(key, text(value));
            let (step, _) = self.steps.last_mut().ok_or(Unfit::Value)?;
            step.step_operator = text?;
            return Ok(());
        }
        let (step, settings) = self.steps.last_mut().ok_or(Unfit::Value)?;
        settings.apply(rest, value).map_err(|unfit| match unfit {
            Unfit::Key => {
                step.unrecognised.push((rest.to_owned(), value.to_owned()));
                Unfit::Kept
            }
            other => other,
        })
    }

    /// Something of its own begins at a key: what continues that key may be there again.
    fn begin(&mut self, key: &str) {
        self.seen.retain(|seen| !seen.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')));
    }

    /// What was read, where the key was not there before.
    fn once<T>(&mut self, key: &str, read: Result<T, Unfit>) -> Result<T, Unfit> {
        if self.seen.iter().any(|seen| seen == key) {
            return Err(Unfit::Value);
        }
        let read = read?;
        self.seen.push(key.to_owned());
        Ok(read)
    }

    fn finish(self) -> Config {
        let steps = self.steps.into_iter().map(|(step, settings)| Step { settings: settings.finish(), ..step });
        let settings: Settings = self.settings.finish();
        Config { settings, steps: steps.collect(), ..self.config }
    }
}

/// A text, plain or as a literal.
fn text(value: &str) -> Result<String, Unfit> {
    match literal::read(value) {
        None => Ok(value.to_owned()),
        Some(Some(PythonValue::Text(text))) => Ok(text),
        Some(_) => Err(Unfit::Value),
    }
}

fn flag(value: &str) -> Result<bool, Unfit> {
    match value {
        "True" | "true" => Ok(true),
        "False" | "false" => Ok(false),
        _ => Err(Unfit::Value),
    }
}

fn one_of<T: Copy>(all: &[T], key: fn(T) -> &'static str, value: &str) -> Result<T, Unfit> {
    all.iter().copied().find(|one| key(*one) == value).ok_or(Unfit::Value)
}

fn add_line(lines: &mut String, line: &str) {
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(line);
}
