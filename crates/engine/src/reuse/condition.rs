//! What ZenML asks the server for when it looks for a build.

/// A build as a server keeps it, as far as the search asks for it (`PipelineBuildResponse`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExistingBuild {
    /// The stack that it was made for.
    pub stack_id: Option<String>,
    /// The container registry of that stack, then.
    pub container_registry_id: Option<String>,
    /// Whether its images never left the machine that built them.
    pub is_local: bool,
    /// Whether an image holds code.
    pub contains_code: bool,
    /// The ZenML release that made it.
    pub zenml_version: Option<String>,
    /// The Python that made it, with its patch number.
    pub python_version: Option<String>,
    /// The checksum of all its images.
    pub checksum: Option<String>,
}

/// The filters of the search (`Client.list_builds`); the newest build that fits all of them is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildQuery {
    /// The active stack.
    pub stack_id: String,
    /// Its container registry; `None` where ZenML does not ask for it.
    pub container_registry_id: Option<String>,
    /// The client's ZenML.
    pub zenml_version: String,
    /// What the Python version has to start with: major and minor number.
    pub python_version: String,
    /// The checksum of the images that are needed.
    pub checksum: String,
}

/// One filter of the search, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The same stack.
    StackId,
    /// The same container registry, in case the stack got another one.
    ContainerRegistryId,
    /// The images are in the registry.
    IsLocal,
    /// No image holds code, which may be another than today's.
    ContainsCode,
    /// The same ZenML release.
    ZenmlVersion,
    /// The same Python but for the patch number. Only the beginning of the text counts: `3.1` also finds `3.12.1`.
    PythonVersion,
    /// The same settings, requirements and images.
    Checksum,
}

impl Condition {
    /// Every condition, in ZenML's order.
    pub const ALL: [Self; 7] = [
        Self::StackId,
        Self::ContainerRegistryId,
        Self::IsLocal,
        Self::ContainsCode,
        Self::ZenmlVersion,
        Self::PythonVersion,
        Self::Checksum,
    ];

    /// ZenML's name of the filter.
    pub const fn key(self) -> &'static str {
        match self {
            Self::StackId => "stack_id",
            Self::ContainerRegistryId => "container_registry_id",
            Self::IsLocal => "is_local",
            Self::ContainsCode => "contains_code",
            Self::ZenmlVersion => "zenml_version",
            Self::PythonVersion => "python_version",
            Self::Checksum => "checksum",
        }
    }

    /// Whether a build fulfils it.
    pub fn holds(self, query: &BuildQuery, build: &ExistingBuild) -> bool {
        let same = |wanted: &String, found: &Option<String>| found.as_ref() == Some(wanted);
        match self {
            Self::StackId => same(&query.stack_id, &build.stack_id),
            Self::ContainerRegistryId => {
                query.container_registry_id.is_none() || query.container_registry_id == build.container_registry_id
            }
            Self::IsLocal => !build.is_local,
            Self::ContainsCode => !build.contains_code,
            Self::ZenmlVersion => same(&query.zenml_version, &build.zenml_version),
            Self::PythonVersion => {
                build.python_version.as_ref().is_some_and(|version| version.starts_with(&query.python_version))
            }
            Self::Checksum => same(&query.checksum, &build.checksum),
        }
    }
}

impl BuildQuery {
    /// The conditions that a build does not fulfil, in ZenML's order; if there is none, ZenML takes the build.
    pub fn failing(&self, build: &ExistingBuild) -> Vec<Condition> {
        Condition::ALL.into_iter().filter(|condition| !condition.holds(self, build)).collect()
    }
}
