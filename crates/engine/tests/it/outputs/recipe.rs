//! The recipe of an image that a person builds.

use super::{catalog, random, texts};
use engine::config::{Component, ComponentType, Goal, RecipeBase};
use engine::outcome::Recipe;
use engine::{Config, Field, Origin, PythonValue, Situation, recipe};

/// Case B (`tests/cases/prebuilt`): pytorch and huggingface on a plain Python image, pip with a further index, a user who
/// is not root, the code in the image.
pub fn prebuilt() -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::BringYourOwn;
    config.target.registry = "registry.example.com/ml".into();
    config.target.repository = "train".into();
    config.target.tag = "1.0".into();
    config.project.pipeline_name = "training".into();
    config.stack.components = vec![
        Component::new(ComponentType::Orchestrator, "local"),
        Component::new(ComponentType::ArtifactStore, "local"),
        Component::new(ComponentType::ImageBuilder, "local"),
    ];
    config.settings.type_text(Field::PythonPackageInstaller, "pip");
    config.settings.type_text(Field::PythonPackageInstallerArgs, "extra-index-url=https://wheels.example.com/cpu");
    config.settings.type_text(Field::RequiredIntegrations, "pytorch\nhuggingface");
    config.settings.type_text(Field::User, "zenml");
    config.settings.set(Field::AllowIncludingFilesInImages, PythonValue::Bool(true));
    config.settings.set(Field::AllowDownloadFromCodeRepository, PythonValue::Bool(false));
    config.settings.set(Field::AllowDownloadFromArtifactStore, PythonValue::Bool(false));
    config
}

fn recipe_of(config: &Config) -> Recipe {
    let catalog = catalog();
    recipe::recipe(&Situation::of(config, &catalog)).expect("the goal is to bring one's own")
}

#[test]
fn the_prebuilt_image_installs_what_zenml_would() {
    let recipe = recipe_of(&prebuilt());
    let expected: Vec<&str> = include_str!("../../cases/prebuilt/accumulated.txt").lines().collect();
    let by_recipe = |line: &&engine::Line| line.origins.first() == Some(&Origin::Recipe);
    let (own, accumulated): (Vec<_>, Vec<_>) = recipe.requirements.lines.iter().partition(by_recipe);
    assert_eq!(accumulated.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), expected);
    assert_eq!(own.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["zenml==0.98.0"]);
    let pandas = accumulated.iter().find(|line| line.text.starts_with("torch")).expect("torch");
    assert_eq!(pandas.origins, [Origin::Integration("pytorch".into())]);
}

#[test]
fn the_prebuilt_dockerfile_stands_alone() {
    let recipe = recipe_of(&prebuilt());
    assert_eq!(recipe.image, "registry.example.com/ml/train:1.0");
    let instructions: Vec<&str> =
        texts(&recipe.dockerfile).into_iter().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert_eq!(
        instructions,
        [
            "FROM python:3.12-slim-bookworm",
            "WORKDIR /app",
            "COPY requirements.txt .",
            "RUN pip install --no-cache-dir --extra-index-url=https://wheels.example.com/cpu -r requirements.txt",
            "ENV ZENML_CONFIG_PATH=/app/.zenconfig",
            "ENV ZENML_ENABLE_REPO_INIT_WARNINGS=False",
            "COPY . .",
            "RUN id -u zenml > /dev/null 2>&1 || useradd --create-home zenml",
            "RUN chown -R zenml /app && chmod -R a+rwX /app",
            "USER zenml",
        ]
    );
    assert!(!texts(&recipe.dockerignore).contains(&"*"));
}

#[test]
fn every_start_ends_with_python_pip_and_uv_on_one_python() {
    let starts = [
        (RecipeBase::Python, "3.13", "FROM python:3.13-slim-bookworm", "ENV UV_SYSTEM_PYTHON=1"),
        (RecipeBase::Zenml, "3.11", "FROM zenmldocker/zenml:0.98.0-py3.11", "RUN pip install --no-cache-dir uv"),
        (RecipeBase::Pytorch, "3.11", "FROM pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime", "ENV UV_SYSTEM_PYTHON=1"),
        (
            RecipeBase::Pytorch,
            "3.12",
            "FROM pytorch/pytorch:2.12.0-cuda12.6-cudnn9-runtime",
            "ENV PIP_BREAK_SYSTEM_PACKAGES=1",
        ),
        (RecipeBase::Pytorch, "3.13", "FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04", "ENV VIRTUAL_ENV=/opt/venv"),
        (
            RecipeBase::Cuda,
            "3.10",
            "FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu22.04",
            "RUN python3 -m venv /opt/venv",
        ),
        (
            RecipeBase::Cuda,
            "3.12",
            "FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04",
            "RUN python3 -m venv /opt/venv",
        ),
        (
            RecipeBase::Cuda,
            "3.13",
            "FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04",
            "ENV PATH=\"/opt/venv/bin:$PATH\"",
        ),
        (
            RecipeBase::ParentImage,
            "3.12",
            "FROM registry.example.com/ours:1",
            "RUN uv pip install --python \"$(command -v python)\" --no-cache-dir -r requirements.txt",
        ),
    ];
    for (start, python, from, instruction) in starts {
        let mut config = Config::new("0.98.0", python);
        config.target.recipe_base = start;
        config.settings.type_text(Field::ParentImage, "registry.example.com/ours:1");
        config.settings.type_text(Field::Requirements, "pandas");
        let recipe = recipe_of(&config);
        let dockerfile = texts(&recipe.dockerfile);
        assert!(dockerfile.contains(&from), "{start:?} {python}: {dockerfile:#?}");
        assert!(dockerfile.contains(&instruction), "{start:?} {python}: {dockerfile:#?}");
        let has_zenml = texts(&recipe.requirements).contains(&"zenml==0.98.0");
        assert_eq!(has_zenml, start != RecipeBase::Zenml, "{start:?}");
    }
}

