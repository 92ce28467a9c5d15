//! `DockerSettings` as ZenML sees them: validated, migrated, with every default filled in.

use crate::value::Dict;

/// The fields of `zenml.config.DockerSettings` after validation (`zenml-algorithm.md` §1.1), with ZenML's names.
/// What [`crate::settings::Settings`] holds is what was typed; this is what counts.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each field is ZenML's of the same name; the field table says what it does")]
pub struct DockerSettings {
    pub parent_image: Option<String>,
    pub image_tag: Option<String>,
    pub dockerfile: Option<String>,
    pub build_context_root: Option<String>,
    pub parent_image_build_config: Option<DockerBuildConfig>,
    pub skip_build: bool,
    pub prevent_build_reuse: bool,
    pub target_repository: Option<String>,
    pub python_package_installer: Installer,
    pub python_package_installer_args: Dict,
    pub python_package_installer_cache_mount: Option<String>,
    pub disable_automatic_requirements_detection: bool,
    pub replicate_local_python_environment: Option<Replicate>,
    pub pyproject_path: Option<String>,
    pub pyproject_export_command: Option<Vec<String>>,
    pub requirements: Option<Requirements>,
    pub required_integrations: Vec<String>,
    pub install_stack_requirements: bool,
    pub install_deployment_requirements: bool,
    pub local_project_install_command: Option<String>,
    pub apt_packages: Vec<String>,
    pub environment: Dict,
    pub runtime_environment: Dict,
    pub user: Option<String>,
    pub build_config: Option<DockerBuildConfig>,
    pub allow_including_files_in_images: bool,
    pub allow_download_from_code_repository: bool,
    pub allow_download_from_artifact_store: bool,
    pub build_options: Dict,
    pub dockerignore: Option<String>,
    pub copy_files: bool,
    pub copy_global_config: bool,
    pub source_files: Option<String>,
    pub required_hub_plugins: Vec<String>,
}

impl Default for DockerSettings {
    /// `DockerSettings()`.
    fn default() -> Self {
        Self {
            parent_image: None,
            image_tag: None,
            dockerfile: None,
            build_context_root: None,
            parent_image_build_config: None,
            skip_build: false,
            prevent_build_reuse: false,
            target_repository: None,
            python_package_installer: Installer::Uv,
            python_package_installer_args: Dict::new(),
            python_package_installer_cache_mount: None,
            disable_automatic_requirements_detection: true,
            replicate_local_python_environment: None,
            pyproject_path: None,
            pyproject_export_command: None,
            requirements: None,
            required_integrations: Vec::new(),
            install_stack_requirements: true,
            install_deployment_requirements: true,
            local_project_install_command: None,
            apt_packages: Vec::new(),
            environment: Dict::new(),
            runtime_environment: Dict::new(),
            user: None,
            build_config: None,
            allow_including_files_in_images: true,
            allow_download_from_code_repository: true,
            allow_download_from_artifact_store: true,
            build_options: Dict::new(),
            dockerignore: None,
            copy_files: true,
            copy_global_config: true,
            source_files: None,
            required_hub_plugins: Vec::new(),
        }
    }
}

/// `zenml.config.DockerBuildConfig`.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs, reason = "ZenML's names")]
pub struct DockerBuildConfig {
    pub build_options: Option<DockerBuildOptions>,
    pub dockerignore: Option<String>,
}

/// `zenml.config.DockerBuildOptions`: the options that are set, in pydantic's order (its own fields as declared, then
/// the further ones as given), under ZenML's names, validated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DockerBuildOptions {
    /// The options that are set.
    pub set: Dict,
}

/// `PythonPackageInstaller`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "ZenML's names")]
pub enum Installer {
    Pip,
    Uv,
}

/// What `replicate_local_python_environment` may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replicate {
    /// The words of a command.
    Command(Vec<String>),
    /// `PythonEnvironmentExportMethod`, by value.
    Method(String),
    /// Whether to freeze with pip.
    Freeze(bool),
}

/// What `requirements` may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirements {
    /// The path of a requirements file.
    File(String),
    /// The requirements themselves.
    List(Vec<String>),
}

impl Installer {
    /// Its value in settings and its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pip => "pip",
            Self::Uv => "uv",
        }
    }
}
