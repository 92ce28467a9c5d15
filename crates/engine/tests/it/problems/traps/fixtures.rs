//! A fixture that raises each problem, and one that nearly does.

use super::super::{component, fields};
use engine::config::{Checkout, CommandResult, Component, ComponentType, Config, Goal, RecipeBase, Step};
use engine::{Field, PythonValue};

/// Two edits of a sound configuration.
pub struct Fixture {
    /// The problem.
    pub id: &'static str,
    /// The release.
    pub release: &'static str,
    /// Raises it.
    pub raises: fn(&mut Config),
    /// Does not.
    pub quiet: fn(&mut Config),
}

const fn newest(id: &'static str, raises: fn(&mut Config), quiet: fn(&mut Config)) -> Fixture {
    Fixture { id, release: "0.98.0", raises, quiet }
}

const fn on(release: &'static str, id: &'static str, raises: fn(&mut Config), quiet: fn(&mut Config)) -> Fixture {
    Fixture { id, release, raises, quiet }
}

fn set(config: &mut Config, field: Field, text: &str) {
    config.settings.type_text(field, text);
}

/// A step with one field.
fn step(config: &mut Config, field: Field, text: &str) {
    let mut step = Step { name: "trainer".into(), ..Step::default() };
    step.settings.type_text(field, text);
    config.steps.push(step);
}

/// A run on an image as it is.
fn as_it_is(config: &mut Config, image: &str) {
    fields(config, &[(Field::ParentImage, image), (Field::SkipBuild, "True")]);
}

fn orchestrator(config: &mut Config, flavor: &str) {
    component(config, ComponentType::Orchestrator).flavor = flavor.into();
}

fn address(config: &mut Config, uri: &str) {
    component(config, ComponentType::ContainerRegistry).uri = uri.into();
}

fn builder(config: &mut Config, flavor: &str) {
    component(config, ComponentType::ImageBuilder).flavor = flavor.into();
}

