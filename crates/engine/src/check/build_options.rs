//! Build options under a name that the release's builder does not know.

use super::layer::Layer;
use super::no_effect::is_nothing;
use crate::config::Goal;
use crate::docker_settings::SDK_ARGUMENTS;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::rules::Rules;
use crate::situation::Situation;

/// Before 0.92.0 build options go to the Docker SDK as they are, and it has names of its own for some of them.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    if situation.config.goal != Goal::LetZenmlBuild || Rules::of(situation.release).has_build_options_model() {
        return;
    }
    for layer in Layer::all(situation.config) {
        for (field, setting) in layer.settings.iter() {
            let Some((_, option)) = field.key().split_once(".build_options.") else { continue };
            // The SDK says `cache_from` itself.
            let renamed = SDK_ARGUMENTS.iter().find(|(_, name)| *name == option && option != "cache_from");
            if let Some((argument, _)) = renamed.filter(|_| !is_nothing(setting)) {
                let kind = ProblemKind::SdkName(argument);
                problems.push(Problem::new(Severity::Error, layer.place(field), kind));
            }
        }
    }
}
