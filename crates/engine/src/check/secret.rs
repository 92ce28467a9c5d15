//! Values that look secret and would be readable in the image, and those that a link left out for that reason.

use super::entries::items_of_text;
use super::layer::{Layer, components};
use crate::field::{Kind, ROWS, Secrecy};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::secret::{is_withheld, looks_secret, redact};
use crate::situation::Situation;

/// Checks the fields that can hold secrets, and the requirements of custom flavors (P6): `docker history` and
/// `docker inspect` show all of them.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let mut report = |place: Place, line: usize, kind: Option<ProblemKind>| {
        problems.extend(kind.map(|kind| Problem::new(Severity::Warning, place, kind).in_line(line)));
    };
    for layer in Layer::all(situation.config) {
        for row in ROWS.iter().filter(|row| row.secret == Secrecy::Guarded) {
            for pair in if row.kind == Kind::Pairs { layer.pairs(row.field) } else { Vec::new() } {
                report(layer.place(row.field), pair.line, in_pair(pair.name, &pair.value.unwrap_or_default()));
            }
            for item in if row.kind == Kind::Lines { layer.items(row.field) } else { Vec::new() } {
                report(layer.place(row.field), item.line, in_line(&item.text));
            }
        }
    }
    for (place, component) in components(situation.config) {
        for item in items_of_text(&component.requirements) {
            report(place.clone(), item.line, in_line(&item.text));
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

/// A line is named without its secret.
fn in_line(line: &str) -> Option<ProblemKind> {
    if is_withheld(line) {
        Some(ProblemKind::Withheld(line.to_owned()))
    } else {
        redact(line).map(ProblemKind::SecretInImage)
    }
}
