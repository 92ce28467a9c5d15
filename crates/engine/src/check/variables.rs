//! Environment variables, build arguments and labels: their names and values.

use super::entries::Pair;
use super::layer::{Layer, has_placeholder};
use crate::field::Field;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::situation::Situation;
use std::collections::BTreeSet;

/// What becomes of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// `ENV KEY='value'`, with the key in upper case.
    Environment,
    /// `ARG key`, and the value for the builder.
    Argument,
    /// A label, whose name may be any text.
    Label,
}

const FIELDS: [(Field, Use); 6] = [
    (Field::Environment, Use::Environment),
    (Field::RuntimeEnvironment, Use::Environment),
    (Field::BuildArgs, Use::Argument),
    (Field::ParentBuildArgs, Use::Argument),
    (Field::BuildLabels, Use::Label),
    (Field::ParentLabels, Use::Label),
];

/// Checks every pair of the settings.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for layer in Layer::all(situation.config) {
        for (field, used) in FIELDS {
            let mut seen = BTreeSet::new();
            for pair in layer.pairs(field) {
                // ZenML writes environment names in upper case, so two that differ only in case are one.
                let name = if used == Use::Environment { pair.name.to_uppercase() } else { pair.name.clone() };
                let repeated = !seen.insert(name);
                let line = pair.line;
                for (severity, kind) in faults(pair, used, repeated) {
                    problems.push(Problem::new(severity, layer.place(field), kind).in_line(line));
                }
            }
        }
    }
}

fn faults(pair: Pair, used: Use, repeated: bool) -> Vec<(Severity, ProblemKind)> {
    let Pair { name, value, .. } = pair;
    let mut faults = Vec::new();
    if used != Use::Label && !is_name(&name) && !has_placeholder(&name) {
        // Docker takes more names than a shell does, but none with these.
        let breaks =
            name.is_empty() || name.contains(|letter: char| letter.is_whitespace() || "='\"\\$".contains(letter));
        let severity = if breaks { Severity::Error } else { Severity::Warning };
        faults.push((severity, ProblemKind::BadVariableName(name.clone())));
    }
    if repeated {
        faults.push((Severity::Warning, ProblemKind::RepeatedName(name.clone())));
    }
    match value {
        None => faults.push((Severity::Warning, ProblemKind::VariableWithoutValue(name))),
        Some(value) if used == Use::Environment && value.contains(['\'', '\n', '\r']) => {
            faults.push((Severity::Error, ProblemKind::BreaksEnvironmentLine(name)));
        }
        Some(_) => {}
    }
    faults
}

/// A name that every shell and builder takes (POSIX, "Environment Variable Definition").
fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
