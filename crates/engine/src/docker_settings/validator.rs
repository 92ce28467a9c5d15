//! Collects what pydantic would refuse, and where.

use super::shape::Shape;
use super::{Refusal, Rule};
use crate::raised::Raised;
use crate::value::PythonValue;

/// The state of one validation.
#[derive(Default)]
pub(super) struct Validator {
    /// What was refused so far.
    pub(super) refusals: Vec<Refusal>,
    /// The first exception that is no refusal: it ends the validation in ZenML, but not here.
    pub(super) raised: Option<Raised>,
    location: Vec<String>,
}

impl Validator {
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
    pub(super) fn checked(&mut self, result: Result<PythonValue, &'static str>) -> Option<PythonValue> {
        match result {
            Ok(value) => Some(value),
            Err(error) => self.refuse(error),
        }
    }

    /// The first shape that accepts the value; refused are all of them or none.
    pub(super) fn any(&mut self, shapes: &[Shape], value: &PythonValue) -> Option<PythonValue> {
        let before = self.refusals.len();
        for shape in shapes {
            if let Some(value) = self.within(shape.tag(), |validator| shape.accept(value, validator)) {
                self.refusals.truncate(before);
                return Some(value);
            }
        }
        None
    }
}
