//! Environment markers of PEP 508: `python_version < "3.13" and extra == "gpu"`.

mod environment;
mod evaluate;
mod literal;
mod scan;

use std::fmt;

pub use environment::MarkerEnvironment;
pub use evaluate::MarkerError;

use crate::cursor::Cursor;
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::specifier::Operator;

/// A condition on the environment. Redundant parentheses are gone and literals beside `extra` are normalised, as in
/// packaging; two markers are equal if their texts are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker(Box<Group>);

/// Terms with `and` and `or` between them, as written; `and` binds tighter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    first: Term,
    rest: Vec<(Joint, Term)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    And,
    Or,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Comparison { left: Operand, relation: Relation, right: Operand },
    Parentheses(Box<Group>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Operand {
    /// A name of an environment marker, as it is spelled today.
    Variable(&'static str),
    /// The value of a Python string.
    Literal(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Compares(Operator),
    In,
    NotIn,
}

impl Marker {
    /// Reads a marker as `packaging.markers.Marker` does. Errors have their place in `text`.
    pub fn parse(text: &str) -> Result<Marker, ParseError> {
        let mut cursor = Cursor::new(text);
        let marker = Marker::scan(&mut cursor)?;
        if cursor.at_end() {
            Ok(marker)
        } else {
            Err(ParseError::new(cursor.position(), cursor.rest().len(), ParseErrorKind::TrailingText))
        }
    }

    /// Reads the marker that comes next and the blanks behind it.
    pub(crate) fn scan(cursor: &mut Cursor) -> Result<Marker, ParseError> {
        let group = scan::group(cursor, 0)?;
        // Nor do those around the whole.
        Ok(Marker(match group {
            Group { first: Term::Parentheses(inner), rest } if rest.is_empty() => inner,
            group => Box::new(group),
        }))
    }
}

impl Relation {
    fn text(self) -> &'static str {
        match self {
            Relation::Compares(operator) => operator.text(),
            Relation::In => "in",
            Relation::NotIn => "not in",
        }
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, true)
    }
}

impl Group {
    /// A group of one term needs no parentheses, nor does the outermost.
    fn write(&self, f: &mut fmt::Formatter<'_>, outermost: bool) -> fmt::Result {
        if self.rest.is_empty() {
            return self.first.write(f, outermost);
        }
        if !outermost {
            f.write_str("(")?;
        }
        self.first.write(f, false)?;
        for (joint, term) in &self.rest {
            f.write_str(if *joint == Joint::And { " and " } else { " or " })?;
            term.write(f, false)?;
        }
        if outermost { Ok(()) } else { f.write_str(")") }
    }
}

impl Term {
    fn write(&self, f: &mut fmt::Formatter<'_>, outermost: bool) -> fmt::Result {
        match self {
            Term::Parentheses(group) => group.write(f, outermost),
            Term::Comparison { left, relation, right } => write!(f, "{left} {} {right}", relation.text()),
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Variable(name) => f.write_str(name),
            Operand::Literal(text) if !text.contains('"') => write!(f, "\"{text}\""),
            Operand::Literal(text) if !text.contains('\'') => write!(f, "'{text}'"),
            // packaging has no text for a value with both quotation marks; an escape says the same.
            Operand::Literal(text) => write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\x22")),
        }
    }
}
