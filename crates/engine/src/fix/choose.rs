//! Which fix a problem has.

use super::edit;
use super::{Edit, Fix};
use crate::config::{ComponentType, RecipeBase};
use crate::field::Field;
use crate::place::Place;
use crate::problem::{NoEffect, Problem, ProblemKind, ReferencePart};
use crate::situation::Situation;
use crate::value::{Dict, PythonValue};

/// The fix of a problem of a situation; `None` where only the person can know what is right.
pub fn fix(problem: &Problem, situation: &Situation<'_>) -> Option<Fix> {
    let place = || problem.place.clone();
    let in_settings = matches!(problem.place, Place::Field(_) | Place::Step(_, Some(_)));
    let set = |place: Place, value: PythonValue| vec![Edit::Set(place, value)];
    let line = |text: Option<String>| {
        let number = problem.line.filter(|_| in_settings)?;
        Some(vec![Edit::Line(place(), number, text)])
    };
    let take_out = || in_settings.then(|| vec![Edit::Unset(place())]);
    let (label, edits): (String, Vec<Edit>) = match &problem.kind {
        ProblemKind::UnknownRelease { shown, .. } => take(&shown.to_string(), Edit::Release(shown.to_string())),
        ProblemKind::UnsupportedPython { supported, .. } => {
            let newest = supported.rsplit(", ").next().filter(|newest| !newest.is_empty())?;
            take(&["Python ", newest].concat(), Edit::Python(newest.to_owned()))
        }
        ProblemKind::UnknownFlavor { nearest, .. } => {
            let (Place::Component(component_type, position), Some(name)) = (&problem.place, nearest) else {
                return None;
            };
            take(name, Edit::Flavor(*component_type, *position, name.clone()))
        }
        ProblemKind::UnknownIntegration { nearest, .. } => match nearest {
            Some(name) => (["Take ", name].concat(), line(Some(name.clone()))?),
            None => ("Take it out".to_owned(), line(None)?),
        },
        ProblemKind::UnknownCodeRepository { nearest, .. } => {
            let name = nearest.clone().unwrap_or_else(|| "custom".to_owned());
            take(&name.clone(), Edit::CodeRepository(name))
        }
        ProblemKind::SeveralOfOneType(component_type) => {
            let Place::Component(_, position) = &problem.place else { return None };
            ("Take the second one out".to_owned(), vec![Edit::Remove(*component_type, *position)])
        }
        ProblemKind::MissingImageBuilder => {
            ("Name the local one".to_owned(), vec![Edit::Add(ComponentType::ImageBuilder, "local".to_owned())])
        }
        ProblemKind::UvNeedsEnvironment => {
            ("Add the installer argument `system`".to_owned(), vec![with_argument(situation, "system")])
        }
        ProblemKind::BadAptPackage(package) => {
            let packages = edit::packages(package)?;
            (["Write ", &packages.replace('\n', ", ")].concat(), line(Some(packages))?)
        }
        ProblemKind::BadVariableName(name) => {
            let better = edit::variable(name)?;
            let text = text_of_line(problem, situation)?;
            let value = text.split_once('=').map_or(String::new(), |(_, value)| ["=", value].concat());
            (["Name it ", &better].concat(), line(Some([&better, &value as &str].concat()))?)
        }
        ProblemKind::VariableWithoutValue(name) => ("Make it empty".to_owned(), line(Some([name, "="].concat()))?),
        ProblemKind::RepeatedName(_) => ("Take the repetition out".to_owned(), line(None)?),
        ProblemKind::SecretInImage(_) | ProblemKind::Withheld(_) => ("Take the line out".to_owned(), line(None)?),
        ProblemKind::BadImageReference { reference, part } if *part != ReferencePart::Digest => {
            let image = edit::image(reference).filter(|_| place() == Place::Field(Field::ParentImage))?;
            (["Write ", &image].concat(), set(place(), PythonValue::text(image)))
        }
        ProblemKind::Refused { .. } => match problem.line {
            Some(_) => ("Take the line out".to_owned(), line(None)?),
            None => ("Take the field out".to_owned(), take_out()?),
        },
        ProblemKind::SkipBuildWithoutParentImage if situation.config.goal == crate::config::Goal::LetZenmlBuild => {
            let field = Place::Field(Field::SkipBuild);
            let field = match &problem.place {
                Place::Step(step, _) => Place::Step(*step, Some(Field::SkipBuild)),
                _ => field,
            };
            ("Let ZenML build".to_owned(), vec![Edit::Unset(field)])
        }
        ProblemKind::LocalInstallWithoutFiles => {
            let field = Field::LocalProjectInstallCommand;
            let places = (0..situation.config.steps.len()).map(|step| Place::Step(step, Some(field)));
            let places = core::iter::once(Place::Field(field)).chain(places);
            ("Take the install command out".to_owned(), places.map(Edit::Unset).collect())
        }
        ProblemKind::NothingToRunOn => {
            let off =
                situation.config.settings.value(Field::InstallStackRequirements) == Some(PythonValue::Bool(false));
            let edit = Edit::Unset(Place::Field(Field::InstallStackRequirements));
            off.then(|| ("Install what the stack needs".to_owned(), vec![edit]))?
        }
        ProblemKind::NothingToStartFrom => {
            ("Start from Python's image".to_owned(), vec![Edit::RecipeBase(RecipeBase::Python)])
        }
        ProblemKind::NeedsCodeRepository(_) => {
            let fields = [Field::AllowDownloadFromArtifactStore, Field::SourceFiles];
            let places = fields.into_iter().flat_map(|field| {
                let of_steps = (0..situation.config.steps.len()).map(move |step| Place::Step(step, Some(field)));
                core::iter::once(Place::Field(field)).chain(of_steps)
            });
            ("Let the artifact store bring the code".to_owned(), places.map(Edit::Unset).collect())
        }
        ProblemKind::UnknownStepOperator(_) => {
            let Place::Step(step, _) = problem.place else { return None };
            ("Let the orchestrator run it".to_owned(), vec![Edit::StepOperator(step, String::new())])
        }
        ProblemKind::NoEffect(NoEffect::NoContainers) => return None,
        ProblemKind::NoEffect(_) | ProblemKind::HubGone | ProblemKind::SdkName(_) => {
            ("Take the field out".to_owned(), take_out()?)
        }
        ProblemKind::EmptyTag => ("Call it `pipeline`".to_owned(), vec![Edit::PipelineName(String::new())]),
        ProblemKind::CacheMountNeedsBuildKit => ("Take the field out".to_owned(), take_out()?),
        ProblemKind::StaleCode => {
            ("Always build anew".to_owned(), set(Place::Field(Field::PreventBuildReuse), PythonValue::Bool(true)))
        }
        ProblemKind::CodeMustBeInImage => {
            let fields = [
                Field::AllowDownloadFromArtifactStore,
                Field::AllowDownloadFromCodeRepository,
                Field::SourceFiles,
                Field::LocalProjectInstallCommand,
            ];
            let edits = fields.map(|field| Edit::Unset(Place::Field(field)));
            ("Let the artifact store bring it".to_owned(), edits.into())
        }
        ProblemKind::RetaggedByEngine => {
            let edits = set(Place::Field(Field::SkipBuild), PythonValue::Bool(true));
            // What nothing is built for would be said to have no effect.
            let idle: Vec<Edit> = situation
                .config
                .settings
                .iter()
                .map(|(field, _)| field)
                .filter(|field| !crate::check::WITHOUT_BUILD.contains(field))
                .map(|field| Edit::Unset(Place::Field(field)))
                .collect();
            ("Run on it as it is".to_owned(), idle.into_iter().chain(edits).collect())
        }
        ProblemKind::EngineForDigest => take("0.94.6", Edit::Release("0.94.6".to_owned())),
        ProblemKind::PlatformNotPassed(platform) => {
            let field = Field::BuildFurtherOptions;
            let kaniko = situation.config.stack.of(ComponentType::ImageBuilder).any(|one| one.flavor == "kaniko");
            if kaniko || field.row().since > situation.release {
                return None;
            }
            let mut options = dict(situation, field);
            options.insert("platform", PythonValue::text(platform.clone()));
            (["Set the build option `platform`"].concat(), set(Place::Field(field), PythonValue::Dict(options)))
        }
        ProblemKind::CopyWithoutContext => {
            let path = situation.settings.dockerfile.as_deref().unwrap_or_default();
            let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned();
            let label = ["Take the folder `", &folder, "`"].concat();
            (label, set(Place::Field(Field::BuildContextRoot), PythonValue::text(folder)))
        }
        ProblemKind::FoundAndNotUsed(_) => {
            let field = Place::Field(Field::DisableAutomaticRequirementsDetection);
            ("Use it".to_owned(), set(field, PythonValue::Bool(false)))
        }
        ProblemKind::MountDropsNoCacheDir => ("Take the argument out".to_owned(), line(None)?),
        ProblemKind::UserNotCreated(_) => ("Take the number 1000".to_owned(), set(place(), PythonValue::text("1000"))),
        ProblemKind::ParentOfAnotherRelease { matching, .. } => {
            (["Take ", matching].concat(), set(place(), PythonValue::text(matching.clone())))
        }
        ProblemKind::ZenmlPinnedOtherwise(_) => {
            let pinned = ["zenml==", &situation.release.to_string()].concat();
            (["Write ", &pinned].concat(), line(Some(pinned))?)
        }
        ProblemKind::OtherSystemOnly(_) => ("Take the line out".to_owned(), line(None)?),
        ProblemKind::DeprecatedReplicate => {
            let freezes = situation.config.settings.value(Field::ReplicateLocalPythonEnvironment)
                == Some(PythonValue::text("pip_freeze"));
            let fix = || ("Set it to True".to_owned(), set(place(), PythonValue::Bool(true)));
            (freezes && problem.place == Place::Field(Field::ReplicateLocalPythonEnvironment)).then(fix)?
        }
        ProblemKind::SameTagForSeveral(_) => {
            let places = (0..situation.config.steps.len()).map(|step| Place::Step(step, Some(Field::ImageTag)));
            let places = core::iter::once(Place::Field(Field::ImageTag)).chain(places);
            ("Take the tag out".to_owned(), places.map(Edit::Unset).collect())
        }
        ProblemKind::ParentNeedsZenml(_) => {
            // A path of a requirements file cannot take a line.
            let settings = &situation.config.settings;
            if matches!(settings.value(Field::Requirements), Some(PythonValue::Text(_))) {
                return None;
            }
            let pinned = ["zenml==", &situation.release.to_string()].concat();
            (["Add ", &pinned].concat(), vec![Edit::AddLine(Place::Field(Field::Requirements), pinned)])
        }
        ProblemKind::Deprecated(Field::BuildDockerignore) => {
            let value = value_at(situation, &problem.place, Field::Dockerignore)?;
            let new = at(&problem.place, Field::BuildDockerignore);
            ("Move it there".to_owned(), vec![Edit::Unset(place()), Edit::Set(new, value)])
        }
        ProblemKind::Deprecated(_) => {
            let mode = value_at(situation, &problem.place, Field::SourceFiles)?;
            let edits = switches(&mode)?.map(|(field, on)| Edit::Set(at(&problem.place, field), PythonValue::Bool(on)));
            ("Set the three switches".to_owned(), core::iter::once(Edit::Unset(place())).chain(edits).collect())
        }
        ProblemKind::UnusableTag(_) => {
            let name = edit::tag(situation.pipeline_name())?;
            (["Call it ", &name].concat(), vec![Edit::PipelineName(name)])
        }
        _ => return None,
    };
    Some(Fix { label, edits })
}

