//! What happens with this configuration, in a sentence.

use crate::chrome::icon;
use crate::form::prose;
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{Session, slice};
use engine::config::{Config, Goal};
use engine::outcome::{CodeSource, Image, Outcome, Plan};
use engine::recipe::is_pushable;

/// The sentence above the tabs.
pub fn plan(session: Session, outside: Outside) -> Element {
    let sentence =
        slice(move || session.config().with(|config| session.outcome().with(|outcome| sentence(config, outcome))));
    let engine = slice(move || session.outcome().with(|outcome| outcome.container_engine.message()));
    let save_all = button("plain-button")
        .set("title", "Every file of this goal in one archive")
        .child(icon("icon icon-save"))
        .child("Download all")
        .pressed(move || outside.save_all());
    let piece = |piece: Piece| -> Content {
        match piece {
            Words(words) => words.into(),
            Name(name) => element("code").child(name).into(),
        }
    };
    element("div")
        .class("plan")
        .child(element("div").class("plan-head").child(element("h2").child("What happens")).child(save_all))
        .child(element("p").child(live(move || sentence.get().into_iter().map(piece).collect::<Content>())))
        .child(element("p").class("plan-engine").child(live(move || engine.get().map(|text| prose(&text)))))
}

/// A piece of the sentence.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Words(&'static str),
    Name(String),
}

use Piece::{Name, Words};

fn sentence(config: &Config, outcome: &Outcome) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let image = outcome.image();
    match (config.goal, &outcome.recipe) {
        (Goal::BringYourOwn, Some(recipe)) => {
            pieces.push(Words("You build "));
            pieces.push(Name(recipe.image.clone()));
            let pushed = if is_pushable(&recipe.image) { " and push it" } else { "" };
            pieces.push(Words(pushed));
            pieces.push(Words("; ZenML builds nothing and runs every step on it"));
        }
        _ => match image {
            Some(image) => {
                let own = |image: &&Image| image.shared_with.is_none() && image.plan.build().is_some();
                built(image, outcome.images.iter().filter(own).count(), &mut pieces);
            }
            None => pieces.push(Words("ZenML builds nothing")),
        },
    }
    if let Some(image) = image.filter(|image| image.plan != Plan::Refused) {
        pieces.push(Words(match image.code {
            CodeSource::CodeRepository => ". The code comes from the code repository when a step starts.",
            CodeSource::ArtifactStore => ". The code comes from the artifact store when a step starts.",
            CodeSource::Image => ". The code is in the image.",
            CodeSource::Yours => ". Nobody brings the code: the image must hold it.",
        }));
    } else {
        pieces.push(Words("."));
    }
    pieces
}

fn built(image: &Image, images: usize, pieces: &mut Vec<Piece>) {
    let name = || Name(image.name.clone());
    match &image.plan {
        Plan::ParentAsIs => {
            pieces.push(Words("ZenML builds nothing and runs on "));
            pieces.push(name());
            pieces.push(Words(" as it is"));
        }
        Plan::ParentRetagged { parent_image } => {
            pieces.push(Words("There is nothing to add to "));
            pieces.push(Name(parent_image.clone()));
            pieces.push(Words(": ZenML tags it as "));
            pieces.push(name());
            pieces.push(Words(" and pushes that"));
        }
        Plan::OwnDockerfile { first } => {
            pieces.push(Words("ZenML builds your "));
            pieces.push(Name(first.dockerfile.clone()));
            pieces.push(Words(" as "));
            pieces.push(name());
        }
        Plan::OnParent { build } | Plan::OnOwnDockerfile { build, .. } => {
            if let Plan::OnOwnDockerfile { first, .. } = &image.plan {
                pieces.push(Words("ZenML builds your "));
                pieces.push(Name(first.dockerfile.clone()));
                pieces.push(Words(" first and then "));
            } else {
                pieces.push(Words("ZenML builds "));
            }
            if images > 1 {
                pieces.push(Name(images.to_string()));
                pieces.push(Words(" images, the first as "));
            }
            pieces.push(name());
            if build.pushed {
                pieces.push(Words(if images > 1 { " and pushes them" } else { " and pushes it" }));
            }
        }
        Plan::Refused => {
            pieces.push(Words("ZenML refuses: there is nothing to build, and no image of yours to run on"))
        }
    }
}
