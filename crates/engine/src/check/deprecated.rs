//! Forms that ZenML still reads and gives up, and variables that it puts in.

use super::layer::{Layer, placeholders};
use super::no_effect::is_nothing;
use crate::config::Goal;
use crate::field::Field;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::rules::Rules;
use crate::settings::Setting;
use crate::situation::Situation;
use crate::value::PythonValue;

/// Checks the layers of settings.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let rules = Rules::of(situation.release);
    let by_zenml = situation.config.goal == Goal::LetZenmlBuild;
    let before = problems.len();
    for layer in Layer::all(situation.config) {
        for (field, setting) in layer.settings.iter().filter(|(_, setting)| !is_nothing(setting)) {
            let mut note = |kind| problems.push(Problem::new(Severity::Note, layer.place(field), kind));
            match field {
                Field::SourceFiles if !rules.has_source_file_modes() => {
                    note(ProblemKind::Deprecated(Field::AllowDownloadFromArtifactStore));
                }
                Field::Dockerignore if rules.detects_requirements() && by_zenml => {
                    note(ProblemKind::Deprecated(Field::BuildDockerignore));
                }
                Field::ReplicateLocalPythonEnvironment
                    if rules.detects_requirements() && by_zenml && is_command(setting) =>
                {
                    note(ProblemKind::DeprecatedReplicate);
                }
                _ => {}
            }
        }
        // R24: since 0.67.0.
        let fills = rules.since(67, 0) && situation.config.goal != Goal::Reuse;
        for (field, _) in layer.settings.iter().filter(|_| fills) {
            if let Some(name) = placeholders(&layer.shown(field)).next() {
                let kind = ProblemKind::FilledOnClient(name.to_owned());
                problems.push(Problem::new(Severity::Note, layer.place(field), kind));
            }
        }
    }
    // A field of which something worse is said needs no note.
    let (known, notes) = problems.split_at(before);
    let kept: Vec<Problem> =
        notes.iter().filter(|note| !known.iter().any(|other| other.place == note.place)).cloned().collect();
    problems.truncate(before);
    problems.extend(kept);
}

/// Whether the setting is a command or the name of one (`_deprecate_replicate_local_environment_commands`).
fn is_command(setting: &Setting) -> bool {
    match setting.value(Field::ReplicateLocalPythonEnvironment) {
        PythonValue::Text(text) => ["pip_freeze", "uv_freeze", "poetry_export"].contains(&text.as_str()),
        PythonValue::List(items) => !items.is_empty(),
        _ => false,
    }
}
