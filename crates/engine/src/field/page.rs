//! ZenML's own page about a field.

use super::Field;

/// The page that ZenML has about all of `DockerSettings`.
const PAGE: &str = "https://docs.zenml.io/concepts/containerization";

impl Field {
    /// The address of ZenML's page about the field, at the part that is about it.
    pub fn page(self) -> String {
        [PAGE, "#", self.part()].concat()
    }

    /// The part of the page. Where it is gone one day, a browser shows the page from its beginning.
    const fn part(self) -> &'static str {
        match self {
            Self::ParentImage => "pre-built-parent-images",
            Self::SkipBuild => "skip-build-process",
            Self::Dockerfile
            | Self::BuildContextRoot
            | Self::ParentBuildArgs
            | Self::ParentLabels
            | Self::ParentCacheFrom
            | Self::ParentPull
            | Self::ParentNoCache
            | Self::ParentRm
            | Self::ParentShmSize
            | Self::ParentFurtherOptions
            | Self::ParentDockerignore => "custom-dockerfiles",
            Self::Requirements
            | Self::RequiredIntegrations
            | Self::InstallStackRequirements
            | Self::InstallDeploymentRequirements
            | Self::PyprojectPath
            | Self::PyprojectExportCommand
            | Self::ReplicateLocalPythonEnvironment
            | Self::DisableAutomaticRequirementsDetection
            | Self::LocalProjectInstallCommand
            | Self::RequiredHubPlugins => "python-dependencies",
            Self::PythonPackageInstaller
            | Self::PythonPackageInstallerArgs
            | Self::PythonPackageInstallerCacheMount => "installation-control",
            Self::AptPackages => "system-packages",
            Self::User => "container-user-permissions",
            Self::Environment | Self::RuntimeEnvironment => "environment-variables",
            Self::TargetRepository => "controlling-image-repository-names",
            Self::ImageTag => "specifying-image-tags",
            Self::PreventBuildReuse => "preventing-build-reuse",
            Self::BuildArgs
            | Self::BuildLabels
            | Self::BuildCacheFrom
            | Self::BuildPull
            | Self::BuildNoCache
            | Self::BuildRm
            | Self::BuildShmSize
            | Self::BuildFurtherOptions
            | Self::BuildOptions => "specifying-docker-build-options",
            Self::BuildDockerignore | Self::Dockerignore => "controlling-included-files",
            Self::AllowDownloadFromCodeRepository
            | Self::AllowDownloadFromArtifactStore
            | Self::AllowIncludingFilesInImages
            | Self::SourceFiles
            | Self::CopyFiles
            | Self::CopyGlobalConfig => "source-code-management",
        }
    }
}
