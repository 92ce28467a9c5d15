//! What a field that is set does: the lines that it writes, or why it writes none.

mod lines;
mod without;

pub use lines::CausedLine;

use crate::field::Field;
use crate::outcome::Outcome;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind};
use crate::situation::Situation;

/// What comes of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Lines of the files and commands; never none.
    Lines(Vec<CausedLine>),
    /// No line of its own, but something else is as it is because of the field.
    Decides(Decision),
    /// Nothing: why, and what to do about it.
    Nothing(Nothing),
}

/// What a field without lines of its own decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Which images are built, or whether any.
    Builds,
    /// The name of an image.
    Name(String),
    /// Where the code comes from.
    Code,
    /// Which files go to the builder.
    Context,
    /// Lines that are written otherwise, or not at all: how many there are with the field, and how many without it.
    Lines {
        /// With the field.
        with: usize,
        /// Without it.
        without: usize,
    },
    /// Whether an earlier build is taken.
    Reuse,
    /// Options of the builder.
    Options,
}

/// Why nothing comes of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Nothing {
    /// A problem of the field says it.
    Problem(Box<Problem>),
    /// It says what holds anyway.
    SameAnyway,
    /// ZenML reads it, but nothing in this configuration depends on it.
    NotNeeded,
}

/// What comes of a field that is set: for the pipeline, or for the step at a position. A field that is not set has no
/// effect (`None`).
pub fn effect_of(situation: &Situation<'_>, outcome: &Outcome, field: Field, step: Option<usize>) -> Option<Effect> {
    let config = situation.config;
    let settings = match step {
        None => &config.settings,
        Some(position) => &config.steps.get(position)?.settings,
    };
    settings.get(field)?;
    let place = step.map_or(Place::Field(field), |step| Place::Step(step, Some(field)));
    let idle = |problem: &&Problem| {
        problem.place == place && matches!(problem.kind, ProblemKind::NoEffect(_) | ProblemKind::Refused { .. })
    };
    if let Some(problem) = outcome.problems.iter().find(idle) {
        return Some(Effect::Nothing(Nothing::Problem(Box::new(problem.clone()))));
    }
    let lines = lines::caused(situation, outcome, field, step);
    if !lines.is_empty() {
        return Some(Effect::Lines(lines));
    }
    Some(without::compare(situation, outcome, field, step))
}

impl Effect {
    /// The sentence for what is no line: the lines of [`Effect::Lines`] speak for themselves.
    pub fn sentence(&self) -> Option<String> {
        Some(match self {
            Self::Lines(_) => return None,
            Self::Decides(decision) => match decision {
                Decision::Builds => "It decides what is built".to_owned(),
                Decision::Name(name) => ["It is part of the name `", name, "`"].concat(),
                Decision::Code => "It decides where the code comes from".to_owned(),
                Decision::Context => "It decides which files are sent to the builder".to_owned(),
                Decision::Lines { with, without } if with < without => [
                    "It keeps lines away: there are ",
                    &with.to_string(),
                    " where there would be ",
                    &without.to_string(),
                ]
                .concat(),
                Decision::Lines { .. } => "It decides how other lines are written".to_owned(),
                Decision::Reuse => "It decides whether an image of an earlier run may be taken".to_owned(),
                Decision::Options => "It is an option of the builder".to_owned(),
            },
            Self::Nothing(Nothing::Problem(problem)) => problem.message(),
            Self::Nothing(Nothing::SameAnyway) => "It says what holds anyway".to_owned(),
            Self::Nothing(Nothing::NotNeeded) => "Nothing in this configuration depends on it".to_owned(),
        })
    }
}
