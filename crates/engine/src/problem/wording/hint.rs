//! What to do about a problem.

use crate::problem::{ProblemKind, ReferencePart};

/// What to do; `None` where nothing needs to be done.
pub(super) fn hint(kind: &ProblemKind) -> Option<String> {
    Some(match kind {
        ProblemKind::UnknownRelease { shown, .. } => format!("Choose {shown} or another release of the list"),
        ProblemKind::LaterCatalog(_) => return None,
        ProblemKind::UnsupportedPython { supported, .. } => format!("Choose one of {supported}"),
        ProblemKind::UnknownFlavor { nearest, .. } => {
            nearest_or(nearest, "If it is your own, type its requirements; otherwise choose a flavor of the list")
        }
        ProblemKind::UnknownIntegration { nearest, .. } => nearest_or(nearest, "Choose an integration of the list"),
        ProblemKind::UnknownCodeRepository { nearest, .. } => {
            nearest_or(nearest, "If it is your own, write `custom`; otherwise choose one of the list")
        }
        ProblemKind::SeveralOfOneType(_) => "Take all but one out".into(),
        ProblemKind::MissingContainerRegistry(_) => "Add the container registry of your stack".into(),
        ProblemKind::UnaddressedRegistry(_) => {
            "Write where your images go: host, and what your registry wants behind it".into()
        }
        ProblemKind::MissingImageBuilder => {
            "Have Docker or Podman running there, or add an image builder to the stack".into()
        }
        ProblemKind::UnreadableRequirement { reason, .. } => reason.clone(),
        ProblemKind::RequirementNeedsFile(_) => {
            "Write the requirements themselves, or install your project with `local_project_install_command`".into()
        }
        ProblemKind::RequirementsCannotMeet { requirements, .. } if requirements.len() == 1 => {
            "Correct the requirement".into()
        }
        ProblemKind::RequirementsCannotMeet { .. } => "Change or take out one of them".into(),
        ProblemKind::UvNeedsEnvironment => "If it has none, add the installer argument `system` or choose pip; if it \
             has one, set `VIRTUAL_ENV` in the environment"
            .into(),
        ProblemKind::BadAptPackage(_) => {
            "Write one package per line: lower-case letters, digits, plus, minus and dot, at least two of them".into()
        }
        ProblemKind::BadVariableName(_) => "Use letters, digits and underscores, and do not begin with a digit".into(),
        ProblemKind::VariableWithoutValue(_) => "Write `NAME=value`, or `NAME=` for an empty value".into(),
        ProblemKind::RepeatedName(_) => "Keep one of them".into(),
        ProblemKind::BreaksEnvironmentLine(_) => {
            "Change the value, or set the variable where the step runs instead of in the image".into()
        }
        ProblemKind::SecretInImage(_) => {
            "Give it to the run as a secret of ZenML, or to the builder as a secret mount".into()
        }
        ProblemKind::BadImageReference { part, .. } => reference_rule(*part).into(),
        ProblemKind::MovingTag(_) => "Name the image by its digest, `…@sha256:…`, or by a tag that stays".into(),
        ProblemKind::Refused { .. } => "Correct the value or take the field out".into(),
        ProblemKind::SkipBuildWithoutParentImage => "Name the image in `parent_image`".into(),
        ProblemKind::NothingToStartFrom => "Name it in `parent_image`, or start from another image".into(),
        ProblemKind::LocalInstallWithoutFiles => "Allow files in the image, or take the install command out".into(),
        ProblemKind::NothingToRunOn => {
            "Name a parent image, or let ZenML install at least the requirements of the stack".into()
        }
        ProblemKind::NeedsCodeRepository(Some(_)) | ProblemKind::UnusedCodeRepository(_) => {
            "Commit and push everything before the run is started".into()
        }
        ProblemKind::NeedsCodeRepository(None) => {
            "Choose the code repository, or allow another way for the code in the settings of the pipeline and its steps".into()
        }
        ProblemKind::UnknownStepOperator(_) => "Add it to the stack, or take it out of the step".into(),
        ProblemKind::NoEffect(why) => why.hint(),
        ProblemKind::MissingFile(_) => "Paste or drop its text".into(),
        ProblemKind::SdkName(name) => {
            format!("Set `{name}` in Python or YAML instead, or choose ZenML 0.92.0 or later")
        }
        ProblemKind::HubGone => "Take the field out, and name what the plugins need as requirements".into(),
        ProblemKind::FolderInPlaceOfFile(_) => "Name a file in it".into(),
        ProblemKind::MissingOutput(_) => "Run it in the project's folder and paste what it prints".into(),
        ProblemKind::CommandFailed(_) => "Correct the command or what it works on".into(),
        ProblemKind::BadPlaceholder(_) => "Write `{directory}`, and double every brace that is meant as a brace".into(),
        ProblemKind::EmptyTag => "Use letters or digits in the name, or set the tag".into(),
        ProblemKind::LocalArtifactStore(_) => "Choose an artifact store that both can reach".into(),
        ProblemKind::CustomStoreFetchesCode(_) => {
            "Put the module into the image that the build starts from, or the code into the image".into()
        }
        ProblemKind::CacheMountNeedsBuildKit => {
            "Set `use_subprocess_call` for the local image builder and use Docker with BuildKit, or take the mount out".into()
        }
        ProblemKind::BuiltEveryRun => "Let the code be downloaded if builds take too long".into(),
        ProblemKind::StaleCode => "Set `prevent_build_reuse`, or let all steps get their code in the same way".into(),
        ProblemKind::CodeMustBeInImage => "Put it below `/app` when you build the image, or allow a download".into(),
        ProblemKind::RetaggedByEngine => "Set `skip_build` to run on the image as it is".into(),
        ProblemKind::EngineForDigest => "Choose ZenML 0.94.6 or later where no container engine runs".into(),
        ProblemKind::PlatformNotPassed(_) => "Set the build option `platform`".into(),
        ProblemKind::CopyWithoutContext => "Name the folder in `build_context_root`".into(),
        ProblemKind::NoApt(_) => "Start from an image on Debian or Ubuntu, or take the packages out".into(),
        ProblemKind::UserNotCreated(_) => "Create the user in the parent image, or name a number".into(),
        ProblemKind::IgnoreFileAppliedTwice(_) => "Add the line `!.zenml_*` to the file, or choose ZenML 0.96.2 or later".into(),
        ProblemKind::ParentOfAnotherRelease { matching, .. } => ["Take ", "`", matching, "`"].concat(),
        ProblemKind::ZenmlPinnedOtherwise(_) => "Pin the release of the run, or take the line out".into(),
        ProblemKind::OtherSystemOnly(_) => "Take the line out, or give it a marker for its system".into(),
        ProblemKind::LocalVersion(_) => {
            "Add the index that has it as `--extra-index-url`, or take out what follows the plus".into()
        }
        ProblemKind::DeprecatedReplicate => "Set it to `True`, or export a `pyproject.toml`".into(),
        ProblemKind::SameTagForSeveral(_) => "Take the tag out, or set another one for each step".into(),
        ProblemKind::ParentNeedsZenml(_) => "Add ZenML to the requirements".into(),
        ProblemKind::OtherRegistry(_) => "Give the machines of the run a pull secret, unless everybody may pull there".into(),
        ProblemKind::Deprecated(field) => ["Set `", field.key(), "` instead"].concat(),
        ProblemKind::UnusableTag(_) => "Use letters, digits, `_`, `.` and `-` in the name".into(),
        ProblemKind::FilledOnClient(_) => "Set it there: ZenML stops where it is missing".into(),
        ProblemKind::RequirementsAlone(_) => "Choose another orchestrator if the steps need an image of their own".into(),
        ProblemKind::FoundAndNotUsed(_) => {
            "Set `disable_automatic_requirements_detection` to False, or name the file in the settings".into()
        }
        ProblemKind::MountDropsNoCacheDir => "Take the argument out, or the mount".into(),
        ProblemKind::EntrypointKept(_) => "Take it out, or let it end in `exec \"$@\"`".into(),
        ProblemKind::BrokenLink(_) => "Ask for the link again, copied as a whole".into(),
        ProblemKind::SalvagedLink(_) => "Ask for the link again, and do not rely on this one".into(),
        ProblemKind::UncheckedLink => "Look through the form before you rely on it".into(),
        ProblemKind::UnusableValue { .. } => "Set it anew in the form".into(),
        ProblemKind::Withheld(_) => "Type it again".into(),
        ProblemKind::NotAllowedByOwner { allowed, .. } => ["Allowed here: ", allowed].concat(),
        ProblemKind::UnknownKey(_) | ProblemKind::PinnedRelease { .. } | ProblemKind::LockedByOwner(_) => return None,
    })
}

fn nearest_or(nearest: &Option<String>, otherwise: &str) -> String {
    nearest.as_ref().map_or_else(|| otherwise.to_owned(), |name| format!("Did you mean `{name}`?"))
}

/// The grammar of `distribution/reference` in words.
const fn reference_rule(part: ReferencePart) -> &'static str {
    match part {
        ReferencePart::Registry => {
            "Write the registry's host and, if need be, its port, as in `registry.example.com:5000`"
        }
        ReferencePart::Repository => {
            "Use lower-case letters and digits, with `.`, `_`, `-` between them and `/` between parts"
        }
        ReferencePart::Tag => "Use up to 128 letters, digits, `_`, `.` and `-`, and begin with none of the last two",
        ReferencePart::Digest => "Copy the digest as a whole: `sha256:` and 64 characters of 0 to 9 and a to f",
    }
}
