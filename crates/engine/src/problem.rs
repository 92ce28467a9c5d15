//! Something about a Config worth saying: how bad it is, where it is, what it is. The wording follows from the kind.

mod identity;
mod wording;

use crate::config::{Checkout, ComponentType};
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::release::Release;

/// A problem. Order in an outcome: by severity, then by the order of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The control it belongs to.
    pub place: Place,
    /// The line inside a text of several lines, from 1; `None` where the place says enough.
    pub line: Option<usize>,
    /// What is so.
    pub kind: ProblemKind,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// ZenML refuses it, or the run fails for sure.
    Error,
    /// It works, but not as one would expect.
    Warning,
    /// Good to know.
    Note,
}

/// What is so. Each kind is named by the fact; [`Problem::message`] and [`Problem::hint`] say it to a person.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// The release is not in the catalog.
    UnknownRelease {
        /// The release as typed.
        release: String,
        /// The release whose rules are shown in its place.
        shown: Release,
    },
    /// The release has no catalog of its own: the rules are its own, integrations and flavors those of this patch.
    LaterCatalog(Release),
    /// The release does not support the Python version (R32).
    UnsupportedPython {
        /// The version as typed.
        python: String,
        /// The versions that the release supports, for example `3.10, 3.11`.
        supported: String,
    },
    /// The release has no such flavor and it has no requirements of its own.
    UnknownFlavor {
        /// The flavor as typed.
        flavor: String,
        /// A name that is close to it.
        nearest: Option<String>,
    },
    /// The release has no such integration (ZenML: `KeyError`).
    UnknownIntegration {
        /// The name as typed.
        name: String,
        /// A name that is close to it.
        nearest: Option<String>,
    },
    /// The release has no such flavor of code repository.
    UnknownCodeRepository {
        /// The flavor as typed.
        flavor: String,
        /// A name that is close to it.
        nearest: Option<String>,
    },
    /// A stack holds only one component of the type (`StackComponentType.supports_multiple_per_stack`).
    SeveralOfOneType(ComponentType),
    /// A component needs a container registry in the stack (R27): its flavor.
    MissingContainerRegistry(String),
    /// The container registry has no address, or still the one of a common stack, which is to be filled in: that address.
    UnaddressedRegistry(String),
    /// Without an image builder in the stack ZenML builds with the client's container engine (R27).
    MissingImageBuilder,
    /// A requirement that cannot be read (PEP 508, pip's requirements file format).
    UnreadableRequirement {
        /// The line as typed.
        line: String,
        /// The part of it where reading stops; empty where something is missing.
        at: String,
        /// What to do about it.
        reason: String,
    },
    /// A requirement that names a file, which is not in the image when requirements are installed.
    RequirementNeedsFile(String),
    /// Requirements of one distribution that cannot hold together.
    RequirementsCannotMeet {
        /// The distribution.
        name: String,
        /// Those that exclude each other, each with where it comes from: one, if it excludes itself.
        requirements: Vec<(String, Origin)>,
    },
    /// uv installs into a custom parent image, which may have no virtual environment (P5).
    UvNeedsEnvironment,
    /// A text that is no Debian package name, nor a form of one that apt-get takes.
    BadAptPackage(String),
    /// A text that is no name of an environment variable or build argument.
    BadVariableName(String),
    /// A variable without a value: ZenML writes the word `None`.
    VariableWithoutValue(String),
    /// The same name twice; the later one counts.
    RepeatedName(String),
    /// A variable whose value has a quote or line break, which breaks the ENV line.
    BreaksEnvironmentLine(String),
    /// A name whose value looks secret, in a place where everybody with the image can read it.
    SecretInImage(String),
    /// A text that is no image reference.
    BadImageReference {
        /// The text as typed.
        reference: String,
        /// The part of it that is wrong.
        part: ReferencePart,
    },
    /// An image named by a tag that can change: `latest`, or none.
    MovingTag(String),
    /// ZenML refuses a value: pydantic's error type.
    Refused {
        /// Pydantic's error type, for example `bool_parsing`.
        error: &'static str,
    },
    /// `skip_build` without `parent_image` (R2).
    SkipBuildWithoutParentImage,
    /// `local_project_install_command` while files may not go into the image (R19).
    LocalInstallWithoutFiles,
    /// Nothing to build and nothing to run on (R4).
    NothingToRunOn,
    /// A recipe is to start from the parent image, and none is named.
    NothingToStartFrom,
    /// The code may only come from a code repository, whose checkout stands so that it cannot (R21); `None` where there is
    /// no repository.
    NeedsCodeRepository(Option<Checkout>),
    /// The code may come from the code repository, and comes from elsewhere because of its checkout (P9).
    UnusedCodeRepository(Checkout),
    /// A step asks for a step operator that the stack does not have: its name.
    UnknownStepOperator(String),
    /// A field that changes nothing in this configuration.
    NoEffect(NoEffect),
    /// A file that the settings name and that was not given: its path.
    MissingFile(String),
    /// The release hands build options to the Docker SDK as they are, which knows this one by another name.
    SdkName(&'static str),
    /// Plugins were looked up on ZenML's hub, which is gone.
    HubGone,
    /// A path in the settings that has to be a file's and is a folder's.
    FolderInPlaceOfFile(String),
    /// A command that ZenML runs on the client and whose output was not given.
    MissingOutput(String),
    /// A command that ZenML runs on the client and that failed.
    CommandFailed(String),
    /// A placeholder of `pyproject_export_command` that ZenML cannot fill in.
    BadPlaceholder(String),
    /// Nothing is left of the image's tag once the characters that it may not hold are gone.
    EmptyTag,
    /// The artifact store is on the client's machine, and steps run elsewhere (R27): the flavor that runs them.
    LocalArtifactStore(String),
    /// Code is fetched by an artifact store of the person's own, whose module then has to be in the image (R22).
    CustomStoreFetchesCode(String),
    /// A cache mount, and a builder that knows none (P1, R28).
    CacheMountNeedsBuildKit,
    /// The code goes into the image, so that it is built anew on every run (P2, P16).
    BuiltEveryRun,
    /// An image with code in it may be taken from an earlier run (P2).
    StaleCode,
    /// Nobody brings the code: the image has to hold it already (finding 4, R18).
    CodeMustBeInImage,
    /// Nothing is to be added to the parent image, and still the client tags and pushes it (P4, R4).
    RetaggedByEngine,
    /// The release asks a container engine for the digest of the parent image, also if nothing is built (P4).
    EngineForDigest,
    /// The platform is for recipes; ZenML's own builds do not know it (P7).
    PlatformNotPassed(String),
    /// The person's Dockerfile copies files, but is all that its build may see (P10).
    CopyWithoutContext,
    /// Debian packages, and a parent image that by its name has no apt (P21).
    NoApt(String),
    /// The user is not created and may not exist in the image (P11).
    UserNotCreated(String),
    /// The ignore file is applied a second time where the image is built, and leaves out files of ZenML's (P12): the first
    /// of them.
    IgnoreFileAppliedTwice(String),
    /// The parent image is ZenML's own, of another release or Python (P13).
    ParentOfAnotherRelease {
        /// The image as set.
        image: String,
        /// The one of the release and the Python.
        matching: String,
    },
    /// A requirement asks for another ZenML than that of the run (P13, C1).
    ZenmlPinnedOtherwise(String),
    /// A distribution that is for another operating system alone (P15).
    OtherSystemOnly(String),
    /// A local version, which no common index has (P15).
    LocalVersion(String),
    /// A form of `replicate_local_python_environment` that ZenML gives up (P15).
    DeprecatedReplicate,
    /// Several images would be pushed under the same tag (P17): the name.
    SameTagForSeveral(String),
    /// ZenML installs everything but itself, and the parent image may not have it (P19).
    ParentNeedsZenml(String),
    /// The image is in another registry than the stack's, whose login does not help there (P20): the host.
    OtherRegistry(String),
    /// A field that ZenML still reads and gives up (R30): the field in its place.
    Deprecated(Field),
    /// A tag that ZenML makes and no registry takes (R26).
    UnusableTag(String),
    /// A variable of the client's environment that ZenML puts in before it builds (R24): its name.
    FilledOnClient(String),
    /// The orchestrator runs no images: of the Docker settings only requirements count (R11): its flavor.
    RequirementsAlone(String),
    /// A file with requirements lies in the source root, and nothing says that it is to be used (R13): its path.
    FoundAndNotUsed(String),
    /// A cache mount takes the argument `no-cache-dir` away (R14).
    MountDropsNoCacheDir,
    /// The person's Dockerfile has an ENTRYPOINT, and the orchestrator gives it the command of the step (finding 7): the
    /// orchestrator's flavor.
    EntrypointKept(String),
    /// A fragment that could not be read, or only in part: why.
    BrokenLink(String),
    /// A link of which only a part could be read, or which was altered, and that is shown all the same: why.
    SalvagedLink(String),
    /// A link that asked for `latest` or for the last release of two numbers.
    PinnedRelease {
        /// What it asked for.
        asked: String,
        /// The release that is shown.
        release: String,
    },
    /// A link without a checksum: nobody can tell whether it is what was shared.
    UncheckedLink,
    /// A key of a link that this version does not know.
    UnknownKey(String),
    /// A value of a link that its key cannot take.
    UnusableValue {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
    /// A value that was left out of the link because it looks secret: its name.
    Withheld(String),
    /// The owner of the page has fixed what stands here, and something else was to be put in its place: the owner's words.
    LockedByOwner(String),
    /// The owner of the page allows only others.
    NotAllowedByOwner {
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: String,
    },
}

/// Why a field changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoEffect {
    /// Nothing is built (`skip_build`).
    NothingBuilt,
    /// A Dockerfile of the person's own takes its place (R6).
    OwnDockerfile,
    /// Nothing else asks ZenML for a build (R3).
    NoBuildTriggered,
    /// ZenML decides it itself (R7).
    DecidedByZenml,
    /// The field needs another one that is unset.
    NeedsAnother(Field),
    /// Another field that is set takes its place (R30).
    Replaced(Field),
    /// ZenML does not read the field any more (R30).
    NoLongerRead,
    /// The release does not have the field yet, and passes over it: the first one that has it.
    NotYet(Release),
    /// The stack's image builder takes labels and build arguments alone (R28).
    IgnoredByKaniko,
    /// The orchestrator runs on the client and no component runs containers (R1).
    NoContainers,
    /// The step takes over `skip_build` from the pipeline (finding 8).
    InheritedSkipBuild,
    /// The step of a dynamic pipeline runs in the pipeline's image (P18).
    InPipelineImage,
    /// A step cannot take back what the pipeline sets: `None` is passed over.
    NotReset,
    /// The stack has no deployer whose image would hold it (R10).
    NoDeployer,
}

/// The parts of an image reference (`distribution/reference`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferencePart {
    /// The registry's host and port.
    Registry,
    /// The path below the registry.
    Repository,
    /// What follows the last colon.
    Tag,
    /// What follows the `@`.
    Digest,
}

impl Problem {
    /// A problem at a place.
    pub const fn new(severity: Severity, place: Place, kind: ProblemKind) -> Self {
        Self { severity, place, line: None, kind }
    }

    /// The same problem in a line of its place, counted from 1.
    pub fn in_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}
