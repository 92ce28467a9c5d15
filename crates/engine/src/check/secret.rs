//! Values that look secret and would be readable in the image, and those that a link left out for that reason.

use super::entries::Pair;
use super::layer::{Layer, components};
use crate::field::{Kind, ROWS, Secrecy};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::secret::{is_withheld, looks_secret, redact};
use crate::situation::Situation;

/// Checks the fields that can hold secrets, and the requirements of custom flavors (P6): `docker history` and
/// `docker inspect` show all of them.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for layer in Layer::all(situation.config) {
        for row in ROWS.iter().filter(|row| row.secret == Secrecy::Guarded) {
            match row.kind {
                Kind::Pairs => pairs(layer.pairs(row.field), &layer.place(row.field), problems),
                Kind::Lines => lines(&layer.shown(row.field), &layer.place(row.field), problems),
                _ => {}
            }
        }
    }
    for (place, component) in components(situation.config) {
        lines(&component.requirements, &place, problems);
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

/// A line is named without its secret. Of requirements only addresses and options can hold one.
fn in_line(line: &str) -> Option<ProblemKind> {
    if is_withheld(line) {
        Some(ProblemKind::Withheld(line.to_owned()))
    } else if line.contains("://") || line.contains("--") {
        redact(line).map(ProblemKind::SecretInImage)
    } else {
        None
    }
}
