//! Collects what pydantic would refuse, and where.

use super::shape::Shape;
use super::{Refusal, Rule};
use crate::raised::Raised;
use crate::rules::Rules;
use crate::value::PythonValue;
use std::borrow::Cow;

/// The state of one validation.
pub(super) struct Validator {
    /// The facts of the release.
    pub(super) rules: Rules,
    /// What was refused so far.
    pub(super) refusals: Vec<Refusal>,
    /// The first exception that is no refusal: it ends the validation in ZenML, but not here.
    pub(super) raised: Option<Raised>,
    location: Vec<String>,
}

impl Validator {
    /// Nothing refused so far.
    pub(super) const fn new(rules: Rules) -> Self {
        Self { rules, refusals: Vec::new(), raised: None, location: Vec::new() }
    }

    /// Does something one level further in.
    pub(super) fn within<T>(&mut self, name: impl Into<String>, inner: impl FnOnce(&mut Self) -> T) -> T {
        self.location.push(name.into());
        let result = inner(self);
        self.location.pop();
        result
    }

    /// Refuses what stands at the present location.
    pub(super) fn refuse<T>(&mut self, error: &'static str) -> Option<T> {
        self.refusals.push(Refusal { location: self.location.clone(), error, rule: None });
        None
    }

    /// Refuses the whole by a rule of ZenML's own.
    pub(super) fn refuse_by(&mut self, rule: Rule) {
        self.refusals.push(Refusal { location: Vec::new(), error: "value_error", rule: Some(rule) });
    }

    /// The value, or its refusal.
    pub(super) fn checked<T>(&mut self, result: Result<T, &'static str>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => self.refuse(error),
        }
    }

    /// Refuses keys that a model does not know. Pydantic 1 names them in the order of the alphabet.
    pub(super) fn forbid(&mut self, mut names: Vec<&str>) {
        let mut error = "extra_forbidden";
        if self.rules.has_pydantic_1() {
            names.sort_unstable();
            error = "value_error.extra";
        }
        for name in names {
            self.within(name, |validator| validator.refuse::<()>(error));
        }
    }

    /// The first shape that accepts the value; refused are all of them or none. In pydantic 1 the location does not
    /// tell one from another.
    pub(super) fn any<'a>(&mut self, shapes: &[Shape], value: &'a PythonValue) -> Option<Cow<'a, PythonValue>> {
        let before = self.refusals.len();
        for shape in shapes {
            let accepted = if self.rules.has_pydantic_1() {
                shape.accept(value, self)
            } else {
                self.within(shape.tag(), |validator| shape.accept(value, validator))
            };
            if let Some(value) = accepted {
                self.refusals.truncate(before);
                return Some(value);
            }
        }
        None
    }
}