#[test]
fn a_pytorch_image_that_nobody_publishes_gets_its_torch_by_name() {
    let mut config = Config::new("0.98.0", "3.13");
    config.target.recipe_base = RecipeBase::Pytorch;
    let torch = |config: &Config| {
        texts(&recipe_of(config).requirements).iter().filter(|line| line.starts_with("torch")).count()
    };
    assert_eq!(torch(&config), 1);
    config.settings.type_text(Field::Requirements, "torch==2.8.0");
    assert_eq!(torch(&config), 1);
}

#[test]
fn everything_that_is_set_has_its_line() {
    let mut config = Config::new("0.98.0", "3.12");
    config
        .settings
        .type_text(Field::Requirements, "--extra-index-url https://wheels.example.com\npandas==2.2.2\nattrs");
    config.settings.type_text(Field::AptPackages, "libgomp1\ngit\ngit\nodd package");
    config.settings.type_text(Field::Environment, "hf_home=/opt/hf\nQUOTE=it's \"$5\"\\");
    config.settings.type_text(Field::RuntimeEnvironment, "TOKENIZERS_PARALLELISM=false");
    config.settings.type_text(Field::BuildArgs, "GIT_COMMIT=4f1c2d9\nodd name=1");
    config.settings.type_text(Field::PythonPackageInstallerCacheMount, "type=cache,target=/root/.cache/uv");
    config.settings.type_text(Field::LocalProjectInstallCommand, "pip install --no-deps .");
    let recipe = recipe_of(&config);
    let dockerfile: Vec<&str> = texts(&recipe.dockerfile);
    for line in [
        "# syntax=docker/dockerfile:1",
        "ARG GIT_COMMIT",
        "# Left out: odd name is no name of a build argument",
        "ENV HF_HOME=\"/opt/hf\"",
        "ENV QUOTE=\"it's \\\"\\$5\\\"\\\\\"",
        "        git \\",
        "        libgomp1 \\",
        "        'odd package' \\",
        "    && rm -rf /var/lib/apt/lists/*",
        "RUN --mount=type=cache,target=/root/.cache/uv uv pip install -r requirements.txt",
        "COPY . .",
        "RUN --mount=type=cache,target=/root/.cache/uv pip install --no-deps .",
        "RUN chmod -R a+rwX /app",
        "ENV TOKENIZERS_PARALLELISM=\"false\"",
    ] {
        assert_eq!(dockerfile.iter().filter(|present| **present == line).count(), 1, "{line} in {dockerfile:#?}");
    }
    assert_eq!(dockerfile.first(), Some(&"# syntax=docker/dockerfile:1"));
    let requirements = ["--extra-index-url https://wheels.example.com", "attrs", "pandas==2.2.2", "zenml==0.98.0"];
    assert_eq!(texts(&recipe.requirements), requirements);
    let apt = recipe.dockerfile.lines.iter().find(|line| line.text.trim() == "git \\").expect("git");
    assert_eq!(apt.origins.first(), Some(&Field::AptPackages.into()));
}

#[test]
fn code_that_is_fetched_stays_out_of_the_image() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Requirements, "pandas");
    let recipe = recipe_of(&config);
    assert!(!texts(&recipe.dockerfile).contains(&"COPY . ."));
    assert_eq!(texts(&recipe.dockerignore)[1..], ["*", "!requirements.txt"]);
}

#[test]
fn the_name_of_the_image_follows_zenml_where_it_is_left_open() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    let name = |config: &Config| recipe::image_name(&Situation::of(config, &catalog));
    assert_eq!(name(&config), "zenml:0.98.0-py3.12");
    let mut registry = Component::new(ComponentType::ContainerRegistry, "gcp");
    registry.uri = "europe-west3-docker.pkg.dev/acme-ml/images/".into();
    registry.default_repository = "shared".into();
    config.stack.components.push(registry);
    assert_eq!(name(&config), "europe-west3-docker.pkg.dev/acme-ml/images/shared:0.98.0-py3.12");
    config.settings.type_text(Field::TargetRepository, "training");
    config.settings.type_text(Field::ImageTag, "v1");
    assert_eq!(name(&config), "europe-west3-docker.pkg.dev/acme-ml/images/training:v1");
    config.target.registry = "registry.example.com".into();
    config.target.repository = "ml/train".into();
    config.target.tag = "2.0".into();
    assert_eq!(name(&config), "registry.example.com/ml/train:2.0");
}

#[test]
fn other_goals_have_no_recipe() {
    let catalog = catalog();
    for config in random::configs(30) {
        let recipe = recipe::recipe(&Situation::of(&config, &catalog));
        assert_eq!(recipe.is_some(), config.goal == Goal::BringYourOwn);
    }
    let mut config = prebuilt();
    config.goal = Goal::Reuse;
    assert_eq!(recipe::recipe(&Situation::of(&config, &catalog)), None);
}
