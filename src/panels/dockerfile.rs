//! The Dockerfile: the recipe's, or the one that ZenML writes.

use super::listing::listing;
use super::{Pane, images};
use crate::markup::{Content, element, live};
use crate::session::{Slice, slice};
use engine::config::Goal;
use engine::outcome::{Outcome, Plan};
use engine::{Document, Language};
use leptos::prelude::*;

/// The Dockerfile, and the recipe's ignore file.
pub(super) fn dockerfile(pane: Pane) -> Content {
    let outcome = pane.session.outcome();
    let own = slice(move || pane.session.config().with(|config| config.goal == Goal::BringYourOwn));
    let key = pane.session.view.image;
    let dockerfile = slice(move || outcome.with(|outcome| key.with(|key| written(outcome, key, own.get()))));
    let why_empty =
        slice(move || outcome.with(|outcome| key.with(|key| why_empty(outcome, key)).filter(|_| !own.get())));
    let ignored =
        live(move || own.get().then(|| listing(pane, "dockerignore", "", ignored(pane), "Nothing is left out")));
    Content::Several(vec![
        images::chooser(pane),
        live(move || why_empty.get().map(|words| element("p").class("empty").child(words))),
        listing(pane, "dockerfile-text", "", dockerfile, "ZenML writes no Dockerfile").into(),
        ignored,
    ])
}

fn ignored(pane: Pane) -> Slice<Document> {
    slice(move || {
        pane.session.outcome().with(|outcome| match &outcome.recipe {
            Some(recipe) => recipe.dockerignore.clone(),
            None => Document::new(".dockerignore", Language::Plain),
        })
    })
}

/// The Dockerfile that the goal is about.
fn written(outcome: &Outcome, key: &str, own: bool) -> Document {
    let found = if own {
        outcome.recipe.as_ref().map(|recipe| &recipe.dockerfile)
    } else {
        images::chosen(outcome, key).and_then(|image| image.plan.build()).map(|build| &build.dockerfile)
    };
    found.cloned().unwrap_or_else(|| Document::new("Dockerfile", Language::Dockerfile))
}

/// Why ZenML writes none.
fn why_empty(outcome: &Outcome, key: &str) -> Option<&'static str> {
    match images::chosen(outcome, key).map(|image| &image.plan)? {
        Plan::OnParent { .. } | Plan::OnOwnDockerfile { .. } => None,
        Plan::ParentAsIs => Some("Nothing is built: the parent image runs as it is."),
        Plan::ParentRetagged { .. } => {
            Some("Nothing asks for a build: the parent image is only tagged anew and pushed.")
        }
        Plan::OwnDockerfile { .. } => {
            Some("Nothing asks for more than your own Dockerfile, so ZenML builds that alone.")
        }
        Plan::Refused => Some("ZenML refuses this configuration; the problems say why."),
    }
}
