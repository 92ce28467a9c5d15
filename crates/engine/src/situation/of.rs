//! A Config held against a catalog.

use super::Situation;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::docker_settings::DockerSettings;
use crate::outcome::CodeSource;
use crate::release::PythonVersion;

impl<'a> Situation<'a> {
    /// Holds a Config against the catalog of its release.
    pub fn of(config: &'a Config, catalog: &'a Catalog) -> Self {
        let newest = catalog.python_versions.last().copied().unwrap_or(PythonVersion { major: 3, minor: 12 });
        Self {
            config,
            catalog,
            python: PythonVersion::parse(&config.python).unwrap_or(newest),
            settings: DockerSettings::default(),
            refusals: Vec::new(),
            raised: Vec::new(),
            stack_requirements: Vec::new(),
            integration_requirements: Vec::new(),
            project_requirements: Vec::new(),
            apt_packages: Vec::new(),
            code: CodeSource::ArtifactStore,
        }
    }
}
