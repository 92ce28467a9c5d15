//! The sentences of problems: what is so, and what to do. Backticks mark what is code.

mod hint;
mod no_effect;

use super::{NoEffect, Problem, ProblemKind, ReferencePart};
use crate::config::Checkout;
use crate::place::Origin;

impl Problem {
    /// What is so, in a sentence that names the value.
    pub fn message(&self) -> String {
        match &self.kind {
            ProblemKind::UnknownRelease { release, shown } => {
                format!("ZenML {} is not known here, the rules of {shown} are shown", code(release))
            }
            ProblemKind::LaterCatalog(catalog) => format!(
                "The rules are exactly this release's; integrations and flavors are those that ZenML {catalog} has"
            ),
            ProblemKind::UnsupportedPython { python, .. } => {
                format!("This ZenML release does not support Python {}", code(python))
            }
            ProblemKind::UnknownFlavor { flavor, .. } => {
                format!("This ZenML release has no flavor {}, so it is taken for your own", code(flavor))
            }
            ProblemKind::UnknownIntegration { name, .. } => {
                format!("This ZenML release has no integration {}", code(name))
            }
            ProblemKind::UnknownCodeRepository { flavor, .. } => {
                format!("This ZenML release has no code repository {}, so it is taken for your own", code(flavor))
            }
            ProblemKind::SeveralOfOneType(component_type) => {
                format!("A stack takes only one {}", component_type.label().to_ascii_lowercase())
            }
            ProblemKind::MissingContainerRegistry(flavor) => {
                format!("{} needs a container registry in the stack, also when nothing is built", code(flavor))
            }
            ProblemKind::UnaddressedRegistry(address) if address.is_empty() => {
                "The container registry has no address, so that images get names that lead nowhere".into()
            }
            ProblemKind::UnaddressedRegistry(address) => {
                ["The container registry still has the address of an example, ", &code(address)].concat()
            }
            ProblemKind::MissingImageBuilder => {
                "The stack has no image builder, so the machine that starts the pipeline builds".into()
            }
            ProblemKind::UnreadableRequirement { line, at, .. } if at.is_empty() || at == line => {
                format!("{} cannot be read as a requirement", code(line))
            }
            ProblemKind::UnreadableRequirement { line, at, .. } => {
                format!("{} cannot be read as a requirement, because of {}", code(line), code(at))
            }
            ProblemKind::RequirementNeedsFile(line) => {
                format!("{} names a file, but no file is in the image yet when requirements are installed", code(line))
            }
            ProblemKind::RequirementsCannotMeet { name, requirements } => cannot_meet(name, requirements),
            ProblemKind::UvNeedsEnvironment => {
                "uv installs only into a virtual environment, and the parent image may have none".into()
            }
            ProblemKind::BadAptPackage(package) => format!("{} is not the name of a Debian package", code(package)),
            ProblemKind::BadVariableName(name) => format!("{} is not a usable name for a variable", code(name)),
            ProblemKind::VariableWithoutValue(name) => {
                format!("{} has no value, so ZenML gives it the word `None`", code(name))
            }
            ProblemKind::RepeatedName(name) => {
                format!("{} is here more than once, and the last one counts", code(name))
            }
            ProblemKind::BreaksEnvironmentLine(name) => {
                format!("The value of {} holds a single quote or a line break, which ZenML does not escape", code(name))
            }
            ProblemKind::SecretInImage(name) => {
                format!("{} looks secret, and everybody who has the image can read it", code(name))
            }
            ProblemKind::BadImageReference { reference, part } => {
                format!("{} does not have a valid {}", code(reference), part.label())
            }
            ProblemKind::MovingTag(image) => format!("{} may be another image tomorrow", code(image)),
            ProblemKind::Refused { error } => {
                format!("ZenML refuses the value of {}: {}", self.place.label(), refusal(error))
            }
            ProblemKind::SkipBuildWithoutParentImage => {
                "Nothing is to be built, but no image to run on is named".into()
            }
            ProblemKind::LocalInstallWithoutFiles => {
                "The project is to be installed in the image, but its code may not go there".into()
            }
            ProblemKind::NothingToRunOn => "There is nothing to build and no image to run on".into(),
            ProblemKind::NothingToStartFrom => "The recipe starts from the parent image, and none is named".into(),
            ProblemKind::NeedsCodeRepository(None) => {
                "The code may only come from a code repository, and none is chosen".into()
            }
            ProblemKind::NeedsCodeRepository(Some(checkout)) => {
                format!("The code may only come from the code repository, but {}", changes(*checkout))
            }
            ProblemKind::UnusedCodeRepository(checkout) => {
                format!("The code does not come from the code repository, because {}", changes(*checkout))
            }
            ProblemKind::UnknownStepOperator(name) => format!("The stack has no step operator {}", code(name)),
            ProblemKind::NoEffect(why @ NoEffect::NoContainers) => {
                format!("The Docker settings have no effect: {}", why.reason())
            }
            ProblemKind::NoEffect(why) => format!("{} has no effect: {}", self.place.label(), why.reason()),
            ProblemKind::MissingFile(path) => {
                format!("The text of {} was not given, so what it brings is missing here", code(path))
            }
            ProblemKind::SdkName(name) => {
                format!("This release hands the option to the Docker SDK, which knows it as {}", code(name))
            }
            ProblemKind::HubGone => "ZenML would look the plugins up on its hub, which is gone, and would stop".into(),
            ProblemKind::FolderInPlaceOfFile(path) => format!("{} is a folder, and a file is needed", code(path)),
            ProblemKind::MissingOutput(command) => {
                format!("The output of {} was not given, so what it brings is missing here", code(command))
            }
            ProblemKind::CommandFailed(command) => format!("{} failed, so ZenML would stop", code(command)),
            ProblemKind::BadPlaceholder(placeholder) => {
                format!("ZenML cannot put anything in the place of {}", code(placeholder))
            }
            ProblemKind::EmptyTag => "The pipeline's name has no character that an image tag may hold".into(),
            ProblemKind::LocalArtifactStore(flavor) => {
                ["The artifact store is on this machine, and ", &code(flavor), " runs steps elsewhere"].concat()
            }
            ProblemKind::CustomStoreFetchesCode(flavor) => {
                ["Steps fetch their code with ", &code(flavor), ", whose own module has to be in the image for that"].concat()
            }
            ProblemKind::CacheMountNeedsBuildKit => {
                "A cache mount needs BuildKit, which the local image builder does not use by itself".into()
            }
            ProblemKind::BuiltEveryRun => "The code is in the image, so it is built anew on every run".into(),
            ProblemKind::StaleCode => {
                "The code is in an image, and still an image of an earlier run may be taken, with the code of then".into()
            }
            ProblemKind::CodeMustBeInImage => {
                "Nobody brings the code to the steps, so the image has to hold it already".into()
            }
            ProblemKind::RetaggedByEngine => {
                "There is nothing to add to the parent image, so ZenML only tags and pushes it, with the container engine of \
                 this machine"
                    .into()
            }
            ProblemKind::EngineForDigest => {
                "This release asks Docker or Podman for the digest of the parent image, and stops where there is none".into()
            }
            ProblemKind::PlatformNotPassed(platform) => {
                ["ZenML's own builds know nothing of the platform ", &code(platform)].concat()
            }
            ProblemKind::CopyWithoutContext => {
                "Your Dockerfile copies files, but without a build context it is all that the builder sees".into()
            }
            ProblemKind::NoApt(image) => {
                [&code(image), " probably has no apt, with which packages are to be installed"].concat()
            }
            ProblemKind::UserNotCreated(user) => {
                ["ZenML does not create the user ", &code(user), ", and the build stops where the image does not have it"]
                    .concat()
            }
            ProblemKind::IgnoreFileAppliedTwice(file) => {
                ["This release lets the builder apply the ignore file once more, which leaves out ", &code(file)].concat()
            }
            ProblemKind::ParentOfAnotherRelease { image, .. } => {
                [&code(image), " is ZenML's image of another release or Python"].concat()
            }
            ProblemKind::ZenmlPinnedOtherwise(requirement) => {
                [&code(requirement), " is another ZenML than the one that starts the run"].concat()
            }
            ProblemKind::OtherSystemOnly(name) => {
                [&code(name), " is not for Linux, so it cannot be installed in an image"].concat()
            }
            ProblemKind::LocalVersion(requirement) => {
                [&code(requirement), " names a local version, which the common package index does not have"].concat()
            }
            ProblemKind::DeprecatedReplicate => {
                "ZenML gives up commands here; later releases only know whether the environment is copied".into()
            }
            ProblemKind::SameTagForSeveral(name) => {
                ["Several images are pushed as ", &code(name), ", and only the last one keeps the name"].concat()
            }
            ProblemKind::ParentNeedsZenml(image) => {
                ["ZenML does not install itself, and ", &code(image), " does not have it"].concat()
            }
            ProblemKind::OtherRegistry(host) => {
                ["The login of the stack's registry is not for ", &code(host), ", where the image is"].concat()
            }
            ProblemKind::Deprecated(field) => {
                [&self.place.label(), " still counts, but ZenML gives it up for `", field.key(), "`"].concat()
            }
            ProblemKind::UnusableTag(tag) => {
                ["This release makes the tag ", &code(tag), " from the name, which no registry takes"].concat()
            }
            ProblemKind::FilledOnClient(name) => {
                ["Before it builds, ZenML puts in what ", &code(name), " is on the machine that starts the pipeline"].concat()
            }
            ProblemKind::RequirementsAlone(flavor) => {
                [&code(flavor), " runs no images: of these settings only the requirements count"].concat()
            }
            ProblemKind::FoundAndNotUsed(path) => {
                ["ZenML finds ", &code(path), " in the source root, and takes nothing from it"].concat()
            }
            ProblemKind::MountDropsNoCacheDir => "With a cache mount ZenML leaves `no-cache-dir` out".into(),
            ProblemKind::EntrypointKept(flavor) => {
                [&code(flavor), " gives the command of a step to the ENTRYPOINT of your Dockerfile, which may not run it"]
                    .concat()
            }
            ProblemKind::BrokenLink(why) => format!("The link cannot be opened, because {why}"),
            ProblemKind::SalvagedLink(why) => {
                format!("This is what could be read of a link that nobody shared like this, because {why}")
            }
            ProblemKind::PinnedRelease { asked, release } => {
                format!("The link asks for ZenML {}, which is {release} now", code(asked))
            }
            ProblemKind::UncheckedLink => "The link has no checksum, so it may have been changed on its way".into(),
            ProblemKind::UnknownKey(key) => format!("{} is not known here; it is kept but not applied", code(key)),
            ProblemKind::UnusableValue { key, value } => format!("{} cannot be {}", code(key), code(value)),
            ProblemKind::Withheld(key) => {
                format!("The value of {} was left out of the link, because it looks secret", code(key))
            }
            ProblemKind::LockedByOwner(words) => format!("It is fixed here and stays as it is. {words}"),
            ProblemKind::NotAllowedByOwner { found, .. } => {
                format!("{} is not among what the owner of this page allows", code(found))
            }
        }
    }

