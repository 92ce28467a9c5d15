//! Settings of single steps: what ZenML refuses, and what has no effect.

use super::no_effect::{WITHOUT_BUILD, is_nothing};
use super::refusal::refusals;
use crate::config::{Checkout, Goal, Step};
use crate::docker_settings::{Refusal, Rule, validate};
use crate::field::Field;
use crate::pipeline::{Cause, RunsIn, SnapshotStep, StepImage, Submission};
use crate::place::Place;
use crate::problem::{NoEffect, Problem, ProblemKind, Severity};
use crate::settings::Settings;
use crate::situation::Situation;
use crate::value::PythonValue;

/// What decides about the code of all steps together, and whether a build is reused.
const FOR_ALL_STEPS: [Field; 5] = [
    Field::AllowIncludingFilesInImages,
    Field::AllowDownloadFromCodeRepository,
    Field::AllowDownloadFromArtifactStore,
    Field::SourceFiles,
    Field::PreventBuildReuse,
];

/// Checks the pipeline as a whole and each step of the Config.
pub(super) fn check(situation: &Situation<'_>, submission: &Submission, problems: &mut Vec<Problem>) {
    problems.extend(code_repository(situation, submission));
    let pipeline = Settings::of_keywords(&submission.snapshot.settings.keywords);
    let compiled = submission.config_steps();
    for (position, (step, (compiled, runs))) in situation.config.steps.iter().zip(compiled).enumerate() {
        let refused = refused(situation, position, step, compiled);
        problems.extend(refused);
        if let Err(Cause::UnknownStepOperator { name, .. }) = &runs.image {
            let kind = ProblemKind::UnknownStepOperator(name.clone());
            problems.push(Problem::new(Severity::Error, Place::Step(position, None), kind));
        }
        let severity = if situation.config.goal == Goal::Reuse { Severity::Note } else { Severity::Warning };
        for (field, setting) in step.settings.iter() {
            let why = if setting.value(field) == PythonValue::None {
                let set = pipeline.value(field).is_some_and(|value| value != PythonValue::None);
                set.then_some(NoEffect::NotReset)
            } else if is_nothing(setting) {
                None
            } else {
                unused(submission, step, compiled, runs, field)
            };
            if let Some(why) = why {
                problems.push(Problem::new(severity, Place::Step(position, Some(field)), ProblemKind::NoEffect(why)));
            }
        }
    }
}

/// A code repository that is needed, or one that is not used because of its checkout (`log_code_repository_usage`).
fn code_repository(situation: &Situation<'_>, submission: &Submission) -> Option<Problem> {
    let needed = submission.errors.iter().find_map(|error| match error.cause {
        Cause::NeedsCodeRepository(checkout) => Some(checkout),
        _ => None,
    });
    if let Some(checkout) = needed {
        let place = checkout.map_or(Place::CodeRepository, |_| Place::Checkout);
        return Some(Problem::new(Severity::Error, place, ProblemKind::NeedsCodeRepository(checkout)));
    }
    let (_, checkout) = situation.client().local_repository().filter(|(_, checkout)| *checkout != Checkout::Clean)?;
    let settings = submission.snapshot.docker_settings(situation.client().rules());
    let allowed = settings.iter().any(|settings| settings.allow_download_from_code_repository);
    let used = allowed && !submission.required.is_empty();
    used.then(|| Problem::new(Severity::Warning, Place::Checkout, ProblemKind::UnusedCodeRepository(checkout)))
}

/// What ZenML refuses of a step's own settings; if that is nothing, what it refuses of the merged ones.
fn refused(situation: &Situation<'_>, position: usize, step: &Step, compiled: &SnapshotStep) -> Vec<Problem> {
    let place = |field| Place::Step(position, Some(field));
    let own = validate(step.settings.keywords(), situation.client().rules()).refusals;
    let mut found = refusals(&step.settings, &own, place);
    let merged = if own.is_empty() { compiled.settings.validation.refusals.as_slice() } else { &[] };
    found.extend(own.iter().chain(merged).filter_map(|refusal| contradiction(situation, step, refusal, place)));
    found
}

/// R2 and R19, at the field of the step that leads to it.
fn contradiction(
    situation: &Situation<'_>,
    step: &Step,
    refusal: &Refusal,
    place: impl Fn(Field) -> Place,
) -> Option<Problem> {
    let (field, kind) = match refusal.rule {
        Some(Rule::SkipBuildNeedsParentImage) => (Field::ParentImage, ProblemKind::SkipBuildWithoutParentImage),
        Some(Rule::LocalInstallNeedsFiles) if situation.config.goal == Goal::LetZenmlBuild => {
            let own = step.settings.get(Field::LocalProjectInstallCommand).is_some();
            let field = if own { Field::LocalProjectInstallCommand } else { Field::AllowIncludingFilesInImages };
            (field, ProblemKind::LocalInstallWithoutFiles)
        }
        _ => return None,
    };
    Some(Problem::new(Severity::Error, place(field), kind))
}

/// Why a field of a step changes nothing.
fn unused(
    submission: &Submission,
    step: &Step,
    compiled: &SnapshotStep,
    runs: &StepImage,
    field: Field,
) -> Option<NoEffect> {
    if compiled.settings.settings().skip_build && !WITHOUT_BUILD.contains(&field) {
        let own = step.settings.value(Field::SkipBuild).is_some_and(|value| value.truth());
        return Some(if own { NoEffect::NothingBuilt } else { NoEffect::InheritedSkipBuild });
    }
    let in_pipeline_image = submission.snapshot.dynamic && runs.image == Ok(RunsIn::Image("orchestrator".into()));
    (in_pipeline_image && !FOR_ALL_STEPS.contains(&field)).then_some(NoEffect::InPipelineImage)
}
