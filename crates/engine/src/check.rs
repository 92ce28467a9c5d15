//! What is worth saying about a Config and all that follows from it.

mod apt;
mod build_options;
mod entries;
mod image_reference;
mod layer;
mod meeting;
mod names;
mod nearest;
mod no_effect;
mod parent_image;
mod refusal;
mod requirement;
mod secret;
mod stack;
mod step;
mod variables;
mod version;

pub use image_reference::{fault_of_image, is_moving};

use crate::config::Goal;
use crate::outcome::{Image, Resolved};
use crate::pipeline::Submission;
use crate::problem::Problem;
use crate::situation::Situation;

/// The problems of a situation, its pipeline, its images and its resolution: by severity, then in the order of the form.
/// The same input gives the same list.
pub fn problems(
    situation: &Situation<'_>,
    submission: &Submission,
    images: &[Image],
    resolution: &[Resolved],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    version::check(situation, &mut problems);
    refusal::check(situation, &mut problems);
    stack::check(situation, images, &mut problems);
    names::check(situation, &mut problems);
    requirement::check(situation, &mut problems);
    meeting::check(situation, resolution, &mut problems);
    apt::check(situation, &mut problems);
    build_options::check(situation, &mut problems);
    variables::check(situation, &mut problems);
    secret::check(situation, &mut problems);
    image_reference::check(situation, &mut problems);
    parent_image::check(situation, images, &mut problems);
    no_effect::check(situation, images, &mut problems);
    step::check(situation, submission, &mut problems);
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
