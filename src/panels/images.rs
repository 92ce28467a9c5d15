//! Which image the outputs are about, where a run has several.

use super::Pane;
use crate::controls::{Named, Tie, choice};
use crate::markup::{Content, element, live};
use crate::session::{Binding, Slice, slice};
use engine::config::Goal;
use engine::outcome::{Image, Outcome};
use leptos::prelude::*;

/// The image that a person chose among those of a run; the first one as long as nobody chose, or where it is gone.
pub(super) fn chosen<'a>(outcome: &'a Outcome, key: &str) -> Option<&'a Image> {
    outcome.images.iter().find(|image| image.key == key).or(outcome.image())
}

/// A list of the images, where ZenML uses several; nothing elsewhere.
pub(super) fn chooser(pane: Pane) -> Content {
    let names = slice(move || {
        let own = pane.session.config().with(|config| config.goal == Goal::BringYourOwn);
        pane.session.outcome().with(|outcome| match outcome.images.len() {
            0 | 1 => Vec::new(),
            _ if own => Vec::new(),
            _ => outcome.images.iter().map(named).collect::<Vec<_>>(),
        })
    });
    let several = slice(move || names.with(|names| !names.is_empty()));
    live(move || several.get().then(|| untrack(|| tools(pane, names))))
}

fn tools(pane: Pane, names: Slice<Vec<Named>>) -> Content {
    let key = pane.session.view.image;
    let value = slice(move || {
        let shown =
            |outcome: &std::sync::Arc<Outcome>| key.with(|key| chosen(outcome, key).map(|image| image.key.clone()));
        pane.session.outcome().with(shown).unwrap_or_default()
    });
    let binding = Binding { value, set: Callback::new(move |chosen| key.set(chosen)) };
    let tie = Tie::plain("image-shown");
    element("div")
        .class("panel-tools")
        .child(element("label").class("aside").set("for", &tie.id).child("Image"))
        .child(choice(&tie, move || names.get(), ToOwned::to_owned, binding))
        .into()
}

/// An image by its key and its name, or by the image that it is as well.
fn named(image: &Image) -> Named {
    let name = match &image.shared_with {
        Some(other) => [&image.key, ", the same as ", other].concat(),
        None => [&image.key, ": ", &image.name].concat(),
    };
    (image.key.clone(), name)
}