/// All fixtures.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    newest("unknown-release", |c| c.release = "0.98.9".into(), |_| ()),
    on("0.94.3", "later-catalog", |_| (), |c| c.release = "0.94.6".into()),
    newest("unsupported-python", |c| c.python = "3.9".into(), |c| c.python = "3.10".into()),
    newest("unknown-flavor", |c| orchestrator(c, "kubernets"), |c| orchestrator(c, "sagemaker")),
    newest("unknown-integration", |c| set(c, Field::RequiredIntegrations, "sklearn\npytroch"), |c| set(c, Field::RequiredIntegrations, "sklearn\npytorch")),
    newest("unknown-integration", |c| set(c, Field::RequiredIntegrations, "sklearn\nfastai-something"), |_| ()),
    newest("unknown-code-repository", |c| c.project.code_repository = "githb".into(), |c| c.project.code_repository = "github".into()),
    newest("several-of-one-type",
        |c| c.stack.components.push(Component::new(ComponentType::ArtifactStore, "gcp")),
        |c| for flavor in ["mlflow", "wandb"] { c.stack.components.push(Component::new(ComponentType::ExperimentTracker, flavor)) }),
    newest("missing-container-registry", |c| c.stack.components.retain(|one| one.component_type != ComponentType::ContainerRegistry), |_| ()),
    newest("unaddressed-registry", |c| address(c, "ACCOUNT.dkr.ecr.REGION.amazonaws.com"), |c| address(c, "715803424590.dkr.ecr.eu-west-1.amazonaws.com")),
    newest("unaddressed-registry", |c| address(c, ""), |_| ()),
    newest("missing-image-builder", |c| c.stack.components.retain(|one| one.component_type != ComponentType::ImageBuilder), |_| ()),
    newest("unreadable-requirement", |c| set(c, Field::Requirements, "pandas=2"), |c| set(c, Field::Requirements, "pandas==2")),
    newest("requirement-needs-file", |c| set(c, Field::Requirements, "-e ."), |c| set(c, Field::Requirements, "-e git+https://example.com/a#egg=a")),
    newest("requirements-cannot-meet", |c| set(c, Field::Requirements, "boto3<1\nboto3>2"), |c| set(c, Field::Requirements, "boto3>1\nboto3<2")),
    newest("uv-needs-environment", |c| set(c, Field::ParentImage, "ours:1"),
        |c| fields(c, &[(Field::ParentImage, "ours:1"), (Field::PythonPackageInstallerArgs, "system")])),
    newest("bad-apt-package", |c| set(c, Field::AptPackages, "git\nLibGL1, curl"), |c| set(c, Field::AptPackages, "git\nlibgl1")),
    newest("bad-variable-name", |c| set(c, Field::Environment, "A=1\nMY-KEY=2"), |c| set(c, Field::Environment, "A=1\nMY_KEY=2")),
    newest("variable-without-value", |c| set(c, Field::Environment, "A"), |c| set(c, Field::Environment, "A=")),
    newest("repeated-name", |c| set(c, Field::Environment, "A=1\nB=2\na=3"), |c| set(c, Field::Environment, "A=1\nB=2")),
    newest("breaks-environment-line", |c| set(c, Field::Environment, "A=it's"), |c| set(c, Field::Environment, "A=it is")),
    newest("secret-in-image", |c| set(c, Field::Environment, "B=1\nAPI_TOKEN=ghp_0123456789abcdef0123456789abcdef0123"), |c| set(c, Field::Environment, "B=1\nTOKENIZERS_PARALLELISM=false")),
    newest("bad-image-reference", |c| set(c, Field::ParentImage, "https://registry.example.com/ML/train:1"), |c| set(c, Field::ParentImage, "registry.example.com/ml/train:1")),
    newest("moving-tag", |c| as_it_is(c, "registry.example.com/train:latest"), |c| as_it_is(c, "registry.example.com/train:1")),
    newest("refused", |c| set(c, Field::InstallStackRequirements, "maybe"), |c| set(c, Field::InstallStackRequirements, "False")),
    newest("skip-build-without-parent-image", |c| set(c, Field::SkipBuild, "True"), |c| as_it_is(c, "registry.example.com/train:1")),
    newest("local-install-without-files",
        |c| fields(c, &[(Field::LocalProjectInstallCommand, "pip install ."), (Field::AllowIncludingFilesInImages, "False")]),
        |c| set(c, Field::LocalProjectInstallCommand, "pip install .")),
    newest("nothing-to-run-on", |c| set(c, Field::InstallStackRequirements, "False"),
        |c| fields(c, &[(Field::InstallStackRequirements, "False"), (Field::AptPackages, "git")])),
    newest("nothing-to-start-from", |c| { c.goal = Goal::BringYourOwn; c.target.recipe_base = RecipeBase::ParentImage; },
        |c| { c.goal = Goal::BringYourOwn; c.target.recipe_base = RecipeBase::ParentImage; set(c, Field::ParentImage, "ours:1"); }),
    newest("needs-code-repository",
        |c| fields(c, &[(Field::AllowDownloadFromArtifactStore, "False"), (Field::AllowIncludingFilesInImages, "False")]),
        |c| { fields(c, &[(Field::AllowDownloadFromArtifactStore, "False"), (Field::AllowIncludingFilesInImages, "False")]); c.project.code_repository = "github".into(); }),
    newest("unused-code-repository",
        |c| { c.project.code_repository = "github".into(); c.project.checkout = Checkout::Dirty; },
        |c| c.project.code_repository = "github".into()),
    newest("unknown-step-operator", |c| { step(c, Field::AptPackages, "git"); c.steps[0].step_operator = "sagemaker".into(); },
        |c| { step(c, Field::AptPackages, "git"); c.steps[0].step_operator = "sagemaker".into(); c.stack.components.push(Component::new(ComponentType::StepOperator, "sagemaker")); }),
    newest("no-effect-nothing-built", |c| { as_it_is(c, "registry.example.com/train:1"); set(c, Field::Requirements, "pandas"); },
        |c| { as_it_is(c, "registry.example.com/train:1"); set(c, Field::AllowDownloadFromCodeRepository, "False"); }),
    newest("no-effect-own-dockerfile", |c| fields(c, &[(Field::Dockerfile, "Dockerfile"), (Field::ParentImage, "ours:1")]),
        |c| set(c, Field::Dockerfile, "Dockerfile")),
    newest("no-effect-no-build-triggered",
        |c| fields(c, &[(Field::ParentImage, "ours:1"), (Field::InstallStackRequirements, "False"), (Field::RuntimeEnvironment, "A=1")]),
        |c| fields(c, &[(Field::ParentImage, "ours:1"), (Field::InstallStackRequirements, "False"), (Field::RuntimeEnvironment, "A=1"), (Field::AptPackages, "git")])),
    newest("no-effect-no-build-triggered",
        |c| { fields(c, &[(Field::ParentImage, "ours:1"), (Field::InstallStackRequirements, "False"), (Field::DisableAutomaticRequirementsDetection, "False")]); c.project.files.push(("requirements.txt".into(), "pandas".into())); },
        |c| { set(c, Field::DisableAutomaticRequirementsDetection, "False"); c.project.files.push(("requirements.txt".into(), "pandas".into())); }),
    newest("no-effect-decided-by-zenml", |c| set(c, Field::BuildPull, "True"), |c| set(c, Field::BuildNoCache, "True")),
    newest("no-effect-needs-another", |c| set(c, Field::BuildContextRoot, "docker"),
        |c| fields(c, &[(Field::BuildContextRoot, "docker"), (Field::Dockerfile, "docker/Dockerfile")])),
    newest("no-effect-replaced", |c| fields(c, &[(Field::SourceFiles, "include"), (Field::AllowIncludingFilesInImages, "True")]),
        |c| set(c, Field::AllowIncludingFilesInImages, "True")),
    newest("no-effect-no-longer-read", |c| set(c, Field::CopyFiles, "False"), |_| ()),
    on("0.90.0", "no-effect-not-yet", |c| set(c, Field::ImageTag, "v1"), |c| { c.release = "0.98.0".into(); set(c, Field::ImageTag, "v1"); }),
    newest("no-effect-ignored-by-kaniko", |c| { builder(c, "kaniko"); set(c, Field::BuildNoCache, "True"); },
        |c| { builder(c, "kaniko"); set(c, Field::BuildLabels, "a=b"); }),
    newest("no-effect-no-containers", |c| orchestrator(c, "local"), |c| orchestrator(c, "local_docker")),
    newest("no-effect-inherited-skip-build", |c| { as_it_is(c, "registry.example.com/train:1"); step(c, Field::Requirements, "torch"); },
        |c| { as_it_is(c, "registry.example.com/train:1"); step(c, Field::Requirements, "torch"); c.steps[0].settings.type_text(Field::SkipBuild, "False"); }),
    newest("no-effect-in-pipeline-image", |c| { orchestrator(c, "kubeflow"); c.project.dynamic = true; step(c, Field::Requirements, "torch"); },
        |c| { c.project.dynamic = true; step(c, Field::Requirements, "torch"); }),
    newest("no-effect-not-reset", |c| { set(c, Field::User, "1000"); step(c, Field::AptPackages, "git"); c.steps[0].settings.set(Field::User, PythonValue::None); },
        |c| { step(c, Field::AptPackages, "git"); c.steps[0].settings.set(Field::User, PythonValue::None); }),
    newest("no-effect-no-deployer", |c| set(c, Field::InstallDeploymentRequirements, "False"),
        |c| { set(c, Field::InstallDeploymentRequirements, "False"); c.stack.components.push(Component::new(ComponentType::Deployer, "docker")); }),
    newest("missing-file", |c| set(c, Field::PyprojectPath, "pyproject.toml"),
        |c| { set(c, Field::PyprojectPath, "pyproject.toml"); c.project.files.push(("pyproject.toml".into(), String::new())); }),
    on("0.91.2", "sdk-name", |c| set(c, Field::BuildArgs, "A=1"), |c| set(c, Field::BuildCacheFrom, "registry.example.com/a:1")),
    on("0.63.0", "hub-gone", |c| set(c, Field::RequiredHubPlugins, "a/b==1"), |_| ()),
    newest("folder-in-place-of-file", |c| { c.settings.set(Field::Requirements, PythonValue::text("sub")); c.project.files.push(("sub/a.txt".into(), String::new())); },
        |c| { c.settings.set(Field::Requirements, PythonValue::text("sub/a.txt")); c.project.files.push(("sub/a.txt".into(), String::new())); }),
    newest("missing-output", |c| set(c, Field::ReplicateLocalPythonEnvironment, "True"),
        |c| { set(c, Field::ReplicateLocalPythonEnvironment, "True"); c.project.commands.push(("pip freeze".into(), CommandResult::default())); }),
    newest("command-failed",
        |c| { set(c, Field::ReplicateLocalPythonEnvironment, "True"); c.project.commands.push(("pip freeze".into(), CommandResult { return_code: 1, ..CommandResult::default() })); },
        |c| { set(c, Field::ReplicateLocalPythonEnvironment, "True"); c.project.commands.push(("pip freeze".into(), CommandResult::default())); }),
    newest("bad-placeholder",
        |c| { fields(c, &[(Field::PyprojectPath, "pyproject.toml"), (Field::PyprojectExportCommand, "uv export {folder}")]); c.project.files.push(("pyproject.toml".into(), String::new())); },
        |c| { fields(c, &[(Field::PyprojectPath, "pyproject.toml"), (Field::PyprojectExportCommand, "uv export {directory}")]); c.project.files.push(("pyproject.toml".into(), String::new())); }),
    newest("local-artifact-store", |c| component(c, ComponentType::ArtifactStore).flavor = "local".into(),
        |c| { component(c, ComponentType::ArtifactStore).flavor = "local".into(); component(c, ComponentType::Orchestrator).is_local = true; }),
    newest("custom-store-fetches-code", |c| { let store = component(c, ComponentType::ArtifactStore); store.flavor = "ours".into(); store.requirements = "ours-store".into(); },
        |c| { let store = component(c, ComponentType::ArtifactStore); store.flavor = "ours".into(); store.requirements = "ours-store".into(); c.project.code_repository = "github".into(); }),
    newest("cache-mount-needs-build-kit", |c| set(c, Field::PythonPackageInstallerCacheMount, "type=cache,target=/root/.cache/uv"),
        |c| { builder(c, "gcp"); set(c, Field::PythonPackageInstallerCacheMount, "type=cache,target=/root/.cache/uv"); }),
    newest("built-every-run", |c| set(c, Field::AllowDownloadFromArtifactStore, "False"),
        |c| fields(c, &[(Field::AllowDownloadFromArtifactStore, "False"), (Field::PreventBuildReuse, "True")])),
    newest("stale-code", |c| { c.project.code_repository = "github".into(); step(c, Field::AptPackages, "git"); step_includes(c); },
        |c| { step(c, Field::AptPackages, "git"); step_includes(c); set(c, Field::PreventBuildReuse, "True"); }),
    newest("code-must-be-in-image", |c| { as_it_is(c, "registry.example.com/train:1"); set(c, Field::AllowDownloadFromArtifactStore, "False"); },
        |c| { as_it_is(c, "registry.example.com/train:1"); set(c, Field::AllowDownloadFromArtifactStore, "True"); }),
    newest("retagged-by-engine", |c| fields(c, &[(Field::ParentImage, "ours:1"), (Field::InstallStackRequirements, "False")]),
        |c| as_it_is(c, "ours:1")),
    on("0.94.3", "engine-for-digest", |c| as_it_is(c, "registry.example.com/train:1"), |c| { c.release = "0.94.6".into(); as_it_is(c, "registry.example.com/train:1"); }),
    newest("platform-not-passed", |c| c.target.platform = "linux/amd64".into(),
        |c| { c.target.platform = "linux/amd64".into(); set(c, Field::BuildFurtherOptions, "platform=linux/amd64"); }),
    newest("copy-without-context",
        |c| { set(c, Field::Dockerfile, "docker/Dockerfile"); c.project.files.push(("docker/Dockerfile".into(), "FROM a\nCOPY --chown=1 a.txt /\n".into())); },
        |c| { set(c, Field::Dockerfile, "docker/Dockerfile"); c.project.files.push(("docker/Dockerfile".into(), "FROM a\nCOPY --from=b /a /\nADD https://example.com/a /\n".into())); }),
    newest("no-apt", |c| fields(c, &[(Field::ParentImage, "registry.example.com/python:3.12-alpine"), (Field::AptPackages, "git")]),
        |c| fields(c, &[(Field::ParentImage, "registry.example.com/python:3.12-slim"), (Field::AptPackages, "git")])),
    newest("user-not-created", |c| set(c, Field::User, "zenml"), |c| set(c, Field::User, "1000:1000")),
    newest("user-not-created", |c| set(c, Field::User, "zenml:staff"), |c| set(c, Field::User, "www-data")),
    on("0.96.1", "ignore-file-applied-twice", ignored, |c| { c.release = "0.96.2".into(); ignored(c); }),
    newest("parent-of-another-release", |c| set(c, Field::ParentImage, "zenmldocker/zenml:0.97.0-py3.11"), |c| set(c, Field::ParentImage, "zenmldocker/zenml:0.98.0-py3.11")),
    newest("zenml-pinned-otherwise", |c| set(c, Field::Requirements, "pandas\nzenml==0.97.0"), |c| set(c, Field::Requirements, "pandas\nzenml>=0.97")),
    newest("other-system-only", |c| set(c, Field::Requirements, "pandas\npywin32==306"), |c| set(c, Field::Requirements, "pandas\npywin32==306 ; sys_platform == 'win32'")),
    newest("local-version", |c| set(c, Field::Requirements, "torch==2.4.0+cu121"), |c| set(c, Field::Requirements, "--extra-index-url https://wheels.example.com\ntorch==2.4.0+cu121")),
    newest("deprecated-replicate", |c| { set(c, Field::ReplicateLocalPythonEnvironment, "pip_freeze"); c.project.commands.push(("pip freeze".into(), CommandResult::default())); },
        |c| { set(c, Field::ReplicateLocalPythonEnvironment, "True"); c.project.commands.push(("pip freeze".into(), CommandResult::default())); }),
    newest("same-tag-for-several", |c| { set(c, Field::ImageTag, "v1"); step(c, Field::AptPackages, "git"); },
        |c| { set(c, Field::ImageTag, "v1"); step(c, Field::ImageTag, "v2"); }),
    newest("parent-needs-zenml", |c| fields(c, &[(Field::ParentImage, "pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime"), (Field::PythonPackageInstaller, "pip")]),
        |c| fields(c, &[(Field::ParentImage, "pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime"), (Field::Requirements, "zenml==0.98.0")])),
    newest("other-registry", |c| as_it_is(c, "elsewhere.example.com/train:1"), |c| as_it_is(c, "ghcr.io/acme/train:1")),
    newest("deprecated", |c| { set(c, Field::SourceFiles, "download"); c.project.code_repository = "github".into(); },
        |c| { fields(c, &[(Field::AllowIncludingFilesInImages, "False"), (Field::AllowDownloadFromArtifactStore, "False")]); c.project.code_repository = "github".into(); }),
    newest("deprecated", |c| set(c, Field::Dockerignore, "docker/.dockerignore"), |c| set(c, Field::BuildDockerignore, "docker/.dockerignore")),
    on("0.83.1", "unusable-tag", |c| c.project.pipeline_name = "my pipeline (v2)".into(), |c| { c.release = "0.84.3".into(); c.project.pipeline_name = "my pipeline (v2)".into(); }),
    newest("filled-on-client", |c| set(c, Field::Environment, "HF_HOME=${HF_HOME}"), |c| set(c, Field::Environment, "HF_HOME=$HF_HOME")),
    newest("requirements-alone", |c| orchestrator(c, "lightning"), |c| orchestrator(c, "sagemaker")),
    newest("found-and-not-used", |c| c.project.files.push(("requirements.txt".into(), "pandas".into())),
        |c| { c.project.files.push(("requirements.txt".into(), "pandas".into())); set(c, Field::Requirements, "polars"); }),
    newest("mount-drops-no-cache-dir",
        |c| { builder(c, "gcp"); fields(c, &[(Field::PythonPackageInstallerCacheMount, "type=cache,target=/a"), (Field::PythonPackageInstallerArgs, "no-cache-dir")]); },
        |c| set(c, Field::PythonPackageInstallerArgs, "no-cache-dir")),
    newest("entrypoint-kept",
        |c| { orchestrator(c, "vm_aws"); set(c, Field::Dockerfile, "Dockerfile"); c.project.files.push(("Dockerfile".into(), "FROM a\nENTRYPOINT [\"/start.sh\"]\n".into())); },
        |c| { orchestrator(c, "vm_aws"); set(c, Field::Dockerfile, "Dockerfile"); c.project.files.push(("Dockerfile".into(), "FROM a\nENTRYPOINT [\"/start.sh\"]\nENTRYPOINT []\n".into())); }),
    newest("withheld", |c| set(c, Field::Environment, withheld()), |c| set(c, Field::Environment, "A=1")),
];

/// A step that takes its code along, behind one that may download it.
fn step_includes(config: &mut Config) {
    let mut step = Step { name: "z".into(), ..Step::default() };
    step.settings.type_text(Field::AllowDownloadFromArtifactStore, "False");
    step.settings.type_text(Field::AllowDownloadFromCodeRepository, "False");
    config.steps.push(step);
}

/// An allow-list that leaves out ZenML's own files, for a builder elsewhere.
fn ignored(config: &mut Config) {
    builder(config, "gcp");
    config.settings.type_text(Field::AllowDownloadFromArtifactStore, "False");
    config.settings.type_text(Field::PreventBuildReuse, "True");
    config.project.files.push((".dockerignore".into(), "*\n!src\n".into()));
}

/// What a link says in the place of a secret.
fn withheld() -> &'static str {
    "API_TOKEN=<withheld>"
}
