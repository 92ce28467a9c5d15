//! Something about a Config worth saying: how bad it is, where it is, what it is. The wording follows from the kind.

mod wording;

use crate::place::Place;

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
    /// The release is not in the catalog: its text.
    UnknownRelease(String),
    /// The release does not support the Python version: the text, and the versions that it does.
    UnsupportedPython {
        /// The version as typed.
        python: String,
        /// The versions that the release supports.
        supported: String,
    },
    /// The release has no such flavor and it has no requirements of its own: the flavor, and the nearest name.
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
    /// A requirement that cannot be read (PEP 508): the line and why.
    UnreadableRequirement {
        /// The line as typed.
        line: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Requirements of one distribution that cannot hold together.
    RequirementsCannotMeet {
        /// The distribution.
        name: String,
        /// The two that exclude each other.
        pair: [String; 2],
    },
    /// A text that is no Debian package name.
    BadAptPackage(String),
    /// A text that is no name of an environment variable or build argument.
    BadVariableName(String),
    /// A variable without a value: ZenML writes the word `None`.
    VariableWithoutValue(String),
    /// The same name twice; the later one counts.
    RepeatedName(String),
    /// A value with a quote or line break that breaks the ENV line.
    BreaksEnvironmentLine(String),
    /// A value that looks secret in a place where everybody with the image can read it.
    SecretInImage(String),
    /// A text that is no image reference.
    BadImageReference(String),
    /// An image named by a tag that can change: `latest`, or none.
    MovingTag(String),
    /// ZenML refuses a value: pydantic's error type and ZenML's field.
    Refused {
        /// Pydantic's error type, for example `bool_parsing`.
        error: String,
    },
    /// `skip_build` without `parent_image` (R2).
    SkipBuildWithoutParentImage,
    /// `local_project_install_command` while files may not go into the image (R19).
    LocalInstallWithoutFiles,
    /// Nothing to build and nothing to run on (R4).
    NothingToRunOn,
    /// A field that changes nothing in this configuration.
    NoEffect(NoEffect),
    /// An integration, a stack or a builder would need it: a text of the project that was not given.
    MissingProjectText(String),
    /// A fragment that could not be read, or only in part: why.
    BrokenLink(String),
    /// A key of a link that this version does not know.
    UnknownKey(String),
    /// A value of a link that its key cannot take.
    UnusableValue {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
    /// A value that the link held back because it looks secret.
    Withheld(String),
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
    NeedsAnother(&'static str),
    /// The orchestrator runs on the client and no component runs containers (R1).
    NoContainers,
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
