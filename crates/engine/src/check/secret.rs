//! Values that look secret and would be readable in the image, and those that a link left out for that reason.

use super::entries::Pair;
use super::layer::{Layer, components};
use crate::config::Config;
use crate::field::{Kind, Secrecy};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::secret::{is_withheld, looks_secret, redact};
use crate::situation::Situation;

/// Checks the fields that can hold secrets, and the requirements of custom flavors (P6): `docker history` and
/// `docker inspect` show all of them. What was withheld is named wherever it stands.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for layer in Layer::all(situation.config) {
        for (field, _) in layer.settings.iter() {
            let row = field.row();
            match row.kind {
                Kind::Pairs if row.secret == Secrecy::Guarded => {
                    pairs(layer.pairs(field), &layer.place(field), problems)
                }
                Kind::Lines if row.secret == Secrecy::Guarded => {
                    lines(&layer.shown(field), &layer.place(field), problems)
                }
                _ => withheld(&layer.shown(field), &layer.place(field), problems),
            }
        }
    }
    for (place, component) in components(situation.config) {
        lines(&component.requirements, &place, problems);
        for text in [&component.flavor, &component.name, &component.uri, &component.default_repository] {
            withheld(text, &place, problems);
        }
    }
    let Config { project, target, steps, .. } = situation.config;
    withheld(&project.pipeline_name, &Place::PipelineName, problems);
    withheld(&project.code_repository, &Place::CodeRepository, problems);
    for (path, text) in &project.files {
        withheld(text, &Place::ProjectFile(path.clone()), problems);
    }
    for (command, result) in &project.commands {
        withheld(&result.stdout, &Place::Command(command.clone()), problems);
    }
    withheld(&target.platform, &Place::Platform, problems);
    for text in [&target.registry, &target.repository, &target.tag] {
        withheld(text, &Place::ImageName, problems);
    }
    for (position, step) in steps.iter().enumerate() {
        for text in [&step.name, &step.step_operator] {
            withheld(text, &Place::Step(position, None), problems);
        }
    }
}

fn withheld(text: &str, place: &Place, problems: &mut Vec<Problem>) {
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| is_withheld(line)) {
        let kind = ProblemKind::Withheld(line.to_owned());
        problems.push(Problem::new(Severity::Warning, place.clone(), kind).in_line(number));
    }
}

fn pairs(pairs: Vec<Pair>, place: &Place, problems: &mut Vec<Problem>) {
    for pair in pairs {
        if let Some(kind) = in_pair(pair.name, &pair.value.unwrap_or_default()) {
            problems.push(Problem::new(Severity::Warning, place.clone(), kind).in_line(pair.line));
        }
    }
}

fn lines(text: &str, place: &Place, problems: &mut Vec<Problem>) {
    // Nearly all texts are done with a look at the whole.
    if !may_hold_secret(text) && !is_withheld(text) {
        return;
    }
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(kind) = in_line(line) {
            problems.push(Problem::new(Severity::Warning, place.clone(), kind).in_line(number));
        }
    }
}

fn in_pair(name: String, value: &str) -> Option<ProblemKind> {
    if is_withheld(value) {
        Some(ProblemKind::Withheld(name))
    } else {
        looks_secret(&name, value).then_some(ProblemKind::SecretInImage(name))
    }
}

/// Of requirements only addresses and options can hold a secret.
fn may_hold_secret(text: &str) -> bool {
    text.contains("://") || text.contains("--")
}

/// A line is named without its secret.
fn in_line(line: &str) -> Option<ProblemKind> {
    if is_withheld(line) {
        Some(ProblemKind::Withheld(line.to_owned()))
    } else if may_hold_secret(line) {
        redact(line).map(ProblemKind::SecretInImage)
    } else {
        None
    }
}
