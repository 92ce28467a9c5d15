//! The exceptions that ZenML raises beyond validation.

/// An exception of ZenML's, with what it is about. [`Raised::exception`] is its Python type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raised {
    /// The build options are neither a dict nor the JSON text of an object.
    UnusableBuildOptions,
    /// The command of `replicate_local_python_environment` failed, or its output was not given.
    LocalExportFailed {
        /// The command.
        command: String,
    },
    /// There is no integration of this name.
    UnknownIntegration {
        /// The name.
        name: String,
    },
    /// There is no file at `pyproject_path`.
    PyprojectMissing {
        /// The path below the source root.
        path: String,
    },
    /// `pyproject_export_command` failed, or its output was not given.
    PyprojectExportFailed {
        /// The command as set.
        command: String,
        /// The command as run, with the folder in place.
        run: String,
        /// What it printed as its error.
        stderr: String,
    },
    /// Every export command that ZenML tries by itself failed, or no output was given.
    PyprojectExportsFailed {
        /// Each command as ZenML names it, and what it printed as its error.
        commands: Vec<(String, String)>,
    },
    /// A text in `required_hub_plugins` that is no plugin's name.
    BadHubPlugin {
        /// The text.
        plugin: String,
    },
    /// ZenML's hub, where plugins were looked up, is gone.
    HubGone,
    /// `pyproject_export_command` asks for something else than `{directory}`.
    UnknownPlaceholder {
        /// Its name.
        name: String,
    },
    /// `pyproject_export_command` holds a placeholder without a name, or with a number for one.
    UnnamedPlaceholder {
        /// Its number.
        number: usize,
    },
    /// `pyproject_export_command` holds a brace that is neither doubled nor part of a placeholder.
    LoneBrace,
    /// There is no file at the path in `requirements`.
    RequirementsFileMissing {
        /// The path below the source root.
        path: String,
    },
    /// The path in `requirements` is a folder's.
    RequirementsFileIsFolder {
        /// The path below the source root.
        path: String,
    },
    /// There is no file at the path in `dockerfile`.
    DockerfileMissing {
        /// The path as set.
        path: String,
    },
    /// There is no file at the path in `dockerfile`, as ZenML finds out before 0.82.0.
    DockerfileNotFound {
        /// The path below the source root.
        path: String,
    },
    /// The path in `dockerfile` is a folder's.
    DockerfileIsFolder {
        /// The path as set.
        path: String,
    },
    /// Nothing is left of the image tag once the characters that it may not hold are gone.
    EmptyTag,
    /// Neither Docker nor Podman runs on the client, and the release cannot do without.
    NoContainerEngine,
    /// The stack has no image builder.
    NoImageBuilder,
    /// Nothing is to be built and ZenML's own image is no image to run on (R4).
    NothingToRunOn,
}

impl Raised {
    /// The name of the Python type.
    pub const fn exception(&self) -> &'static str {
        match self {
            Self::UnusableBuildOptions => "TypeError",
            Self::LocalExportFailed { .. }
            | Self::PyprojectExportFailed { .. }
            | Self::PyprojectExportsFailed { .. }
            | Self::NoContainerEngine
            | Self::NoImageBuilder => "RuntimeError",
            Self::UnknownIntegration { .. } | Self::UnknownPlaceholder { .. } => "KeyError",
            Self::PyprojectMissing { .. } | Self::RequirementsFileMissing { .. } | Self::DockerfileMissing { .. } => {
                "FileNotFoundError"
            }
            Self::RequirementsFileIsFolder { .. } | Self::DockerfileIsFolder { .. } => "IsADirectoryError",
            Self::UnnamedPlaceholder { .. } => "IndexError",
            Self::LoneBrace
            | Self::BadHubPlugin { .. }
            | Self::DockerfileNotFound { .. }
            | Self::EmptyTag
            | Self::NothingToRunOn => "ValueError",
            Self::HubGone => "ConnectionError",
        }
    }
}
