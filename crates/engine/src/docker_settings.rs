//! `DockerSettings` as ZenML sees them: validated, migrated, with every default filled in.

mod before;
mod pydantic_1;
mod read;
mod refusal;
mod schema;
mod schemas;
mod shape;
mod validate;
mod validator;

pub(crate) use before::SDK_ARGUMENTS;
pub use refusal::{Refusal, Rule};
pub use validate::{SWALLOWED, Validation, validate};

use crate::value::{Dict, PythonValue};
use std::sync::Arc;

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
    /// The fields that are set, validated, in the order of ZenML's class: what pydantic knows beside the values.
    pub(crate) set: Dict,
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
    /// A `PythonEnvironmentExportMethod`.
    Method(ExportMethod),
    /// Whether to freeze with pip.
    Freeze(bool),
}

/// `PythonEnvironmentExportMethod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "ZenML's names")]
pub enum ExportMethod {
    PipFreeze,
    UvFreeze,
    PoetryExport,
}

/// What `requirements` may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirements {
    /// The path of a requirements file.
    File(String),
    /// The requirements themselves.
    List(Arc<[String]>),
}

impl DockerSettings {
    /// Whether a field is set, also where that equals its default; ZenML's migrations count.
    pub fn is_set(&self, name: &str) -> bool {
        self.set.contains_key(name)
    }
}

impl DockerSettings {
    /// Puts the options of a finished build in place of those of `build_config`, if there are any.
    pub(crate) fn leave_build_options(&mut self, left: &DockerBuildOptions) {
        let Some(PythonValue::Dict(config)) = self.set.get_mut("build_config") else { return };
        if let Some(PythonValue::Dict(options)) = config.get_mut("build_options") {
            options.clone_from(&left.set);
        }
    }
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

impl ExportMethod {
    /// Every method, in ZenML's order.
    pub const ALL: [Self; 3] = [Self::PipFreeze, Self::UvFreeze, Self::PoetryExport];

    /// Its value in settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PipFreeze => "pip_freeze",
            Self::UvFreeze => "uv_freeze",
            Self::PoetryExport => "poetry_export",
        }
    }

    /// The command that ZenML runs.
    pub const fn command(self) -> &'static str {
        match self {
            Self::PipFreeze => "pip freeze",
            Self::UvFreeze => "uv pip freeze",
            Self::PoetryExport => "poetry export --format=requirements.txt",
        }
    }
}

impl Replicate {
    /// The command that ZenML runs; `None` where nothing is replicated.
    pub fn command(&self) -> Option<String> {
        match self {
            Self::Command(words) => (!words.is_empty()).then(|| words.join(" ")),
            Self::Method(method) => Some(method.command().into()),
            Self::Freeze(freeze) => freeze.then(|| ExportMethod::PipFreeze.command().into()),
        }
    }
}

impl Requirements {
    /// Whether they are neither an empty path nor an empty list.
    pub fn given(&self) -> bool {
        match self {
            Self::File(path) => !path.is_empty(),
            Self::List(list) => !list.is_empty(),
        }
    }
}
