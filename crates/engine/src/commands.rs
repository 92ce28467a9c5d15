//! Commands for a shell: how an image is built and pushed, and how the name of one is found.

mod build;
mod find;
mod kaniko;
mod login;
pub(crate) mod option;
mod retag;
mod tool;

pub use find::find_image;
pub use tool::Tool;

use crate::config::Goal;
use crate::document::{Document, Language, Line};
use crate::outcome::{Image, Plan};
use crate::place::{Origin, Place};
use crate::situation::Situation;
use build::Job;

/// The commands of the goal with one tool. Bringing one's own: the recipe's build. Letting ZenML build: what ZenML does,
/// and the same by hand for each of the [`crate::Outcome`]'s images. Reuse: where the names of images are.
pub fn commands(situation: &Situation<'_>, images: &[Image], tool: Tool) -> Document {
    let mut document = Document::new("build.sh", Language::Shell);
    match situation.config.goal {
        Goal::BringYourOwn => build::recipe(&mut document, situation, tool),
        Goal::LetZenmlBuild => by_zenml(&mut document, situation, images, tool),
        Goal::Reuse => find::write(&mut document, situation, tool),
    }
    document
}

/// The build and the push of the recipe alone, for a place where somebody else logs in.
pub(crate) fn build_of_recipe(situation: &Situation<'_>, tool: Tool) -> Vec<Line> {
    let mut document = Document::new("build.sh", Language::Shell);
    build::write(&mut document, &Job::recipe(situation), tool);
    document.lines.into_iter().skip(1).collect()
}

fn by_zenml(document: &mut Document, situation: &Situation<'_>, images: &[Image], tool: Tool) {
    let name = match situation.config.project.pipeline_name.as_str() {
        "" => "my_pipeline",
        name => name,
    };
    document.push("# ZenML builds when the pipeline is started, or beforehand with", Origin::Zenml);
    document.push(
        format!("zenml pipeline build {}", crate::quote::shell::word(&format!("my_module.{name}"))),
        Place::PipelineName.into(),
    );
    for image in images {
        document.push("", Origin::Zenml);
        document.push(format!("# The same by hand: {}", crate::quote::single_line(&image.key)), Origin::Zenml);
        match &image.shared_with {
            Some(key) => {
                let text = format!("# Nothing: it is the image of {}", crate::quote::single_line(key));
                document.push(text, Origin::Zenml);
            }
            None => by_hand(document, situation, image, tool),
        }
    }
}

/// What ZenML does for one image, as commands.
fn by_hand(document: &mut Document, situation: &Situation<'_>, image: &Image, tool: Tool) {
    match &image.plan {
        Plan::ParentAsIs => document.push("# Nothing: the steps run on the parent image as it is", Origin::Zenml),
        Plan::Refused => document.push("# Nothing: ZenML refuses these settings", Origin::Zenml),
        Plan::ParentRetagged { parent_image } => retag::write(document, parent_image, &image.name, tool),
        Plan::OwnDockerfile { first } => build::write(document, &Job::own(situation, first), tool),
        Plan::OnParent { build } => build::write(document, &Job::zenml(situation, build, &image.name), tool),
        Plan::OnOwnDockerfile { first, build } => {
            build::write(document, &Job::own(situation, first), tool);
            document.push("", Origin::Zenml);
            build::write(document, &Job::zenml(situation, build, &image.name), tool);
        }
    }
}
