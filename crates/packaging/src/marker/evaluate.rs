//! Whether a marker holds in an environment (`Marker.evaluate` of packaging, context "metadata").

use std::fmt;

use super::{Group, Joint, Marker, MarkerEnvironment, Operand, Relation, Term};
use crate::specifier::{Operator, Specifier};
use crate::version::Version;

/// Why a marker that can be read has no truth value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkerError {
    /// `~=` or `===` between values that are not versions.
    UndefinedComparison,
    /// The environment has no value under this name.
    UndefinedName(String),
}

impl Marker {
    /// Whether the marker holds. `extra` is the extra being installed; none and `""` are the same. There is no short
    /// circuit: a comparison that is undefined makes the whole marker so.
    pub fn evaluate(&self, environment: &MarkerEnvironment, extra: Option<&str>) -> Result<bool, MarkerError> {
        self.0.evaluate(environment, extra)
    }
}

impl Group {
    /// `and` binds tighter than `or`.
    fn evaluate(&self, environment: &MarkerEnvironment, extra: Option<&str>) -> Result<bool, MarkerError> {
        let mut holds = false;
        let mut all = self.first.evaluate(environment, extra)?;
        for (joint, term) in &self.rest {
            let value = term.evaluate(environment, extra)?;
            match joint {
                Joint::And => all &= value,
                Joint::Or => {
                    holds |= all;
                    all = value;
                }
            }
        }
        Ok(holds | all)
    }
}

impl Term {
    fn evaluate(&self, environment: &MarkerEnvironment, extra: Option<&str>) -> Result<bool, MarkerError> {
        let (left, relation, right) = match self {
            Term::Parentheses(group) => return group.evaluate(environment, extra),
            Term::Comparison { left, relation, right } => (left, *relation, right.text()),
        };
        let lookup =
            |name: &str| environment.value(name, extra).ok_or_else(|| MarkerError::UndefinedName(name.to_owned()));
        // A variable on the left makes the right plain text; otherwise the right is looked up, even as a literal.
        match left {
            Operand::Variable(name) => holds(&lookup(name)?, relation, right, name),
            Operand::Literal(left) => holds(left, relation, &lookup(right)?, right),
        }
    }
}

impl Operand {
    fn text(&self) -> &str {
        match self {
            Operand::Variable(name) => name,
            Operand::Literal(text) => text,
        }
    }
}

fn holds(left: &str, relation: Relation, right: &str, name: &str) -> Result<bool, MarkerError> {
    let operator = match relation {
        Relation::In => return Ok(right.contains(left)),
        Relation::NotIn => return Ok(!right.contains(left)),
        Relation::Compares(operator) => operator,
    };
    if matches!(name, "implementation_version" | "platform_release" | "python_full_version" | "python_version") {
        // The specifier is pasted together as text: `=` and `=3.11` make `===3.11`.
        if let Ok(specifier) = Specifier::parse(&[operator.text(), right].concat()) {
            return Ok(specifier.admits(left, Version::parse(left).as_ref()));
        }
    }
    match operator {
        Operator::Equal | Operator::AtMost | Operator::AtLeast => Ok(left == right),
        Operator::NotEqual => Ok(left != right),
        Operator::Below | Operator::Above => Ok(false),
        Operator::Compatible | Operator::Arbitrary => Err(MarkerError::UndefinedComparison),
    }
}

impl fmt::Display for MarkerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MarkerError::UndefinedComparison => f.write_str("Compare these with ==, != or in: they are not versions"),
            MarkerError::UndefinedName(name) => write!(f, "Use a marker variable instead of “{name}”"),
        }
    }
}

impl std::error::Error for MarkerError {}
