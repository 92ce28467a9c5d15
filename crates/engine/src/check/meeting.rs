//! Requirements of one distribution that no version can meet.

use crate::field::Field;
use crate::outcome::{Resolved, Verdict};
use crate::place::{Origin, Place};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::resolution;
use crate::situation::Situation;

/// Checks every distribution of the resolution (P14). The problem is at the last of the contradicting requirements that
/// a person typed, for that one can be changed.
pub(super) fn check(situation: &Situation<'_>, resolution: &[Resolved], problems: &mut Vec<Problem>) {
    for resolved in resolution.iter().filter(|resolved| resolved.verdict == Verdict::Impossible) {
        let requirements = resolution::contradiction(situation, resolved);
        let place = place(&requirements);
        let kind = ProblemKind::RequirementsCannotMeet { name: resolved.name.clone(), requirements };
        problems.push(Problem::new(Severity::Error, place, kind));
    }
}

fn place(requirements: &[(String, Origin)]) -> Place {
    let origins = || requirements.iter().rev().map(|(_, origin)| origin);
    let typed = origins().find(|origin| matches!(origin, Origin::Place(_)));
    typed.or_else(|| origins().next()).and_then(Origin::place).unwrap_or(Place::Field(Field::Requirements))
}
