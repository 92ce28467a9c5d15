//! Pairs of key and value as a Config.

mod settings;

use super::{Refused, literal};
use crate::config::{Checkout, CommandResult, Component, ComponentType, Config, Goal, RecipeBase, Step};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::secret;
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
            Err(Unfit::Value) => notices.push(notice(Severity::Warning, ProblemKind::UnusableValue { key, value })),
        }
    }
    let config = reader.finish();
    notices.extend(withheld_texts(&config));
    Ok((config, notices))
}

fn notice(severity: Severity, kind: ProblemKind) -> Problem {
    Problem::new(severity, Place::Link, kind)
}

/// Texts of the project in which something was withheld. What is withheld in the settings is found by the checks.
fn withheld_texts(config: &Config) -> Vec<Problem> {
    let project = &config.project;
    let files = project.files.iter().map(|(path, text)| (Place::ProjectFile(path.clone()), path, text));
    let commands = project.commands.iter().map(|(name, result)| (Place::Command(name.clone()), name, &result.stdout));
    let withheld = files.chain(commands).filter(|(_, _, text)| secret::is_withheld(text));
    withheld
        .map(|(place, name, _)| Problem::new(Severity::Warning, place, ProblemKind::Withheld(name.clone())))
        .collect()
}

/// Why a pair cannot be used.
enum Unfit {
    /// Nobody knows the key.
    Key,
    /// The key does not take the value, or not here.
    Value,
}

struct Reader {
    config: Config,
    settings: Gathered,
    steps: Vec<(Step, Gathered)>,
    /// Keys that were there and may be there once.
    seen: Vec<&'static str>,
}

impl Reader {
    fn apply(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        match key.split_once('.') {
            Some(("stack", rest)) => self.stack(rest, value),
            Some(("file", rest)) => self.file(rest, value),
            Some(("command", rest)) => self.command(rest, value),
            Some(("step", rest)) => self.step(rest, value),
            Some(_) => self.settings.apply(key, value),
            None => self.single(key, value),
        }
    }

    fn single(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        let config = &mut self.config;
        match key {
            "zenml" => config.release = once(&mut self.seen, "zenml", value)?,
            "goal" => config.goal = one_of(&Goal::ALL, Goal::key, &once(&mut self.seen, "goal", value)?)?,
            "python" => config.python = once(&mut self.seen, "python", value)?,
            "pipeline" => config.project.pipeline_name = once(&mut self.seen, "pipeline", value)?,
            "dynamic" => config.project.dynamic = flag(value)?,
            "code_repository" => config.project.code_repository = once(&mut self.seen, "code_repository", value)?,
            "checkout" => {
                let key = once(&mut self.seen, "checkout", value)?;
                config.project.checkout = one_of(&Checkout::ALL, Checkout::key, &key)?;
            }
            "file" => config.project.files.push((text(value)?, String::new())),
            "command" => config.project.commands.push((text(value)?, CommandResult::default())),
            "platform" => config.target.platform = once(&mut self.seen, "platform", value)?,
            "registry" => config.target.registry = once(&mut self.seen, "registry", value)?,
            "repository" => config.target.repository = once(&mut self.seen, "repository", value)?,
            "tag" => config.target.tag = once(&mut self.seen, "tag", value)?,
            "recipe_base" => {
                let key = once(&mut self.seen, "recipe_base", value)?;
                config.target.recipe_base = one_of(&RecipeBase::ALL, RecipeBase::key, &key)?;
            }
            "step" => {
                self.steps.push((Step { name: text(value)?, ..Step::default() }, Gathered::default()));
            }
            _ => return self.settings.apply(key, value),
        }
        Ok(())
    }

    fn stack(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        let stack = &mut self.config.stack;
        if key == "uses_sql_store" {
            stack.uses_sql_store = flag(value)?;
            return Ok(());
        }
        let (type_key, part) = key.split_once('.').unwrap_or((key, ""));
        let component_type = ComponentType::from_key(type_key).ok_or(Unfit::Key)?;
        if part.is_empty() {
            stack.components.push(Component::new(component_type, text(value)?));
            return Ok(());
        }
        let mut of_type = stack.components.iter_mut().rev();
        let component = of_type.find(|component| component.component_type == component_type).ok_or(Unfit::Value)?;
        match part {
            "is_local" => component.is_local = flag(value)?,
            "uri" => component.uri = text(value)?,
            "default_repository" => component.default_repository = text(value)?,
            "requirements" => add_line(&mut component.requirements, &text(value)?),
            "apt_packages" => add_line(&mut component.apt_packages, &text(value)?),
            _ => return Err(Unfit::Key),
        }
        Ok(())
    }

    fn file(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        if key != "text" {
            return Err(Unfit::Key);
        }
        let (_, content) = self.config.project.files.last_mut().ok_or(Unfit::Value)?;
        *content = text(value)?;
        Ok(())
    }

    fn command(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        if !["stdout", "stderr", "return_code"].contains(&key) {
            return Err(Unfit::Key);
        }
        let (_, result) = self.config.project.commands.last_mut().ok_or(Unfit::Value)?;
        match key {
            "stdout" => result.stdout = text(value)?,
            "stderr" => result.stderr = text(value)?,
            _ => result.return_code = value.parse().map_err(|_| Unfit::Value)?,
        }
        Ok(())
    }

    fn step(&mut self, key: &str, value: &str) -> Result<(), Unfit> {
        let (step, settings) = self.steps.last_mut().ok_or(Unfit::Value)?;
        if key == "step_operator" {
            step.step_operator = text(value)?;
            return Ok(());
        }
        settings.apply(key, value)
    }

    fn finish(self) -> Config {
        let steps = self.steps.into_iter().map(|(step, settings)| Step { settings: settings.finish(), ..step });
        let settings: Settings = self.settings.finish();
        Config { settings, steps: steps.collect(), ..self.config }
    }
}

/// The text of a key that may be there once.
fn once(seen: &mut Vec<&'static str>, key: &'static str, value: &str) -> Result<String, Unfit> {
    if seen.contains(&key) {
        return Err(Unfit::Value);
    }
    seen.push(key);
    text(value)
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