fn take(name: &str, edit: Edit) -> (String, Vec<Edit>) {
    (["Take ", name].concat(), vec![edit])
}

/// The line that a problem is in, as it is typed.
fn text_of_line(problem: &Problem, situation: &Situation<'_>) -> Option<String> {
    let config = situation.config;
    let (settings, field) = match &problem.place {
        Place::Field(field) => (&config.settings, *field),
        Place::Step(step, Some(field)) => (&config.steps.get(*step)?.settings, *field),
        _ => return None,
    };
    let text = settings.get(field)?.text(field);
    text.lines().nth(problem.line?.checked_sub(1)?).map(str::to_owned)
}

/// The installer's arguments with one more that takes no value.
fn with_argument(situation: &Situation<'_>, name: &str) -> Edit {
    let field = Field::PythonPackageInstallerArgs;
    let mut arguments = dict(situation, field);
    arguments.insert(name, PythonValue::None);
    Edit::Set(Place::Field(field), PythonValue::Dict(arguments))
}

/// The dict that a field of the pipeline holds.
fn dict(situation: &Situation<'_>, field: Field) -> Dict {
    match situation.config.settings.value(field) {
        Some(PythonValue::Dict(dict)) => dict,
        _ => Dict::new(),
    }
}

/// The same level with another field.
fn at(place: &Place, field: Field) -> Place {
    match place {
        Place::Step(step, _) => Place::Step(*step, Some(field)),
        _ => Place::Field(field),
    }
}

fn value_at(situation: &Situation<'_>, place: &Place, field: Field) -> Option<PythonValue> {
    match place {
        Place::Step(step, _) => situation.config.steps.get(*step)?.settings.value(field),
        _ => situation.config.settings.value(field),
    }
}

/// What each mode of `source_files` stands for (`DockerSettings._migrate_source_files`): repository, artifact store, image.
fn switches(mode: &PythonValue) -> Option<[(Field, bool); 3]> {
    let PythonValue::Text(mode) = mode else { return None };
    let (repository, include) = match mode.as_str() {
        "download" => (true, false),
        "include" => (false, true),
        "download_or_include" => (true, true),
        "ignore" => (false, false),
        _ => return None,
    };
    Some([
        (Field::AllowDownloadFromCodeRepository, repository),
        (Field::AllowDownloadFromArtifactStore, false),
        (Field::AllowIncludingFilesInImages, include),
    ])
}
