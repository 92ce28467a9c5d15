//! The kinds of text that can be imported.

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Python with `DockerSettings`.
    Python,
    /// A run configuration in YAML, or the settings in it alone.
    RunConfigurationYaml,
    /// The same in JSON.
    RunConfigurationJson,
    /// `zenml stack export`, or `zenml stack describe --output yaml`.
    StackYaml,
    /// `zenml stack describe --output json`.
    StackJson,
    /// A requirements file.
    Requirements,
    /// What `zenml stack export-requirements` or `zenml integration export-requirements` prints.
    ExportedRequirements,
    /// A `pyproject.toml`.
    Pyproject,
    /// A Dockerfile.
    Dockerfile,
    /// A link or file of Slipway's own.
    Slipway,
}

impl Kind {
    /// Every kind, in the order in which a person chooses.
    pub const ALL: [Self; 10] = [
        Self::Python,
        Self::RunConfigurationYaml,
        Self::RunConfigurationJson,
        Self::StackYaml,
        Self::StackJson,
        Self::Requirements,
        Self::ExportedRequirements,
        Self::Pyproject,
        Self::Dockerfile,
        Self::Slipway,
    ];

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Python => "Python with DockerSettings",
            Self::RunConfigurationYaml => "Run configuration, YAML",
            Self::RunConfigurationJson => "Run configuration, JSON",
            Self::StackYaml => "Stack, YAML",
            Self::StackJson => "Stack, JSON",
            Self::Requirements => "requirements.txt",
            Self::ExportedRequirements => "Output of export-requirements",
            Self::Pyproject => "pyproject.toml",
            Self::Dockerfile => "Dockerfile",
            Self::Slipway => "Slipway link or file",
        }
    }
}
