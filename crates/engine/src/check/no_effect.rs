//! Fields that change nothing, which ZenML passes over without a word.

use super::{filled, runs_as_is};
use crate::config::{ComponentType, Goal};
use crate::field::Field;
use crate::outcome::{Image, Plan};
use crate::place::Place;
use crate::problem::{NoEffect, Problem, ProblemKind, Severity};
use crate::rules::Rules;
use crate::settings::Setting;
use crate::situation::Situation;
use crate::value::PythonValue;

/// What still counts when nothing is built (`zenml-rules.md` §1): the image and where the code comes from.
pub(crate) const WITHOUT_BUILD: [Field; 6] = [
    Field::ParentImage,
    Field::SkipBuild,
    Field::AllowIncludingFilesInImages,
    Field::AllowDownloadFromCodeRepository,
    Field::AllowDownloadFromArtifactStore,
    Field::SourceFiles,
];

/// The switches that took the place of `source_files` (R30).
const CODE_SWITCHES: [Field; 3] =
    [Field::AllowIncludingFilesInImages, Field::AllowDownloadFromCodeRepository, Field::AllowDownloadFromArtifactStore];

/// Fields that matter only to a Dockerfile of ZenML's and do not make ZenML write one (R3).
const NO_TRIGGER: [Field; 5] = [
    Field::PythonPackageInstaller,
    Field::PythonPackageInstallerArgs,
    Field::PythonPackageInstallerCacheMount,
    Field::User,
    Field::RuntimeEnvironment,
];

/// Checks every field of the pipeline that is set to something. What was typed for another goal is kept without being
/// given to ZenML, and so is no more than a note.
pub(super) fn check(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    let severity = if situation.config.goal == Goal::Reuse { Severity::Note } else { Severity::Warning };
    for (field, setting) in situation.config.settings.iter() {
        if is_nothing(setting) {
            continue;
        }
        // A person who builds describes the image with the same fields, whatever ZenML does with them.
        let by_zenml = situation.config.goal != Goal::BringYourOwn;
        let why = if by_zenml { unbuilt(situation, images, field) } else { None };
        let why = why.or_else(|| unread(situation, field));
        if let Some(why) = why.or_else(|| if by_zenml { overruled(situation, field) } else { None }) {
            problems.push(Problem::new(severity, Place::Field(field), ProblemKind::NoEffect(why)));
        }
    }
}

/// Whether a field that is set holds nothing.
pub(super) fn is_nothing(setting: &Setting) -> bool {
    match setting {
        Setting::Typed(text) => text.trim().is_empty(),
        Setting::Value(PythonValue::None) => true,
        Setting::Value(PythonValue::Text(text)) => text.is_empty(),
        Setting::Value(PythonValue::List(items)) => items.is_empty(),
        Setting::Value(PythonValue::Dict(entries)) => entries.is_empty(),
        Setting::Value(_) => false,
    }
}

/// The field is part of a build that does not happen.
fn unbuilt(situation: &Situation<'_>, images: &[Image], field: Field) -> Option<NoEffect> {
    if runs_as_is(situation) {
        return (!WITHOUT_BUILD.contains(&field)).then_some(NoEffect::NothingBuilt);
    }
    let generates = images.iter().any(|image| image.plan.build().is_some() || image.plan == Plan::Refused);
    // Files that are found lying there make ZenML build nothing either.
    let detects = field == Field::DisableAutomaticRequirementsDetection
        && !situation.settings.disable_automatic_requirements_detection;
    let for_generated = detects || NO_TRIGGER.contains(&field) || field.key().starts_with("build_config.");
    (for_generated && !generates && !images.is_empty()).then_some(NoEffect::NoBuildTriggered)
}

/// The field is not read as the others are set.
fn unread(situation: &Situation<'_>, field: Field) -> Option<NoEffect> {
    let (settings, rules) = (&situation.settings, Rules::of(situation.release));
    match field {
        _ if field.row().since > situation.release => {
            // Where ZenML refuses it, that is what is said.
            (!rules.refuses_unknown_fields()).then_some(NoEffect::NotYet(field.row().since))
        }
        _ if no_longer_read(field, rules) => Some(NoEffect::NoLongerRead),
        Field::BuildContextRoot if !filled(&settings.dockerfile) => Some(NoEffect::NeedsAnother(Field::Dockerfile)),
        _ if field.key().starts_with("parent_image_build_config.") && !filled(&settings.dockerfile) => {
            Some(NoEffect::NeedsAnother(Field::Dockerfile))
        }
        Field::PyprojectExportCommand
            if !filled(&settings.pyproject_path) && settings.disable_automatic_requirements_detection =>
        {
            Some(NoEffect::NeedsAnother(Field::PyprojectPath))
        }
        Field::SourceFiles if !rules.has_source_file_modes() => {
            let set = |switch: &Field| situation.config.settings.get(*switch).is_some();
            CODE_SWITCHES.into_iter().find(set).map(NoEffect::Replaced)
        }
        // R10: the deployer's image alone holds them.
        Field::InstallDeploymentRequirements if !deploys(situation) => Some(NoEffect::NoDeployer),
        Field::Dockerignore if settings.build_config.as_ref().is_some_and(|config| filled(&config.dockerignore)) => {
            Some(NoEffect::Replaced(Field::BuildDockerignore))
        }
        _ => None,
    }
}

/// Whether the stack has a deployer that runs containers; without any component nobody knows.
fn deploys(situation: &Situation<'_>) -> bool {
    let stack = &situation.config.stack;
    stack.components.is_empty() || stack.of(ComponentType::Deployer).any(|component| component.flavor != "local")
}

/// Fields that ZenML only keeps for old settings (R30).
fn no_longer_read(field: Field, rules: Rules) -> bool {
    match field {
        Field::BuildOptions => !rules.reads_settings_build_options(),
        Field::CopyFiles => !rules.has_source_file_modes(),
        Field::RequiredHubPlugins => !rules.asks_hub(),
        Field::CopyGlobalConfig => true,
        _ => false,
    }
}

/// Something else decides in the field's place.
fn overruled(situation: &Situation<'_>, field: Field) -> Option<NoEffect> {
    // R6 and R7.
    match field {
        Field::ParentImage if filled(&situation.settings.dockerfile) => return Some(NoEffect::OwnDockerfile),
        Field::BuildPull if !Rules::of(situation.release).lets_person_pull() => return Some(NoEffect::DecidedByZenml),
        _ => {}
    }
    // P7 and R28.
    let mut builders = situation.config.stack.of(ComponentType::ImageBuilder);
    let kaniko = builders.next().is_some_and(|builder| builder.flavor == "kaniko");
    let (_, option) = field.key().split_once("build_config.build_options.")?;
    (kaniko && !matches!(option, "labels" | "build_args")).then_some(NoEffect::IgnoredByKaniko)
}