    /// What to do about it; `None` where nothing needs to be done.
    pub fn hint(&self) -> Option<String> {
        hint::hint(&self.kind)
    }
}

impl ReferencePart {
    const fn label(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Repository => "repository",
            Self::Tag => "tag",
            Self::Digest => "digest",
        }
    }
}

/// A text as code; of a long one only the beginning.
fn code(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut letters = text.chars();
    let mut shown: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// What a checkout has that its repository has not.
const fn changes(checkout: Checkout) -> &'static str {
    match checkout {
        Checkout::Dirty => "its checkout has changed or untracked files",
        Checkout::Clean | Checkout::Unpushed => "its checkout has commits that are not pushed",
    }
}

fn cannot_meet(name: &str, requirements: &[(String, Origin)]) -> String {
    let asked = requirements.iter().map(|(requirement, origin)| format!("{} ({})", code(requirement), origin.label()));
    let asked: Vec<String> = asked.collect();
    format!("No version of {} meets {}", code(name), asked.join(" and "))
}

/// What pydantic wanted, by its error type in either version.
fn refusal(error: &str) -> &'static str {
    match error.trim_start_matches("type_error.") {
        "bool_parsing" | "bool_type" | "bool" => "it must be `True` or `False`",
        "string_type" | "str" => "it must be text",
        "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size" => "it must be a whole number",
        "list_type" | "list" => "it must be a list",
        "dict_type" | "dict" | "model_type" | "model_attributes_type" | "type_error" => "it must be names with values",
        "enum" => "it is none of the possible choices",
        "none.not_allowed" => "it cannot be `None`",
        "extra_forbidden" | "value_error.extra" => "this release does not have the field",
        _ => "it is not one that this field can have",
    }
}
