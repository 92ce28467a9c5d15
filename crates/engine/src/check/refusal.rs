//! What ZenML itself refuses.

use super::{filled, runs_as_is};
use crate::config::{CommandResult, Goal};
use crate::field::Field;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::raised::Raised;
use crate::settings::Settings;
use crate::situation::{Refusal, Situation};

/// Says what validation refuses and what gathering the requirements would raise.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    problems.extend(refusals(&situation.config.settings, &situation.refusals, Place::Field));
    problems.extend(contradictions(situation));
    // What was typed for another goal is not given to ZenML.
    if situation.config.goal != Goal::Reuse {
        problems.extend(situation.raised.iter().filter_map(|raised| raised_at(situation, raised)));
    }
}

/// One problem for each line of a field: a union is refused once for each of its branches.
pub(super) fn refusals(settings: &Settings, refusals: &[Refusal], place: impl Fn(Field) -> Place) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    for problem in refusals.iter().filter_map(|refusal| refused(settings, refusal, &place)) {
        let same = |other: &&mut Problem| other.place == problem.place && other.line == problem.line;
        match found.iter_mut().rev().take(3).find(same) {
            // Where there are choices, that is what to say.
            Some(other) if matches!(problem.kind, ProblemKind::Refused { error } if error.ends_with("enum")) => {
                *other = problem;
            }
            Some(_) => {}
            None => found.push(problem),
        }
    }
    found
}

/// A refusal without a location is one of the model as a whole: of `source_files`, or one of [`contradictions`].
fn refused(settings: &Settings, refusal: &Refusal, place: impl Fn(Field) -> Place) -> Option<Problem> {
    let field = if refusal.location.is_empty() {
        let known = ["download", "include", "download_or_include", "ignore"];
        let mode = settings.get(Field::SourceFiles)?.text(Field::SourceFiles);
        (!known.contains(&mode.as_str())).then_some(Field::SourceFiles)?
    } else {
        field_at(settings, &refusal.location)?
    };
    let kind = ProblemKind::Refused { error: refusal.error };
    let mut problem = Problem::new(Severity::Error, place(field), kind);
    // A position in a list is the line in its control.
    if let Some(position) = refusal.location.iter().skip(1).find_map(|part| part.parse::<usize>().ok()) {
        problem = problem.in_line(position + 1);
    }
    Some(problem)
}

/// R2 and R19. ZenML names only the first; a person wants to know both.
fn contradictions(situation: &Situation<'_>) -> Vec<Problem> {
    let settings = &situation.settings;
    let parent_image = Field::ParentImage.key();
    let refused = situation.refusals.iter().any(|refusal| refusal.location.iter().eq([parent_image]));
    let mut found = Vec::new();
    if runs_as_is(situation) && !filled(&settings.parent_image) && !refused {
        found.push(problem(Field::ParentImage, ProblemKind::SkipBuildWithoutParentImage));
    }
    let installs = filled(&settings.local_project_install_command) && situation.config.goal == Goal::LetZenmlBuild;
    if installs && !settings.allow_including_files_in_images {
        found.push(problem(Field::LocalProjectInstallCommand, ProblemKind::LocalInstallWithoutFiles));
    }
    found
}

/// The field of a location: the one of that path, or one that is set below or beside it. Build options that have no
/// field of their own stand among the further ones.
fn field_at(settings: &Settings, location: &[String]) -> Option<Field> {
    let path = location.join(".");
    let starts =
        |text: &str, start: &str| text.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let set = || settings.iter().map(|(field, _)| field);
    let further = |field: Field| field.key().strip_suffix(".*").is_some_and(|parent| starts(&path, parent));
    set()
        .find(|field| starts(&path, field.key()))
        .or_else(|| set().find(|field| further(*field)))
        .or_else(|| set().find(|field| starts(field.key(), &path)))
        .or_else(|| Field::from_key(location.first()?))
}

/// What was not given is worth a warning; what ZenML can never do with it is an error.
fn raised_at(situation: &Situation<'_>, raised: &Raised) -> Option<Problem> {
    let missing = |field, kind| Some(Problem { severity: Severity::Warning, ..problem(field, kind) });
    let output = |field, command: &String| {
        let results = &situation.config.project.commands;
        let result: Option<&CommandResult> = results.iter().find(|(name, _)| name == command).map(|(_, result)| result);
        match result {
            Some(_) => Some(problem(field, ProblemKind::CommandFailed(command.clone()))),
            None => missing(field, ProblemKind::MissingOutput(command.clone())),
        }
    };
    match raised {
        Raised::UnusableBuildOptions => {
            let field = situation.config.settings.iter().map(|(field, _)| field);
            let field = field.into_iter().find(|field| field.key().ends_with("build_options.*"));
            let field = field.unwrap_or(Field::BuildFurtherOptions);
            Some(problem(field, ProblemKind::Refused { error: "type_error" }))
        }
        Raised::LocalExportFailed { command } => output(Field::ReplicateLocalPythonEnvironment, command),
        Raised::PyprojectExportFailed { run, .. } => output(Field::PyprojectExportCommand, run),
        Raised::PyprojectExportsFailed { commands } => {
            // As run, which is how its result is given: with the folder in place.
            let (command, _) = commands.first()?;
            let start = command.split("{directory}").next()?;
            let run = situation.gathered.commands.iter().find(|run| run.starts_with(start));
            output(Field::PyprojectPath, run.unwrap_or(command))
        }
        Raised::UnknownPlaceholder { name } => {
            Some(problem(Field::PyprojectExportCommand, ProblemKind::BadPlaceholder(format!("{{{name}}}"))))
        }
        Raised::UnnamedPlaceholder { .. } => {
            Some(problem(Field::PyprojectExportCommand, ProblemKind::BadPlaceholder("{}".into())))
        }
        Raised::LoneBrace => Some(problem(Field::PyprojectExportCommand, ProblemKind::BadPlaceholder("{".into()))),
        Raised::PyprojectMissing { path } => missing(Field::PyprojectPath, ProblemKind::MissingFile(path.clone())),
        Raised::RequirementsFileMissing { path } => {
            missing(Field::Requirements, ProblemKind::MissingFile(path.clone()))
        }
        Raised::RequirementsFileIsFolder { path } => {
            Some(problem(Field::Requirements, ProblemKind::FolderInPlaceOfFile(path.clone())))
        }
        Raised::DockerfileIsFolder { path } => {
            Some(problem(Field::Dockerfile, ProblemKind::FolderInPlaceOfFile(path.clone())))
        }
        Raised::HubGone | Raised::BadHubPlugin { .. } => Some(problem(Field::RequiredHubPlugins, ProblemKind::HubGone)),
        Raised::EmptyTag => {
            let kind = ProblemKind::EmptyTag;
            Some(Problem::new(Severity::Error, Place::PipelineName, kind))
        }
        // The Dockerfile's text does not change what is shown; the others have checks of their own.
        Raised::DockerfileMissing { .. }
        | Raised::DockerfileNotFound { .. }
        | Raised::NoContainerEngine
        | Raised::UnknownIntegration { .. }
        | Raised::NothingToRunOn
        | Raised::NoImageBuilder => None,
    }
}

const fn problem(field: Field, kind: ProblemKind) -> Problem {
    Problem::new(Severity::Error, Place::Field(field), kind)
}
