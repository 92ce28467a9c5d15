//! Parameters: the server checks their names at most, never their values.

use super::{Fact, Finding, Situation, Spot};
use crate::parameter::Parameter;
use engine::Severity;

/// Whether each parameter exists and takes its value, and whether none is missing.
pub fn check(situation: &Situation<'_>, findings: &mut Vec<Finding>) {
    let known = Parameter::all(&situation.source.snapshot);
    let given = &situation.wish.run.parameters;
    let dynamic = situation.source.snapshot.summary.dynamic;
    let mut report = |step: &Option<String>, name: &str, fact| {
        let spot = Spot::Parameter(step.clone(), name.to_owned());
        findings.push(Finding::new(Severity::Error, spot, fact));
    };
    for (step, name, value) in given {
        match known.iter().find(|parameter| parameter.step == *step && parameter.name == *name) {
            None if step.is_none() && !dynamic => report(step, name, Fact::PipelineParameter),
            None => report(step, name, Fact::ParameterUnknown),
            Some(parameter) if !parameter.accepts(value) => {
                report(step, name, Fact::ParameterUnusable(parameter.takes()));
            }
            Some(_) => {}
        }
    }
    for parameter in known.iter().filter(|parameter| parameter.value.is_none()) {
        let is_given = given.iter().any(|(step, name, _)| *step == parameter.step && *name == parameter.name);
        if !is_given {
            report(&parameter.step, &parameter.name, Fact::ParameterMissing);
        }
    }
}
