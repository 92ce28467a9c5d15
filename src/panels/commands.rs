//! The commands that build, tag and push, and the workflow that does it where there is no Docker.

use super::Pane;
use super::listing::listing;
use crate::controls::{Named, Tie, segments};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use engine::commands::Tool;
use engine::config::Goal;
use leptos::prelude::*;

/// The commands for the tool that was chosen; for reuse also the Python that finds an image.
pub(super) fn commands(pane: Pane) -> Content {
    let chosen = RwSignal::new(Tool::Docker.label().to_owned());
    let outcome = pane.session.outcome();
    let document = pane.document(move |situation| {
        let tool = chosen.with(|chosen| Tool::ALL.into_iter().find(|tool| tool.label() == chosen));
        outcome.with(|outcome| engine::commands::commands(situation, &outcome.images, tool.unwrap_or(Tool::Docker)))
    });
    let reuse = slice(move || pane.session.config().with(|config| config.goal == Goal::Reuse));
    let find = move || reuse.get().then(|| listing(pane, "find-text", "", slice(engine::commands::find_image), ""));
    Content::Several(vec![
        switch("Tool", "commands-tool", &Tool::ALL.map(Tool::label), chosen).into(),
        listing(pane, "commands-text", "", document, "There is nothing to build").into(),
        live(find),
    ])
}

/// The workflow.
pub(super) fn workflow(pane: Pane) -> Content {
    let document = pane.document(engine::workflow::github);
    listing(pane, "workflow-text", "", document, "There is nothing to build").into()
}

/// A switch above a listing.
pub(super) fn switch(label: &str, id: &str, names: &[&str], chosen: RwSignal<String>) -> Element {
    let choices: Vec<Named> = names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
    let binding = Binding { value: slice(move || chosen.get()), set: Callback::new(move |name| chosen.set(name)) };
    let label_id = id.to_owned() + "-label";
    element("div")
        .class("panel-tools")
        .child(element("span").class("aside").set("id", &label_id).child(label))
        .child(segments(&Tie::plain(id), &label_id, choices, false, binding))
}
