//! Pydantic's way through `DockerSettings(...)`: migrations, fields, then ZenML's own rules.

use super::schemas::DOCKER_SETTINGS;
use super::validator::Validator;
use super::{DockerSettings, Refusal, Rule};
use crate::raised::Raised;
use crate::rules::Rules;
use crate::value::{Dict, PythonValue};

/// A keyword argument that every settings class takes and forgets (`SecretReferenceMixin.__init__`).
pub const SWALLOWED: &str = "warn_about_plain_text_secrets";

/// What became of `DockerSettings(...)`. ZenML goes on only if nothing was raised or refused; the settings are worked
/// out all the same, with the default in place of each field that is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Validation {
    /// The settings.
    pub settings: DockerSettings,
    /// The errors, in pydantic's order.
    pub refusals: Vec<Refusal>,
    /// An exception that is no validation error; ZenML then reports nothing else.
    pub raised: Option<Raised>,
}

/// `DockerSettings(**keywords)` under the rules of a release.
pub fn validate(keywords: Dict, rules: Rules) -> Validation {
    let mut validator = Validator::new(rules);
    let mut keywords = keywords;
    keywords.remove(SWALLOWED);
    let given = (DOCKER_SETTINGS.before)(PythonValue::Dict(keywords), &mut validator).unwrap_or_default();
    // An error of the validator "before" is the only one: pydantic does not come to the fields.
    let early = core::mem::take(&mut validator.refusals);
    let set = DOCKER_SETTINGS.fields(given, &mut validator);
    let settings = DockerSettings::read(set, rules);
    let Validator { mut refusals, mut raised, .. } = validator;
    if !early.is_empty() {
        refusals = early;
        raised = None;
    } else if refusals.is_empty() && raised.is_none() || rules.has_pydantic_1() {
        refusals.extend(broken_rule(&settings));
    }
    Validation { settings, refusals, raised }
}

/// The first rule of ZenML's validators "after" that is broken: they stop there. Pydantic 1 asks them also when a field
/// is refused.
fn broken_rule(settings: &DockerSettings) -> Option<Refusal> {
    let given = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let rule = if settings.skip_build && !given(&settings.parent_image) {
        Rule::SkipBuildNeedsParentImage
    } else if given(&settings.local_project_install_command) && !settings.allow_including_files_in_images {
        Rule::LocalInstallNeedsFiles
    } else {
        return None;
    };
    Some(Refusal { location: Vec::new(), error: "value_error", rule: Some(rule) })
}

#[cfg(test)]
mod tests {
    use super::validate;
    use crate::release::Release;
    use crate::rules::Rules;
    use crate::value::{Dict, PythonValue};

    /// As the real ZenML of these releases answers.
    #[test]
    fn what_the_settings_class_swallows_is_no_field() {
        for release in ["0.55.5", "0.60.0", "0.75.0", "0.81.0", "0.98.0"] {
            let rules = Rules::of(Release::parse(release).unwrap());
            let keywords = Dict::from_iter([("warn_about_plain_text_secrets", PythonValue::Bool(true))]);
            let validation = validate(keywords, rules);
            assert_eq!(
                (validation.refusals, validation.raised, validation.settings.set),
                (vec![], None, Dict::new()),
                "{release}"
            );
        }
    }
}
