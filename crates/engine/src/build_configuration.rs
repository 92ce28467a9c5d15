//! What one image is to be built from (`zenml.config.build_configuration.BuildConfiguration`).

use crate::docker_settings::DockerSettings;

/// One image that a component of the stack asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct BuildConfiguration {
    /// The key of the component, for example `orchestrator`.
    pub key: String,
    /// The step that the image is for; `None` for the whole pipeline.
    pub step_name: Option<String>,
    /// The settings.
    pub settings: DockerSettings,
    /// The image's entrypoint.
    pub entrypoint: Option<String>,
    /// Further files in the build context: path and content.
    pub extra_files: Vec<(String, String)>,
    /// Further requirements files: name and requirements.
    pub extra_requirements_files: Vec<(String, Vec<String>)>,
}

impl BuildConfiguration {
    /// An image for all steps of a pipeline that run in the orchestrator.
    pub fn orchestrator(settings: DockerSettings) -> Self {
        Self {
            key: "orchestrator".into(),
            step_name: None,
            settings,
            entrypoint: None,
            extra_files: Vec::new(),
            extra_requirements_files: Vec::new(),
        }
    }

    /// The key under which the build is kept (`PipelineBuildBase.get_image_key`).
    pub fn image_key(&self) -> String {
        match self.step() {
            Some(step) => format!("{step}.{}", self.key),
            None => self.key.clone(),
        }
    }

    /// The step's name, where there is one.
    pub fn step(&self) -> Option<&str> {
        self.step_name.as_deref().filter(|name| !name.is_empty())
    }

    /// The entrypoint, where there is one.
    pub fn entrypoint(&self) -> Option<&str> {
        self.entrypoint.as_deref().filter(|entrypoint| !entrypoint.is_empty())
    }
}
