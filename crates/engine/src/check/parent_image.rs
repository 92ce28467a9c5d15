//! The image that everything stands on.

use super::layer::has_placeholder;
use super::moves;
use super::{filled, runs_as_is};
use crate::config::{Goal, RecipeBase};
use crate::docker_settings::Installer;
use crate::field::Field;
use crate::outcome::{Build, Image, Plan};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::recipe::{image_name, registry_of};
use crate::situation::Situation;

/// Checks whether there is a parent image, whether it stays the same, and whether the installer can work on it.
pub(super) fn check(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    let settings = &situation.settings;
    let parent_image = settings.parent_image.as_deref().unwrap_or_default();
    let mut report = |severity, place, kind| problems.push(Problem::new(severity, place, kind));
    // P17: what runs tomorrow should be what was checked today.
    let moving = |image: &str| !image.is_empty() && moves(image) && !has_placeholder(image);
    if situation.config.goal == Goal::BringYourOwn {
        let image = image_name(situation);
        if moving(&image) {
            report(Severity::Warning, Place::ImageName, ProblemKind::MovingTag(image));
        }
        if situation.config.target.recipe_base == RecipeBase::ParentImage && parent_image.is_empty() {
            report(Severity::Error, Place::Field(Field::ParentImage), ProblemKind::NothingToStartFrom);
        }
    } else if runs_as_is(situation) {
        if moving(parent_image) {
            let kind = ProblemKind::MovingTag(parent_image.to_owned());
            report(Severity::Warning, Place::Field(Field::ParentImage), kind);
        }
    } else if images.iter().any(|image| image.plan == Plan::Refused) {
        // R4.
        report(Severity::Error, Place::Field(Field::ParentImage), ProblemKind::NothingToRunOn);
    } else if settings.python_package_installer == Installer::Uv
        && images.iter().any(installs)
        && !environment_known(situation)
    {
        let place = Place::Field(Field::PythonPackageInstaller);
        report(Severity::Warning, place, ProblemKind::UvNeedsEnvironment);
    }
}

/// Checks what the name of the image says about it.
pub(super) fn check_name(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    let settings = &situation.settings;
    let goal = situation.config.goal;
    let image = settings.parent_image.as_deref().map(str::trim).unwrap_or_default();
    let starts_here = goal != Goal::BringYourOwn || situation.config.target.recipe_base == RecipeBase::ParentImage;
    let place = || Place::Field(Field::ParentImage);
    let mut report = |severity, place, kind| problems.push(Problem::new(severity, place, kind));
    if goal == Goal::LetZenmlBuild {
        retagged(images, &mut report);
        without_zenml(situation, images, &mut report);
    }
    engine(situation, &mut report);
    if image.is_empty() || has_placeholder(image) || !starts_here || filled(&settings.dockerfile) {
        return foreign(situation, &mut report);
    }
    let matching = situation.client().rules().default_parent_image(situation.python);
    // P13.
    if image.starts_with(ZENML) && image != matching && !image.contains('@') {
        let image = image.to_owned();
        report(Severity::Warning, place(), ProblemKind::ParentOfAnotherRelease { image, matching });
    }
    // P21: what the name says can be wrong, so that it is no more than a warning.
    let installs = !situation.apt_packages.is_empty() && !runs_as_is(situation);
    if installs && WITHOUT_APT.iter().any(|word| image.contains(word)) {
        report(Severity::Warning, place(), ProblemKind::NoApt(image.to_owned()));
    }
    foreign(situation, &mut report);
}

/// ZenML's own images.
const ZENML: &str = "zenmldocker/zenml:";

/// Words in the names of images that are not on Debian or Ubuntu.
const WITHOUT_APT: &[&str] = &[
    "alpine",
    "distroless",
    "busybox",
    "wolfi",
    "cgr.dev",
    "chainguard",
    "fedora",
    "centos",
    "rocky",
    "almalinux",
    "amazonlinux",
    "/ubi8",
    "/ubi9",
    "opensuse",
];

/// Images that hold Python or CUDA, and no ZenML for sure.
const WITHOUT_ZENML: &[&str] = &[
    "python:",
    "pytorch/pytorch",
    "nvidia/cuda",
    "nvcr.io/nvidia/",
    "ubuntu:",
    "debian:",
    "tensorflow/tensorflow",
    "huggingface/transformers",
    "continuumio/",
    "mambaorg/",
    "jupyter/",
    "bitnami/",
];

