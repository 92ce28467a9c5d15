//! The image that everything stands on.

use super::image_reference::is_moving;
use super::layer::has_placeholder;
use super::runs_as_is;
use crate::config::{Goal, RecipeBase};
use crate::docker_settings::Installer;
use crate::field::Field;
use crate::outcome::{Image, Plan};
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::recipe::image_name;
use crate::situation::Situation;

/// Checks whether there is a parent image, whether it stays the same, and whether the installer can work on it.
pub(super) fn check(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    let settings = &situation.settings;
    let parent_image = settings.parent_image.as_deref().unwrap_or_default();
    let mut report = |severity, place, kind| problems.push(Problem::new(severity, place, kind));
    // P17: what runs tomorrow should be what was checked today.
    let moving = |image: &str| !image.is_empty() && is_moving(image) && !has_placeholder(image);
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
