//! What one ZenML release ships: the engine gets it as an argument and never asks for it.

use crate::config::ComponentType;
use crate::release::{PythonVersion, Release};

/// One release's integrations, flavors and constants.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    /// The release.
    pub release: Release,
    /// The Python versions that the release supports, ascending.
    pub python_versions: Vec<PythonVersion>,
    /// The integrations, sorted by name.
    pub integrations: Vec<Integration>,
    /// The flavors, sorted by component type and name.
    pub flavors: Vec<Flavor>,
    /// The code repository flavors.
    pub code_repositories: Vec<CodeRepository>,
    /// What ZenML's `deployer` image installs besides (`BaseDeployer` requirements, R10).
    pub deployment_requirements: Vec<String>,
    /// The names of the `DockerSettings` fields of the release with their Python types, nested ones with dots.
    pub settings_fields: Vec<(String, String)>,
}

/// An integration and what it brings into an image.
#[derive(Debug, Clone, PartialEq)]
pub struct Integration {
    /// ZenML's name, as in `required_integrations`.
    pub name: String,
    /// `get_requirements(target_os=LINUX)`, in the order of the source.
    pub requirements: Vec<String>,
    /// Where a Python version gets another list than [`Integration::requirements`].
    pub requirements_by_python: Vec<(PythonVersion, Vec<String>)>,
    /// `APT_PACKAGES`.
    pub apt_packages: Vec<String>,
}

/// A flavor of a stack component.
#[derive(Debug, Clone, PartialEq)]
pub struct Flavor {
    /// The component type it is a flavor of.
    pub component_type: ComponentType,
    /// ZenML's name.
    pub name: String,
    /// Its name on screen.
    pub display_name: String,
    /// The integration that the flavor belongs to; `None` for a built-in one.
    pub integration: Option<String>,
    /// The integration whose requirements the component adds to the image (`StackComponent.requirements`).
    pub requirements_integration: Option<String>,
    /// Whether the component runs on the client's own machine.
    pub local: Locality,
    /// Whether a local component adds `zenml[local]` for a client on an SQL store (R17).
    pub adds_local_zenml: bool,
    /// Whether the component runs containers, so that Docker settings concern it (R1).
    pub uses_docker: bool,
    /// ZenML's page about it.
    pub docs_url: Option<String>,
}

/// Whether a component runs on the client's own machine (`StackComponentConfig.is_local`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locality {
    /// Always.
    Local,
    /// Never.
    Remote,
    /// Its configuration decides.
    Configured,
}

/// A flavor of code repository.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeRepository {
    /// ZenML's name, for example `github`.
    pub name: String,
    /// The integration whose requirements a download from it needs.
    pub requirements_integration: Option<String>,
}

impl Catalog {
    /// The integration of a name.
    pub fn integration(&self, name: &str) -> Option<&Integration> {
        self.integrations.iter().find(|integration| integration.name == name)
    }

    /// The flavor of a component type and name.
    pub fn flavor(&self, component_type: ComponentType, name: &str) -> Option<&Flavor> {
        self.flavors.iter().find(|flavor| flavor.component_type == component_type && flavor.name == name)
    }

    /// The flavors of a component type.
    pub fn flavors_of(&self, component_type: ComponentType) -> impl Iterator<Item = &Flavor> {
        self.flavors.iter().filter(move |flavor| flavor.component_type == component_type)
    }

    /// The code repository flavor of a name.
    pub fn code_repository(&self, name: &str) -> Option<&CodeRepository> {
        self.code_repositories.iter().find(|repository| repository.name == name)
    }
}

impl Integration {
    /// The requirements on a Python version.
    pub fn requirements_on(&self, python: PythonVersion) -> &[String] {
        let special = self.requirements_by_python.iter().find(|(version, _)| *version == python);
        special.map_or(&self.requirements, |(_, requirements)| requirements)
    }
}
