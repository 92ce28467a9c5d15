//! What is worth saying about a Config and all that follows from it.

mod apt;
mod build;
mod build_options;
mod code;
mod deprecated;
mod distribution;
mod entries;
mod image_reference;
mod layer;
mod meeting;
mod names;
mod no_effect;
mod parent_image;
mod refusal;
mod requirement;
mod secret;
mod stack;
mod step;
mod variables;
mod version;

pub(crate) use apt::is_package;
pub(crate) use image_reference::is_image;
pub use image_reference::{fault_of_image, moves};
pub(crate) use no_effect::WITHOUT_BUILD;
pub(crate) use parent_image::installs_zenml;

use crate::config::Goal;
use crate::outcome::Image;
use crate::pipeline::Submission;
use crate::problem::Problem;
use crate::resolution::Resolution;
use crate::situation::Situation;

/// The problems of a situation, its pipeline, its images and its resolution: by severity, then in the order of the form.
/// The same input gives the same list.
pub(crate) fn problems(
    situation: &Situation<'_>,
    submission: &Submission,
    images: &[Image],
    resolution: &Resolution,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    version::check(situation, &mut problems);
    refusal::check(situation, &mut problems);
    stack::check(situation, images, &mut problems);
    names::check(situation, &mut problems);
    requirement::check(situation, resolution, &mut problems);
    meeting::check(situation, &resolution.distributions, &mut problems);
    apt::check(situation, &mut problems);
    build_options::check(situation, &mut problems);
    variables::check(situation, &mut problems);
    secret::check(situation, &mut problems);
    image_reference::check(situation, &mut problems);
    parent_image::check(situation, images, &mut problems);
    parent_image::check_name(situation, images, &mut problems);
    no_effect::check(situation, images, &mut problems);
    step::check(situation, submission, &mut problems);
    code::check(situation, submission, images, &mut problems);
    build::check(situation, images, &mut problems);
    deprecated::check(situation, &mut problems);
    problems.sort_by(|one, two| (one.severity, &one.place, one.line).cmp(&(two.severity, &two.place, two.line)));
    problems
}

/// Whether an optional text holds something, as Python's truth has it.
fn filled(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| !text.is_empty())
}

/// Whether the run takes an image as it is: for the goal of reusing one, and where ZenML is told not to build.
fn runs_as_is(situation: &Situation<'_>) -> bool {
    match situation.config.goal {
        Goal::Reuse => true,
        Goal::LetZenmlBuild => situation.settings.skip_build,
        Goal::BringYourOwn => false,
    }
}
