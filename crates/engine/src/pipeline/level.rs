//! What is set for one step, or for the pipeline, before the other level comes in.

use super::merge::{Nones, recursive_update};
use super::snapshot::Effective;
use super::{Cause, Form, Layer, PipelineError, Stage, StepOperator, StepOptions};
use crate::docker_settings::{Validation, validate};
use crate::rules::Rules;
use crate::situation::Situation;
use crate::value::Dict;

/// The settings and the step operator that the layers of one level add up to.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// The settings; dicts among them are not validated yet.
    pub settings: Dict,
    /// The step operator.
    pub step_operator: StepOperator,
}

/// What one layer sets.
#[derive(Debug, Clone, Default)]
pub(super) struct Update {
    /// The settings.
    pub settings: Dict,
    /// The step operator, where it is given.
    pub step_operator: Option<StepOperator>,
}

impl Level {
    /// Lays a layer over the level (`pydantic_utils.update_model`).
    pub fn apply(&mut self, update: &Update) {
        self.settings = recursive_update(&self.settings, &update.settings, Nones::Override);
        if let Some(step_operator) = &update.step_operator {
            self.step_operator = step_operator.clone();
        }
    }
}

/// Reads layers and levels under the rules of a release, and keeps account of what ZenML raises. It goes on after each
/// error with what is valid.
pub(super) struct Reader {
    /// The release's rules.
    pub rules: Rules,
    /// What ZenML is doing.
    pub stage: Stage,
    /// The errors, the first one first.
    pub errors: Vec<PipelineError>,
    /// What was validated last: often a level is nothing but its only layer, and that what is typed.
    known: Option<(Dict, Validation)>,
}

impl Reader {
    /// Nothing raised so far. The settings of a situation are validated already.
    pub fn new(rules: Rules, stage: Stage, situation: Option<&Situation<'_>>) -> Self {
        let known = situation.filter(|situation| situation.raised.is_empty()).map(|situation| {
            let (settings, refusals) = (situation.settings.clone(), situation.refusals.clone());
            (situation.keywords.clone(), Validation { settings, refusals, raised: None })
        });
        Self { rules, stage, errors: Vec::new(), known }
    }

    /// What validation makes of settings.
    fn validation(&mut self, settings: Dict) -> Validation {
        match &self.known {
            Some((known, validation)) if *known == settings => validation.clone(),
            _ => {
                let validation = validate(settings.clone(), self.rules);
                self.known = Some((settings, validation.clone()));
                validation
            }
        }
    }

    /// Notes an error.
    pub fn raise(&mut self, cause: Cause) {
        self.errors.push(PipelineError { stage: self.stage, cause });
    }

    /// What a layer sets: of an object what validation makes of it, a dict as it is.
    pub fn layer(&mut self, layer: Option<&Layer>) -> Dict {
        let Some(layer) = layer else { return Dict::new() };
        if layer.form == Form::Dict {
            return layer.keywords.clone();
        }
        let Validation { settings, refusals, raised } = self.validation(layer.keywords.clone());
        if let Some(raised) = raised {
            self.raise(Cause::Raised(raised));
        } else if !refusals.is_empty() {
            self.raise(Cause::Refused(refusals));
        }
        settings.set
    }

    /// What a layer of a step sets.
    pub fn update(&mut self, options: &StepOptions) -> Update {
        Update { settings: self.layer(options.settings.as_ref()), step_operator: options.step_operator.clone() }
    }

    /// The level of layers in their order.
    pub fn level<'a>(&mut self, layers: impl Iterator<Item = &'a StepOptions>) -> Level {
        let mut level = Level::default();
        layers.for_each(|options| level.apply(&self.update(options)));
        level
    }

    /// The settings of a whole level that stands alone.
    pub fn effective(&mut self, settings: Dict) -> Effective {
        let keywords = self.resolve(settings);
        Effective { validation: self.validation(keywords.clone()), keywords }
    }

    /// The fields that a whole level sets, validated (`SettingsResolver.resolve`).
    pub fn resolve(&mut self, settings: Dict) -> Dict {
        let Validation { settings, refusals, raised } = self.validation(settings);
        if let Some(raised) = raised {
            self.raise(Cause::Raised(raised));
        } else if !refusals.is_empty() {
            self.raise(Cause::Unresolvable);
        }
        settings.set
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Stage};
    use crate::release::Release;
    use crate::rules::Rules;
    use crate::value::{Dict, PythonValue};

    /// What was validated last is known again only where it is the same to the letter: `0.0 == -0.0` in Python, and both
    /// are written as they are.
    #[test]
    fn settings_that_python_calls_equal_are_not_taken_for_each_other() {
        let mut reader = Reader::new(Rules::of(Release::parse("0.98.0").unwrap()), Stage::Compile, None);
        for (given, expected) in [("0.0", "0.0"), ("-0.0", "-0.0"), ("0", "0"), ("false", "False"), ("0.0", "0.0")] {
            let environment = PythonValue::from_json(&format!(r#"{{"A": {given}}}"#)).unwrap();
            let set = reader.resolve(Dict::from_iter([("environment", environment)]));
            assert_eq!(PythonValue::Dict(set).repr(), format!("{{'environment': {{'A': {expected}}}}}"));
        }
    }
}
