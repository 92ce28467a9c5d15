//! The requirements files of an image, in ZenML's order (`PipelineDockerImageBuilder.gather_requirements_files`).

mod export;
mod hub;
mod integrations;
mod project_files;
mod sourced;
mod stack;
mod template;

pub use integrations::{integration_apt_packages, integration_requirements};
pub(crate) use project_files::below_root;
pub use project_files::{Found, find};
pub use stack::{installed_stack_requirements, stack_apt_packages, stack_requirements};

use crate::client::Client;
use crate::docker_settings::{DockerSettings, Requirements};
use crate::document::{Document, Language};
use crate::field::Field;

use crate::raised::Raised;
use crate::situation::Sourced;
use export::Exports;
use hub::hub_plugin_raises;
use sourced::merged;
use std::sync::Arc;

/// The name of the file with the local environment.
pub const LOCAL: &str = ".zenml_local_requirements";
/// The name of the file with the requirements of stack and code repository.
pub const STACK: &str = ".zenml_stack_integration_requirements";
/// The name of the file with the requirements of `required_integrations`.
pub const INTEGRATIONS: &str = ".zenml_integration_requirements";
/// The name of the file with the export of a `pyproject.toml`.
pub const PYPROJECT: &str = ".zenml_pyproject_requirements";
/// The name of the file with the requirements of the settings.
pub const USER: &str = ".zenml_user_requirements";

/// What was gathered. ZenML stops at the first exception; here each file is still there, empty where nobody could say
/// what is in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gathered {
    /// The files, in ZenML's order. Several images share them.
    pub files: Vec<Arc<Document>>,
    /// The commands that ZenML runs, up to the first exception.
    pub commands: Vec<String>,
    /// The exceptions, the first one first.
    pub raised: Vec<Raised>,
}

/// Gathers the requirements files of an image. The requirements of the code repository come along if the image fetches
/// its code from there; `extra` are files that the component of the image asks for.
pub fn gather(client: &Client<'_>, settings: &DockerSettings, extra: &[(String, Vec<String>)]) -> Gathered {
    let detected = Detected::of(client, settings);
    let mut exports = Exports::new(client);
    let mut files = Vec::new();
    if let Some(command) =
        settings.replicate_local_python_environment.as_ref().and_then(|replicate| replicate.command())
    {
        files.push(Arc::new(exports.local_environment(command)));
    }
    let rules = client.rules();
    let user_requirements = |exports: &mut Exports<'_>| exports.user_requirements(detected.requirements.as_ref());
    let stack_requirements = installed_stack_requirements(client, settings);
    let (integration_requirements, unknown) = integration_requirements(client, &settings.required_integrations);
    let unknown = unknown.map(|name| Raised::UnknownIntegration { name });
    if !rules.has_stack_file() {
        files.extend(user_requirements(&mut exports).map(Arc::new));
        exports.raise(unknown);
        let both = integration_requirements.into_iter().chain(stack_requirements);
        files.extend(listed(INTEGRATIONS, merged(both.collect())).map(Arc::new));
        exports.raise(hub_plugin_raises(client, settings));
        return Gathered { files, commands: exports.commands, raised: exports.raised };
    }
    exports.raise(hub_plugin_raises(client, settings));
    files.extend(listed(STACK, stack_requirements).map(Arc::new));
    for (name, requirements) in extra {
        let mut requirements = requirements.clone();
        requirements.sort_unstable();
        let mut file = file(name);
        requirements.into_iter().for_each(|line| file.push(line, Field::InstallDeploymentRequirements.into()));
        files.push(Arc::new(file));
    }
    exports.raise(unknown);
    files.extend(listed(INTEGRATIONS, integration_requirements).map(Arc::new));
    if let Some(path) = &detected.pyproject_path {
        let command = settings.pyproject_export_command.as_deref().unwrap_or_default();
        files.push(Arc::new(exports.pyproject(path, command)));
    }
    files.extend(user_requirements(&mut exports).map(Arc::new));
    Gathered { files, commands: exports.commands, raised: exports.raised }
}

/// Where the project's requirements come from, once ZenML has looked into the source root.
struct Detected {
    requirements: Option<Requirements>,
    pyproject_path: Option<String>,
}

impl Detected {
    /// Without any named source ZenML takes a `requirements.txt` or `pyproject.toml` that lies in the source root, or,
    /// where it is told not to, takes nothing at all.
    fn of(client: &Client<'_>, settings: &DockerSettings) -> Self {
        let named = Self {
            requirements: settings.requirements.clone(),
            pyproject_path: settings.pyproject_path.clone().filter(|path| !path.is_empty()),
        };
        let replicated = settings.replicate_local_python_environment.as_ref().and_then(|value| value.command());
        if !client.rules().detects_requirements()
            || replicated.is_some()
            || named.pyproject_path.is_some()
            || named.requirements.as_ref().is_some_and(Requirements::given)
        {
            return named;
        }
        let lying_there = |path: &&str| !matches!(find(client.project, path), Found::Nothing);
        let Some(path) = ["requirements.txt", "pyproject.toml"].into_iter().find(lying_there) else { return named };
        let mut found = Self { requirements: None, pyproject_path: None };
        if settings.disable_automatic_requirements_detection {
            return found;
        }
        if path == "pyproject.toml" {
            // ZenML keeps the empty value here and so goes on to an empty path.
            found.requirements = named.requirements;
            found.pyproject_path = Some(path.into());
        } else {
            found.requirements = Some(Requirements::File(path.into()));
        }
        found
    }
}

/// An empty requirements file; ZenML writes no line break at its end.
fn file(name: &str) -> Document {
    let mut file = Document::new(name, Language::Requirements);
    file.final_newline = false;
    file
}

/// A file of a list that is only written when there is something in it.
fn listed(name: &str, requirements: Vec<Sourced>) -> Option<Document> {
    let mut file = file(name);
    file.lines.extend(requirements.into_iter().map(Into::into));
    (!file.lines.is_empty()).then_some(file)
}
