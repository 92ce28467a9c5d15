//! The image that a person builds without ZenML: all that ZenML would put into it, in one Dockerfile that stands alone.

mod dockerfile;
mod dockerignore;
mod name;
mod requirements;
mod start;
mod user;

pub(crate) use name::registry_of;
pub use name::{image_name, is_pushable};

use crate::config::Goal;
use crate::outcome::{CodeSource, Recipe};
use crate::situation::Situation;
use start::Start;
pub(crate) use start::pytorch_image;

/// The recipe; `None` for other goals than bringing one's own image.
pub fn recipe(situation: &Situation<'_>) -> Option<Recipe> {
    if situation.config.goal != Goal::BringYourOwn {
        return None;
    }
    let start = Start::of(situation);
    let requirements = requirements::accumulated(situation, &start);
    Some(Recipe {
        dockerfile: dockerfile::dockerfile(situation, &start, !requirements.lines.is_empty()),
        dockerignore: dockerignore::dockerignore(holds_code(situation)),
        requirements,
        image: image_name(situation),
    })
}

/// Whether the code of the pipeline goes into the image: nobody else brings it, or it is installed there.
pub(crate) fn holds_code(situation: &Situation<'_>) -> bool {
    matches!(situation.code, CodeSource::Image | CodeSource::Yours)
        || situation.settings.local_project_install_command.as_deref().is_some_and(|command| !command.is_empty())
}

/// The image that the recipe starts from.
pub(crate) fn start_image(situation: &Situation<'_>) -> String {
    Start::of(situation).image
}
