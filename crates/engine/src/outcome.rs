//! Everything that follows from a Config.

mod derive;
mod step;

pub use derive::{Findings, Judge, judge, outcome, outcome_judged_by};
pub use step::{StepOutcome, StepSetting};

use crate::container_engine::ContainerEngine;
use crate::docker_settings::DockerBuildOptions;
use crate::document::Document;
use crate::place::Origin;
use crate::problem::Problem;
use std::sync::Arc;

/// What the page shows. It is made by [`crate::outcome()`] alone, which never fails: whatever could not be worked out
/// is missing here and named in [`Outcome::problems`].
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What is worth saying, the worst first.
    pub problems: Vec<Problem>,
    /// The images of the run, one entry per image key, also when there is only one.
    pub images: Vec<Image>,
    /// The steps with settings of their own, in the order of the Config.
    pub steps: Vec<StepOutcome>,
    /// The image that the person builds; only for the goal of bringing one's own.
    pub recipe: Option<Recipe>,
    /// Requirements of the stack, sorted as ZenML sorts them.
    pub stack_requirements: Document,
    /// Requirements of the integrations, sorted as ZenML sorts them.
    pub integration_requirements: Document,
    /// Requirements of the project, in the order given.
    pub project_requirements: Document,
    /// Every distribution once.
    pub resolution: Vec<Resolved>,
    /// All apt packages with their reasons, each once.
    pub apt_packages: Vec<(String, Origin)>,
    /// Whether the machine that starts the run needs Docker or Podman, with the settings that a person takes away for the
    /// goal.
    pub container_engine: ContainerEngine,
}

/// One image that a run uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// ZenML's image key, for example `orchestrator` or `trainer.sagemaker_step_operator`.
    pub key: String,
    /// Its full name with registry and tag.
    pub name: String,
    /// What is done to get it.
    pub plan: Plan,
    /// Where the code of the pipeline comes from.
    pub code: CodeSource,
    /// The key of the image that this one is: it has the same checksum, so that nothing is built for it.
    pub shared_with: Option<String>,
}

/// The six ways to an image (`PipelineDockerImageBuilder.build_docker_image`, branch by branch).
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// `skip_build`: the parent image as it is.
    ParentAsIs,
    /// Nothing to add to a parent image: it is tagged and pushed under the target's name.
    ParentRetagged {
        /// The parent image.
        parent_image: String,
    },
    /// The person's own Dockerfile with nothing to add.
    OwnDockerfile {
        /// Its build.
        first: OwnBuild,
    },
    /// ZenML's image on the parent image.
    OnParent {
        /// The build.
        build: Build,
    },
    /// ZenML's image on the image of the person's own Dockerfile.
    OnOwnDockerfile {
        /// The build of the person's own Dockerfile.
        first: OwnBuild,
        /// The second build, on the image of the first.
        build: Build,
    },
    /// ZenML refuses: there is nothing to build on, or nothing to build.
    Refused,
}

/// A build of ZenML's.
#[derive(Debug, Clone, PartialEq)]
pub struct Build {
    /// The generated Dockerfile.
    pub dockerfile: Document,
    /// The requirements files beside it, in ZenML's order.
    pub requirements_files: Vec<Arc<Document>>,
    /// Whether the source root is the build context; without it there are only the files named here.
    pub source_root: bool,
    /// The ignore file; `None` for the one in the build context.
    pub dockerignore: Option<String>,
    /// Options for the builder, `pull` and `rm` as ZenML sets them.
    pub options: DockerBuildOptions,
    /// Whether ZenML looks on the client for the parent image, to know whether it has to be pulled.
    pub looks_for_parent_image: bool,
    /// Whether the image is pushed to the stack's registry.
    pub pushed: bool,
}

/// The build of a Dockerfile of the person's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnBuild {
    /// The name of its image.
    pub name: String,
    /// The Dockerfile's path.
    pub dockerfile: String,
    /// Its build context; `None` for the Dockerfile alone.
    pub context: Option<String>,
    /// The ignore file; `None` for the one in the build context.
    pub dockerignore: Option<String>,
    /// Options for the builder; `None` for none at all.
    pub options: Option<DockerBuildOptions>,
    /// Whether the image is pushed to the stack's registry.
    pub pushed: bool,
}

/// Where a step's code comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeSource {
    /// Fetched from the code repository at start.
    CodeRepository,
    /// Fetched from the artifact store at start.
    ArtifactStore,
    /// Put into the image.
    Image,
    /// Nobody brings it: the image must hold it already.
    Yours,
}

/// The image that a person builds without ZenML.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// A Dockerfile that stands alone.
    pub dockerfile: Document,
    /// `requirements.txt`: stack, integrations and project in one, sorted.
    pub requirements: Document,
    /// `.dockerignore`.
    pub dockerignore: Document,
    /// The name of the finished image.
    pub image: String,
}

/// One distribution over all sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The normalised name (PEP 503).
    pub name: String,
    /// Each requirement as written, with its origin.
    pub requirements: Vec<(String, Origin)>,
    /// All of them as one requirement.
    pub merged: String,
    /// Whether they can hold together.
    pub verdict: Verdict,
}

/// Whether requirements of one distribution can hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One version only.
    Pinned,
    /// A range of versions.
    Open,
    /// No version at all.
    Impossible,
    /// A direct URL, whose version nobody can see.
    Unknown,
    /// Its markers exclude the image: it is not installed.
    NotApplicable,
}

impl Outcome {
    /// An outcome without anything.
    pub(crate) const fn nothing() -> Self {
        Self {
            problems: Vec::new(),
            images: Vec::new(),
            steps: Vec::new(),
            recipe: None,
            stack_requirements: Document::nothing(),
            integration_requirements: Document::nothing(),
            project_requirements: Document::nothing(),
            resolution: Vec::new(),
            apt_packages: Vec::new(),
            container_engine: ContainerEngine { uses: Vec::new(), unneeded: None },
        }
    }

    /// The first image: the one that the pipeline itself runs in.
    pub fn image(&self) -> Option<&Image> {
        self.images.first()
    }
}

impl Plan {
    /// The build, where ZenML generates one.
    pub const fn build(&self) -> Option<&Build> {
        match self {
            Self::OnParent { build } | Self::OnOwnDockerfile { build, .. } => Some(build),
            _ => None,
        }
    }

    /// The build of the person's own Dockerfile, where there is one.
    pub const fn own_build(&self) -> Option<&OwnBuild> {
        match self {
            Self::OwnDockerfile { first } | Self::OnOwnDockerfile { first, .. } => Some(first),
            _ => None,
        }
    }
}

impl Build {
    /// The files that ZenML generates, in its order: the Dockerfile, then the requirements files.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        core::iter::once(&self.dockerfile).chain(self.requirements_files.iter().map(|file| &**file))
    }
}
