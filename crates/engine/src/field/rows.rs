//! The rows of the table, in the order of the form.

use super::{Kind, Row, Secrecy, Section};
use crate::release::Release;

/// Makes the `Field` enum and the table from one list, so that neither can forget a field.
macro_rules! rows {
    ($($field:ident { $key:literal, $label:literal, $section:ident, $kind:expr, since $since:expr, $secret:ident, $age:ident,
        default $default:literal, example $example:literal, $help:literal })*) => {
        /// A field of `DockerSettings`, in the order of the form; nested fields are fields of their own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $(#[doc = concat!("`", $key, "`.")] $field,)* }

        /// The table of fields, in the order of the form.
        pub static ROWS: &[Row] = &[$(Row {
            field: Field::$field, key: $key, label: $label, section: Section::$section, kind: $kind, help: $help,
            example: $example, default: $default, since: $since, secret: Secrecy::$secret, deprecated: $age,
        },)*];
    };
}

const OLDEST: Release = Release::new(0, 43, 1);
const CURRENT: bool = false;
const DEPRECATED: bool = true;
const INSTALLERS: Kind = Kind::Choice(&["uv", "pip"]);
const EXPORTS: Kind = Kind::Choice(&["True", "False", "pip_freeze", "uv_freeze", "poetry_export"]);
const SOURCE_FILES: Kind = Kind::Choice(&["download_or_include", "download", "include", "ignore"]);

