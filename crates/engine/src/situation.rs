//! What all later phases work with: a Config held against the catalog of its release.

mod of;

use crate::catalog::Catalog;
use crate::config::Config;
pub use crate::docker_settings::Refusal;

use crate::docker_settings::DockerSettings;
use crate::document::Line;
use crate::outcome::CodeSource;
use crate::place::Origin;
use crate::raised::Raised;
use crate::release::{PythonVersion, Release};
use crate::requirements::Gathered;
use crate::value::Dict;

/// The resolved side of a [`Config`]. It is made once per outcome and only read afterwards.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    /// What was typed.
    pub config: &'a Config,
    /// The release whose rules count: the typed one, or that of the catalog.
    pub release: Release,
    /// What it ships, or, for a release without a catalog, what the last one of its minor ships.
    pub catalog: &'a Catalog,
    /// The image's Python; the newest that the release supports where the typed one cannot be read.
    pub python: PythonVersion,
    /// The settings as they were given: keyword arguments of `DockerSettings(...)`.
    pub(crate) keywords: Dict,
    /// The settings that count; a field that ZenML refuses has its default here.
    pub settings: DockerSettings,
    /// What ZenML refuses.
    pub refusals: Vec<Refusal>,
    /// The exceptions that ZenML would raise while it gathers requirements. What could not be had is empty here.
    pub raised: Vec<Raised>,
    /// Requirements of the stack and, where it is used for download, of the code repository: each once, sorted by
    /// code point, with everything that asks for it. Empty where the settings leave them out.
    pub stack_requirements: Vec<Sourced>,
    /// Requirements of `required_integrations`: each once, sorted by code point.
    pub integration_requirements: Vec<Sourced>,
    /// Requirements of the project in their order: `requirements`, or the exported or replicated ones.
    pub project_requirements: Vec<Sourced>,
    /// apt packages in ZenML's order, repeated where ZenML repeats them.
    pub apt_packages: Vec<Sourced>,
    /// Where the code comes from.
    pub code: CodeSource,
    /// The requirements files of the settings.
    pub(crate) gathered: Gathered,
}

impl Situation<'_> {
    /// The pipeline's name, or the one that is assumed.
    pub fn pipeline_name(&self) -> &str {
        let name = self.config.project.pipeline_name.trim();
        if name.is_empty() { "pipeline" } else { name }
    }
}

/// A text and everything that asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced {
    /// The text, for example a requirement or a package.
    pub text: String,
    /// Who asked for it; never empty.
    pub origins: Vec<Origin>,
}

impl Sourced {
    /// Adds an origin, unless it is there already.
    pub fn add(&mut self, origin: Origin) {
        if !self.origins.contains(&origin) {
            self.origins.push(origin);
        }
    }
}

impl From<Sourced> for Line {
    fn from(sourced: Sourced) -> Self {
        Self { text: sourced.text, origins: sourced.origins }
    }
}
