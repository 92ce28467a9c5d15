//! What follows for a step with settings of its own.

use super::Image;
use crate::field::Field;
use crate::pipeline::{RunsIn, Submission};
use crate::place::{Origin, Place};
use crate::settings::Settings;
use crate::situation::Situation;
use crate::snippet;
use crate::value::PythonValue;

/// A step of the Config, as it runs.
#[derive(Debug, Clone, PartialEq)]
pub struct StepOutcome {
    /// Its name in the pipeline (the invocation id).
    pub name: String,
    /// The step operator that it runs in; `None` where the orchestrator runs it.
    pub step_operator: Option<String>,
    /// The key of its image among [`super::Outcome::images`]; `None` where it runs on its parent image or on none.
    pub image_key: Option<String>,
    /// The name of its image; `None` where it runs in no container, or where ZenML refuses it.
    pub image: Option<String>,
    /// Its effective settings, in the order of the table of fields.
    pub settings: Vec<StepSetting>,
}

/// A field of a step that is set by the step or by the pipeline.
#[derive(Debug, Clone, PartialEq)]
pub struct StepSetting {
    /// The field.
    pub field: Field,
    /// Its value after merging.
    pub value: PythonValue,
    /// The levels that it comes from, the step's first; both only where a dict is merged.
    pub origins: Vec<Origin>,
}

/// The steps of a Config, in its order.
pub(super) fn steps(situation: &Situation<'_>, submission: &Submission, images: &[Image]) -> Vec<StepOutcome> {
    let steps = submission.config_steps().enumerate().map(|(position, (step, runs))| {
        let (image_key, image) = match &runs.image {
            Ok(RunsIn::Image(key)) => {
                (Some(key.clone()), images.iter().find(|image| image.key == *key).map(|image| image.name.clone()))
            }
            Ok(RunsIn::ParentImage(image)) => (None, Some(image.clone())),
            Ok(RunsIn::NoContainer) | Err(_) => (None, None),
        };
        let own = Settings::of_keywords(&step.own);
        let pipeline = Settings::of_keywords(&submission.snapshot.settings.keywords);
        let merged = Settings::of_keywords(&step.settings.keywords);
        let settings = merged.iter().map(|(field, setting)| StepSetting {
            field,
            value: setting.value(field),
            origins: origins(situation, position, field, own.value(field), pipeline.value(field)),
        });
        StepOutcome {
            name: step.invocation_id.clone(),
            step_operator: runs.step_operator.clone(),
            image_key,
            image,
            settings: settings.collect(),
        }
    });
    steps.collect()
}

/// The levels that a value comes from, if one of them sets it.
fn origins(
    situation: &Situation<'_>,
    step: usize,
    field: Field,
    own: Option<PythonValue>,
    pipeline: Option<PythonValue>,
) -> Vec<Origin> {
    let settings = situation.config.steps.get(step).map(|step| &step.settings);
    let of_step = || Origin::from(Place::Step(step, Some(settings.map_or(field, |own| typed(own, field)))));
    let of_pipeline = || snippet::origin(situation, typed(&situation.config.settings, field));
    match (own, pipeline) {
        (None | Some(PythonValue::None), _) => vec![of_pipeline()],
        (Some(PythonValue::Dict(_)), Some(PythonValue::Dict(_))) => vec![of_step(), of_pipeline()],
        _ => vec![of_step()],
    }
}

/// The field that a person set: the switches for the code may come from `source_files`.
fn typed(settings: &Settings, field: Field) -> Field {
    let migrated = settings.get(field).is_none() && settings.get(Field::SourceFiles).is_some();
    match field {
        Field::AllowIncludingFilesInImages
        | Field::AllowDownloadFromCodeRepository
        | Field::AllowDownloadFromArtifactStore
            if migrated =>
        {
            Field::SourceFiles
        }
        field => field,
    }
}