rows! {
    ParentImage { "parent_image", "Parent image", BaseImage, Kind::Text, since OLDEST, Open, CURRENT,
        default "ZenML's own image", example "registry.example.com/ml/train@sha256:…",
        "The image that everything is installed on, or that the pipeline runs on as it is when nothing is built" }
    SkipBuild { "skip_build", "Build nothing", BaseImage, Kind::Flag, since OLDEST, Open, CURRENT,
        default "off", example "True",
        "Runs the steps on the parent image as it is: nothing is installed, no code is put in" }
    Dockerfile { "dockerfile", "Dockerfile", BaseImage, Kind::Text, since OLDEST, Open, CURRENT,
        default "none", example "docker/Dockerfile",
        "A Dockerfile of yours that is built first and takes the place of the parent image; its image must hold ZenML" }
    BuildContextRoot { "build_context_root", "Build context", BaseImage, Kind::Text, since OLDEST, Open, CURRENT,
        default "the Dockerfile alone", example "docker",
        "The folder that your Dockerfile may copy from" }

    Requirements { "requirements", "Requirements", Dependencies, Kind::Lines, since OLDEST, Guarded, CURRENT,
        default "none", example "pandas==2.2.2",
        "What your project needs from Python's package index, one requirement per line, or a requirements.txt pasted here" }
    RequiredIntegrations { "required_integrations", "Integrations", Dependencies, Kind::Lines, since OLDEST, Open, CURRENT,
        default "none", example "pytorch",
        "ZenML integrations that the steps import, beyond those of the stack" }
    InstallStackRequirements { "install_stack_requirements", "Install what the stack needs", Dependencies, Kind::Flag, since OLDEST, Open, CURRENT,
        default "on", example "False",
        "Installs the requirements of every component of the stack" }
    InstallDeploymentRequirements { "install_deployment_requirements", "Install what a deployment needs", Dependencies, Kind::Flag, since Release::new(0, 91, 0), Open, CURRENT,
        default "on", example "False",
        "Adds the packages of the web server to the image of a deployed pipeline" }
    PyprojectPath { "pyproject_path", "pyproject.toml", Dependencies, Kind::Text, since Release::new(0, 82, 1), Open, CURRENT,
        default "none", example "pyproject.toml",
        "A pyproject.toml whose dependencies are exported and installed" }
    PyprojectExportCommand { "pyproject_export_command", "Export command", Dependencies, Kind::Words, since Release::new(0, 82, 1), Open, CURRENT,
        default "uv export, then poetry export", example "uv export --format=requirements-txt --directory={directory}",
        "The command that prints the requirements of the pyproject.toml; {directory} stands for its folder" }
    ReplicateLocalPythonEnvironment { "replicate_local_python_environment", "Copy the local environment", Dependencies, EXPORTS, since OLDEST, Open, CURRENT,
        default "off", example "pip_freeze",
        "Freezes the Python environment of the machine that starts the pipeline and installs the same in the image" }
    DisableAutomaticRequirementsDetection { "disable_automatic_requirements_detection", "Ignore files that are lying there", Dependencies, Kind::Flag, since Release::new(0, 82, 1), Open, CURRENT,
        default "on", example "False",
        "When off, a requirements.txt or pyproject.toml in the source root is used if nothing else names requirements" }
    PythonPackageInstaller { "python_package_installer", "Installer", Dependencies, INSTALLERS, since Release::new(0, 56, 2), Open, CURRENT,
        default "uv", example "pip",
        "The program that installs Python packages in the image" }
    PythonPackageInstallerArgs { "python_package_installer_args", "Installer arguments", Dependencies, Kind::Pairs, since Release::new(0, 58, 1), Guarded, CURRENT,
        default "no-cache-dir", example "extra-index-url=https://packages.example.com/simple",
        "Long options for the installer without the two dashes, one per line; a name alone is an option without a value" }
    PythonPackageInstallerCacheMount { "python_package_installer_cache_mount", "Cache mount", Dependencies, Kind::Text, since Release::new(0, 94, 5), Open, CURRENT,
        default "none", example "type=cache,target=/root/.cache/uv",
        "A BuildKit mount for each install line, so that a second build need not download again" }
    LocalProjectInstallCommand { "local_project_install_command", "Install the project itself", Dependencies, Kind::Text, since Release::new(0, 82, 1), Open, CURRENT,
        default "none", example "pip install --no-deps .",
        "A command that installs your own package from the copied code; it forces the code into the image" }

    AptPackages { "apt_packages", "apt packages", System, Kind::Lines, since OLDEST, Open, CURRENT,
        default "none", example "libgomp1",
        "Debian packages, one per line; the parent image must have apt" }
    User { "user", "User", System, Kind::Text, since OLDEST, Open, CURRENT,
        default "root, or the parent image's", example "zenml",
        "The user who runs the steps and owns /app; ZenML does not create it" }

    Environment { "environment", "Environment", Environment, Kind::Pairs, since OLDEST, Guarded, CURRENT,
        default "none", example "HF_HOME=/opt/hf",
        "Environment variables that hold while the image is built and when it runs, one NAME=value per line" }
    RuntimeEnvironment { "runtime_environment", "Runtime environment", Environment, Kind::Pairs, since Release::new(0, 91, 1), Guarded, CURRENT,
        default "none", example "TOKENIZERS_PARALLELISM=false",
        "Environment variables that hold when the image runs but not while packages are installed" }

    TargetRepository { "target_repository", "Repository", Build, Kind::Text, since OLDEST, Open, CURRENT,
        default "the registry's, or zenml", example "training",
        "The repository in the registry that the image is pushed to" }
    ImageTag { "image_tag", "Tag", Build, Kind::Text, since Release::new(0, 91, 0), Open, CURRENT,
        default "made from pipeline and step", example "v1",
        "The tag of the built image" }
    PreventBuildReuse { "prevent_build_reuse", "Always build anew", Build, Kind::Flag, since Release::new(0, 64, 0), Open, CURRENT,
        default "off", example "True",
        "Never takes an image of an earlier run, even where it would fit" }
    BuildArgs { "build_config.build_options.build_args", "Build arguments", Build, Kind::Pairs, since Release::new(0, 60, 0), Guarded, CURRENT,
        default "none", example "PIP_INDEX_URL=https://packages.example.com/simple",
        "Values that the builder gives to ARG lines, one NAME=value per line" }
    BuildLabels { "build_config.build_options.labels", "Labels", Build, Kind::Pairs, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "team=vision",
        "Labels of the image, one name=value per line" }
    BuildCacheFrom { "build_config.build_options.cache_from", "Cache sources", Build, Kind::Lines, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "registry.example.com/ml/train:cache",
        "Images whose layers the builder may take over, one per line" }
    BuildPull { "build_config.build_options.pull", "Pull", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "decided by ZenML", example "True",
        "ZenML decides this itself for its main build; only the build of your own Dockerfile heeds it" }
    BuildNoCache { "build_config.build_options.no_cache", "Without cache", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "off", example "True",
        "Builds every layer again" }
    BuildRm { "build_config.build_options.rm", "Remove intermediate containers", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "off", example "True",
        "Removes the containers that the build leaves behind" }
    BuildShmSize { "build_config.build_options.shm_size", "Shared memory", Build, Kind::Number, since Release::new(0, 60, 0), Open, CURRENT,
        default "the builder's", example "67108864",
        "The size of /dev/shm during the build, in bytes" }
    BuildFurtherOptions { "build_config.build_options.*", "Further build options", Build, Kind::Pairs, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "platform=linux/amd64",
        "Other options of the builder, one name=value per line; a name alone is an option without a value" }
    BuildDockerignore { "build_config.dockerignore", "Ignore file", Build, Kind::Text, since Release::new(0, 60, 0), Open, CURRENT,
        default ".dockerignore", example "docker/.dockerignore",
        "The file that says what stays out of the build context" }
    ParentBuildArgs { "parent_image_build_config.build_options.build_args", "Build arguments of your Dockerfile", Build, Kind::Pairs, since Release::new(0, 60, 0), Guarded, CURRENT,
        default "none", example "CUDA_VERSION=12.4",
        "Values for the ARG lines of your own Dockerfile, one NAME=value per line" }
    ParentLabels { "parent_image_build_config.build_options.labels", "Labels of your Dockerfile's image", Build, Kind::Pairs, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "team=vision",
        "Labels of the first image, one name=value per line" }
    ParentCacheFrom { "parent_image_build_config.build_options.cache_from", "Cache sources of your Dockerfile", Build, Kind::Lines, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "registry.example.com/ml/base:cache",
        "Images whose layers the first build may take over, one per line" }
    ParentPull { "parent_image_build_config.build_options.pull", "Pull for your Dockerfile", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "the builder's", example "True",
        "Fetches the newest image that your Dockerfile starts from" }
    ParentNoCache { "parent_image_build_config.build_options.no_cache", "Your Dockerfile without cache", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "off", example "True",
        "Builds every layer of your Dockerfile again" }
    ParentRm { "parent_image_build_config.build_options.rm", "Remove its intermediate containers", Build, Kind::Flag, since Release::new(0, 60, 0), Open, CURRENT,
        default "off", example "True",
        "Removes the containers that the first build leaves behind" }
    ParentShmSize { "parent_image_build_config.build_options.shm_size", "Shared memory for your Dockerfile", Build, Kind::Number, since Release::new(0, 60, 0), Open, CURRENT,
        default "the builder's", example "67108864",
        "The size of /dev/shm during the first build, in bytes" }
    ParentFurtherOptions { "parent_image_build_config.build_options.*", "Further options for your Dockerfile", Build, Kind::Pairs, since Release::new(0, 60, 0), Open, CURRENT,
        default "none", example "target=runtime",
        "Other options of the builder for the first build, one name=value per line" }
    ParentDockerignore { "parent_image_build_config.dockerignore", "Ignore file of your Dockerfile", Build, Kind::Text, since Release::new(0, 60, 0), Open, CURRENT,
        default ".dockerignore", example "docker/.dockerignore",
        "The file that says what stays out of the first build's context" }

    AllowDownloadFromCodeRepository { "allow_download_from_code_repository", "Download from the code repository", Code, Kind::Flag, since Release::new(0, 64, 0), Open, CURRENT,
        default "on", example "False",
        "Lets a step fetch the code from the repository when the checkout is clean and pushed" }
    AllowDownloadFromArtifactStore { "allow_download_from_artifact_store", "Download from the artifact store", Code, Kind::Flag, since Release::new(0, 64, 0), Open, CURRENT,
        default "on", example "False",
        "Lets ZenML upload the code to the artifact store, where a step fetches it" }
    AllowIncludingFilesInImages { "allow_including_files_in_images", "Put the code into the image", Code, Kind::Flag, since Release::new(0, 64, 0), Open, CURRENT,
        default "on", example "False",
        "Lets ZenML copy the code into the image when it cannot be fetched" }

    SourceFiles { "source_files", "Source files", Code, SOURCE_FILES, since Release::new(0, 43, 1), Open, DEPRECATED,
        default "none", example "download",
        "The older form of the three switches above" }
    BuildOptions { "build_options", "Build options", Build, Kind::Pairs, since OLDEST, Guarded, DEPRECATED,
        default "none", example "pull=True",
        "The older place of build options; ZenML 0.92 and later do not read it" }
    Dockerignore { "dockerignore", "Ignore file, older place", Build, Kind::Text, since OLDEST, Open, DEPRECATED,
        default ".dockerignore", example ".dockerignore",
        "The older place of the ignore file" }
    CopyFiles { "copy_files", "Copy files", Code, Kind::Flag, since OLDEST, Open, DEPRECATED,
        default "on", example "False",
        "Has no effect any more, but is part of the settings that ZenML compares" }
    CopyGlobalConfig { "copy_global_config", "Copy the global configuration", Code, Kind::Flag, since OLDEST, Open, DEPRECATED,
        default "on", example "False",
        "Has no effect any more, but is part of the settings that ZenML compares" }
    RequiredHubPlugins { "required_hub_plugins", "Hub plugins", Dependencies, Kind::Lines, since OLDEST, Open, DEPRECATED,
        default "none", example "author/plugin==1.0",
        "ZenML's hub is gone; the field has no effect any more" }
}
