//! Where the code comes from, as far as that is a trap.

use crate::config::{ComponentType, Goal};
use crate::field::Field;
use crate::outcome::{CodeSource, Image};
use crate::pipeline::{Cause, Submission};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::situation::Situation;

/// Checks the ways of the code into the steps.
pub(super) fn check(situation: &Situation<'_>, submission: &Submission, images: &[Image], problems: &mut Vec<Problem>) {
    custom_store(situation, problems);
    let needs_repository = submission.errors.iter().any(|error| matches!(error.cause, Cause::NeedsCodeRepository(_)));
    if situation.config.goal != Goal::BringYourOwn && !needs_repository {
        missing(situation, problems);
    }
    if situation.config.goal != Goal::LetZenmlBuild {
        return;
    }
    included(situation, submission, images, problems);
}

/// Finding 4: no download is allowed and nothing is built, so that nobody brings the code, although ZenML notes that the
/// image holds it.
fn missing(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    if situation.code != CodeSource::Yours {
        return;
    }
    let settings = &situation.config.settings;
    let fields = [
        Field::AllowDownloadFromArtifactStore,
        Field::AllowDownloadFromCodeRepository,
        Field::SourceFiles,
        Field::AllowIncludingFilesInImages,
    ];
    let field = fields.into_iter().find(|field| settings.get(*field).is_some());
    // Who forbids all three ways knows it, and so does who reuses an image without a download.
    let meant = situation.config.goal == Goal::Reuse || !situation.settings.allow_including_files_in_images;
    let severity = if meant { Severity::Note } else { Severity::Warning };
    let place = Place::Field(field.unwrap_or(Field::AllowDownloadFromArtifactStore));
    problems.push(Problem::new(severity, place, ProblemKind::CodeMustBeInImage));
}

/// Code in an image makes every run build it, unless ZenML overlooks it (`requires_included_code` asks the first step that
/// may download).
fn included(situation: &Situation<'_>, submission: &Submission, images: &[Image], problems: &mut Vec<Problem>) {
    if !images.iter().any(|image| image.plan.build().is_some_and(|build| build.source_root)) {
        return;
    }
    let settings = &situation.config.settings;
    let fields = [Field::LocalProjectInstallCommand, Field::AllowDownloadFromArtifactStore, Field::SourceFiles];
    let set = fields.into_iter().find(|field| settings.get(*field).is_some()).map(Place::Field);
    let of_step = || {
        let mut steps = situation.config.steps.iter().enumerate();
        steps.find_map(|(position, step)| {
            let field = fields.into_iter().find(|field| step.settings.get(*field).is_some())?;
            Some(Place::Step(position, Some(field)))
        })
    };
    // Older releases put the code into the image by themselves: nobody needs a word about that on every page.
    let Some(place) = set.or_else(of_step).filter(|_| situation.refusals.is_empty()) else { return };
    if problems.iter().any(|problem| problem.place == place && problem.severity == Severity::Error) {
        return;
    }
    if submission.looks_for_build {
        problems.push(Problem::new(Severity::Warning, place, ProblemKind::StaleCode));
    } else if !situation.settings.prevent_build_reuse {
        problems.push(Problem::new(Severity::Note, place, ProblemKind::BuiltEveryRun));
    }
}

/// R22: the module of a custom flavor is imported before any code is there.
fn custom_store(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let Some(store) = situation.config.stack.of(ComponentType::ArtifactStore).next() else { return };
    let known = situation.catalog.flavor(ComponentType::ArtifactStore, &store.flavor).is_some();
    if situation.code == CodeSource::ArtifactStore && !known && !store.flavor.trim().is_empty() {
        let place = Place::Component(ComponentType::ArtifactStore, 0);
        let kind = ProblemKind::CustomStoreFetchesCode(store.flavor.clone());
        problems.push(Problem::new(Severity::Warning, place, kind));
    }
}
