//! What an image that ZenML does not build has to satisfy, before a run fails in it: requirement by requirement, with who
//! asks, how much depends on it, and what satisfies it. Sources: `zenml-rules.md` §3.3 and §3.4, ZenML's orchestrators.

mod checklist;
mod environment;
mod images;
mod json;
mod packages;
mod parents;
mod runner;
mod words;

pub use checklist::markdown;
pub use images::contract;
pub use json::json;
pub use runner::{Entrypoint, entrypoint};

use crate::place::Origin;
use crate::problem::Severity;
use crate::release::PythonVersion;

/// The contract of one image.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageContract {
    /// The image's name as far as it is known; empty where none is named yet.
    pub image: String,
    /// The steps that run on it by name; empty for all of them.
    pub steps: Vec<String>,
    /// What it has to satisfy, in the order of [`Check`].
    pub requirements: Vec<Requirement>,
    /// Options of the project's requirements for whoever installs them, such as a further index; each once.
    pub installer_options: Vec<String>,
}

/// One thing that an image has to satisfy.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Which check it belongs to.
    pub check: Check,
    /// What happens otherwise: an error stops the run, a warning is a trap, a note is worth knowing.
    pub severity: Severity,
    /// What has to be so.
    pub need: Need,
    /// Who asks for it; never empty.
    pub origins: Vec<Origin>,
    /// The steps that need it, where the others on the same image do not; empty for all.
    pub steps: Vec<String>,
}

/// What has to be so, as something that facts about an image can be held against.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// A distribution that meets a requirement (PEP 508), markers evaluated for the image.
    Distribution(String),
    /// Python of this `major.minor`.
    Python(PythonVersion),
    /// A Debian package.
    AptPackage(String),
    /// The pipeline's code, importable by the same names as where the run is started: the Python files of the source root,
    /// as far as they were given.
    Code(Vec<String>),
    /// A folder in which the steps may write, made if it is missing; and for whom.
    Writable {
        /// Its path.
        folder: &'static str,
        /// Who writes there.
        writer: Writer,
    },
    /// A user that exists in the image.
    User(String),
    /// A program on the PATH of the image's own environment, without a shell's profile.
    Program(&'static str),
    /// No ENTRYPOINT, or one that runs the command that it is given (`exec "$@"`); the flavor that keeps it.
    PassingEntrypoint(String),
    /// The platform, for example `linux/amd64`.
    Platform(String),
    /// No secret in environment or history.
    NoSecret,
    /// A name with a digest, so that it is the same image tomorrow; the digest, where the name has one.
    Digest(Option<String>),
    /// A registry that the machines of the run can pull from; whether the stack's own login is for it.
    Registry {
        /// Its host.
        host: String,
        /// Whether the stack has this registry.
        of_stack: bool,
    },
    /// An environment variable with this value.
    Variable(&'static str, &'static str),
    /// The program that ZenML installs with when it builds on the image.
    Installer(&'static str),
}

/// Who runs the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writer {
    /// The user that the image names.
    OfImage,
    /// A user that is set.
    Named(String),
    /// Whoever starts the run: a number that the image does not know.
    Anybody,
}

/// The checks, in their order (C1 to C20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// C1: ZenML of the release.
    Zenml,
    /// C2: the Python of the client.
    Python,
    /// C3: requirements of the stack.
    Stack,
    /// C4: requirements of the code repository.
    CodeRepository,
    /// C5: requirements of integrations.
    Integration,
    /// C6: requirements of the project.
    Project,
    /// C7: the artifact store's requirements, without which a step cannot even fetch its code.
    ArtifactStore,
    /// C8: those of the orchestrator or step operator, whose entrypoint is imported in the container.
    Runner,
    /// C9: Debian packages.
    AptPackage,
    /// C10: the code.
    Code,
    /// C11: a writable folder.
    Writable,
    /// C11 as well: the user.
    User,
    /// C12: `python`.
    Program,
    /// C13: the entrypoint.
    Entrypoint,
    /// C14: the architecture.
    Platform,
    /// C15: secrets.
    Secret,
    /// C16: the digest.
    Digest,
    /// C17: the registry.
    Registry,
    /// C18: a shell.
    Shell,
    /// C19: recommended variables.
    Variable,
    /// C20: the installer.
    Installer,
}

impl Check {
    /// Its rule in `zenml-rules.md` §3.3.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Zenml => "C1",
            Self::Python => "C2",
            Self::Stack => "C3",
            Self::CodeRepository => "C4",
            Self::Integration => "C5",
            Self::Project => "C6",
            Self::ArtifactStore => "C7",
            Self::Runner => "C8",
            Self::AptPackage => "C9",
            Self::Code => "C10",
            Self::Writable | Self::User => "C11",
            Self::Program => "C12",
            Self::Entrypoint => "C13",
            Self::Platform => "C14",
            Self::Secret => "C15",
            Self::Digest => "C16",
            Self::Registry => "C17",
            Self::Shell => "C18",
            Self::Variable => "C19",
            Self::Installer => "C20",
        }
    }

    /// Its name, for example in identifiers of requirements.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zenml => "zenml",
            Self::Python => "python",
            Self::Stack => "stack",
            Self::CodeRepository => "code-repository",
            Self::Integration => "integration",
            Self::Project => "project",
            Self::ArtifactStore => "artifact-store",
            Self::Runner => "runner",
            Self::AptPackage => "apt-package",
            Self::Code => "code",
            Self::Writable => "writable",
            Self::User => "user",
            Self::Program => "program",
            Self::Entrypoint => "entrypoint",
            Self::Platform => "platform",
            Self::Secret => "secret",
            Self::Digest => "digest",
            Self::Registry => "registry",
            Self::Shell => "shell",
            Self::Variable => "variable",
            Self::Installer => "installer",
        }
    }
}

impl Requirement {
    fn new(check: Check, severity: Severity, need: Need, origins: Vec<Origin>) -> Self {
        Self { check, severity, need, origins, steps: Vec::new() }
    }

    /// Its identifier, the same wherever the same thing is needed: the check, and what it is about where there can be
    /// several.
    pub fn id(&self) -> String {
        let subject = match &self.need {
            Need::Distribution(requirement) => distribution(requirement),
            Need::AptPackage(name) => name.clone(),
            Need::Variable(name, _) => (*name).to_owned(),
            _ => String::new(),
        };
        if subject.is_empty() { self.check.key().to_owned() } else { [self.check.key(), ".", &subject].concat() }
    }
}

/// The normalised name of a requirement's distribution; of one that cannot be read the whole text.
fn distribution(requirement: &str) -> String {
    packaging::Requirement::parse(requirement)
        .map_or_else(|_| requirement.to_owned(), |requirement| requirement.name.normalized().to_owned())
}