/// Registries from which everybody may pull what is public.
const PUBLIC: &[&str] =
    &["docker.io", "ghcr.io", "quay.io", "public.ecr.aws", "mcr.microsoft.com", "nvcr.io", "registry.k8s.io"];

/// R4 and P4.
fn retagged(images: &[Image], report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    if images.iter().any(|image| matches!(image.plan, Plan::ParentRetagged { .. })) {
        report(Severity::Note, Place::Field(Field::ParentImage), ProblemKind::RetaggedByEngine);
    }
}

/// P19 and R6: ZenML has to come from somewhere.
fn without_zenml(situation: &Situation<'_>, images: &[Image], report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let own = |image: &&Image| match &image.plan {
        Plan::OnParent { build } => {
            build.dockerfile.lines.first().is_some_and(|line| line.origins.contains(&Field::ParentImage.into()))
        }
        _ => false,
    };
    // What any other image holds its name does not say: the contract asks for it.
    let parent = situation.settings.parent_image.as_deref().map(str::trim).unwrap_or_default();
    if !WITHOUT_ZENML.iter().any(|name| parent.starts_with(name)) {
        return;
    }
    let Some(build) = images.iter().find(own).and_then(|image| image.plan.build()) else { return };
    if !installs_zenml(build) {
        let kind = ProblemKind::ParentNeedsZenml(parent.to_owned());
        report(Severity::Warning, Place::Field(Field::ParentImage), kind);
    }
}

/// Whether a requirements file of a build brings ZenML.
pub(crate) fn installs_zenml(build: &Build) -> bool {
    build.requirements_files.iter().flat_map(|file| &file.lines).any(|line| {
        let text = line.text.trim();
        // Reading thousands of lines for one name would cost more than everything else.
        text.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("zenml"))
            && packaging::Requirement::parse(text).is_ok_and(|found| found.name.normalized() == "zenml")
    })
}

/// P4: some patches of 0.94 stop without an engine even where nothing is built.
fn engine(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let client = situation.client();
    let named = filled(&situation.settings.parent_image) || situation.config.goal == Goal::BringYourOwn;
    let builds_here =
        situation.config.goal == Goal::LetZenmlBuild && !situation.settings.skip_build && client.builds_locally();
    if client.rules().needs_engine_for_digest() && named && client.container_registry().is_some() && !builds_here {
        report(Severity::Warning, Place::Release, ProblemKind::EngineForDigest);
    }
}

/// P20: an image that the run pulls from another place than the stack's own.
fn foreign(situation: &Situation<'_>, report: &mut impl FnMut(Severity, Place, ProblemKind)) {
    let (image, place) = match situation.config.goal {
        Goal::BringYourOwn => (image_name(situation), Place::ImageName),
        _ if runs_as_is(situation) => {
            (situation.settings.parent_image.clone().unwrap_or_default(), Place::Field(Field::ParentImage))
        }
        _ => return,
    };
    let Some(registry) = situation.client().container_registry() else { return };
    let host = registry_of(image.trim()).unwrap_or("docker.io");
    let uri = [registry.uri.trim_end_matches('/'), "/"].concat();
    let own = registry_of(&uri).unwrap_or("docker.io");
    if !image.is_empty() && !registry.uri.is_empty() && host != own && !PUBLIC.contains(&host) {
        report(Severity::Note, place, ProblemKind::OtherRegistry(host.to_owned()));
    }
}

/// Whether ZenML installs requirements on an image of the person's own.
fn installs(image: &Image) -> bool {
    image.plan.build().is_some_and(|build| !build.requirements_files.is_empty())
}

/// P5: whether uv finds where to install: in ZenML's own image, by its argument `system`, or by a variable.
fn environment_known(situation: &Situation<'_>) -> bool {
    let settings = &situation.settings;
    let parent_image = settings.parent_image.as_deref().unwrap_or_default();
    let is_zenml = parent_image.is_empty() || parent_image.starts_with("zenmldocker/zenml:");
    let says =
        |names: &[&str]| settings.environment.iter().any(|(name, _)| names.contains(&name.to_uppercase().as_str()));
    let dockerfile = settings.dockerfile.as_deref().unwrap_or_default();
    (is_zenml && dockerfile.is_empty())
        || ["system", "python", "target", "prefix"]
            .iter()
            .any(|name| settings.python_package_installer_args.contains_key(name))
        || says(&["VIRTUAL_ENV", "UV_SYSTEM_PYTHON", "UV_PYTHON", "CONDA_PREFIX"])
}
