//! Which settings a goal exports, and why each is among them.

use super::keyword::{self, Keyword};
use crate::config::Goal;
use crate::field::Field;
use crate::pipeline::{Invocation, invocations};
use crate::place::{Origin, Place};
use crate::recipe;
use crate::settings::Settings;
use crate::situation::Situation;
use crate::value::{Dict, PythonValue};

/// The settings that a person exports for the goal. Where ZenML builds they are those that are set. Where it does not
/// (`skip_build`), they are few on purpose: ZenML still reads the files and runs the commands that the other fields name
/// (`zenml-rules.md`, finding 3), and nothing of it would be used.
pub fn exported(situation: &Situation<'_>) -> Settings {
    let config = situation.config;
    let mut settings = of_goal(config.goal, &config.settings);
    match config.goal {
        Goal::LetZenmlBuild => return settings,
        Goal::BringYourOwn => settings.set(Field::ParentImage, PythonValue::text(recipe::image_name(situation))),
        Goal::Reuse => {}
    }
    settings.set(Field::SkipBuild, PythonValue::Bool(true));
    settings
}

/// [`exported`] as keyword arguments.
pub fn exported_keywords(situation: &Situation<'_>) -> Dict {
    match situation.config.goal {
        // All that are set, which have been read before.
        Goal::LetZenmlBuild => situation.keywords.clone(),
        Goal::BringYourOwn | Goal::Reuse => exported(situation).keywords(),
    }
}

/// The settings of a step that a person exports for the goal. A step that does not take over `skip_build` has an image
/// built, so that all of them count.
pub fn exported_of_step(goal: Goal, settings: &Settings) -> Settings {
    match settings.value(Field::SkipBuild) {
        Some(PythonValue::Bool(false)) => settings.clone(),
        _ => of_goal(goal, settings),
    }
}

/// The settings of the pipeline and of its steps, ready to be written.
pub(super) struct Keywords<'a> {
    /// Of the pipeline.
    pub pipeline: Vec<Keyword>,
    /// Of the steps that export any, or that run in a step operator.
    pub steps: Vec<StepKeywords<'a>>,
}

/// What is set for one step.
pub(super) struct StepKeywords<'a> {
    /// Its own name.
    pub name: String,
    /// Its name in the pipeline (the invocation id).
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// The step operator that it runs in; empty for none.
    pub step_operator: &'a str,
    /// Its settings.
    pub keywords: Vec<Keyword>,
}

/// All that is exported, each part with its origin.
pub(super) fn keywords<'a>(situation: &Situation<'a>) -> Keywords<'a> {
    let config = situation.config;
    let steps = config.steps.iter().zip(invocations(config)).enumerate();
    let steps = steps.map(|(position, (step, Invocation { name, id }))| StepKeywords {
        name,
        id,
        place: Place::Step(position, None),
        step_operator: step.step_operator.trim(),
        keywords: keyword::tree(&exported_of_step(config.goal, &step.settings), |field| {
            Place::Step(position, Some(field)).into()
        }),
    });
    Keywords {
        pipeline: keyword::tree(&exported(situation), |field| origin(situation, field)),
        steps: steps.filter(|step| !step.keywords.is_empty() || !step.step_operator.is_empty()).collect(),
    }
}

/// Of the settings that are set, those that do something under the goal.
fn of_goal(goal: Goal, settings: &Settings) -> Settings {
    let mut kept = settings.clone();
    if goal != Goal::LetZenmlBuild {
        for (field, _) in settings.iter() {
            if !counts_without_build(field) {
                kept.unset(field);
            }
        }
    }
    kept
}

/// Whether a field does something where nothing is built.
const fn counts_without_build(field: Field) -> bool {
    matches!(
        field,
        Field::ParentImage
            | Field::SkipBuild
            | Field::PreventBuildReuse
            | Field::AllowDownloadFromCodeRepository
            | Field::AllowDownloadFromArtifactStore
            | Field::AllowIncludingFilesInImages
            | Field::SourceFiles
    )
}

/// Why a field is exported: the field itself, unless the goal sets it.
pub(crate) fn origin(situation: &Situation<'_>, field: Field) -> Origin {
    let config = situation.config;
    match (config.goal, field) {
        (Goal::BringYourOwn, Field::ParentImage) => Place::ImageName.into(),
        (Goal::BringYourOwn | Goal::Reuse, Field::SkipBuild) if config.settings.get(field).is_none() => {
            Place::Goal.into()
        }
        _ => field.into(),
    }
}
