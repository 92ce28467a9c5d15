//! The commands that build, tag and push, and the workflow that does it where there is no Docker.

use super::Pane;
use super::listing::listing;
use crate::controls::{Named, Tie, segments};
use crate::session::{Binding, slice};
use engine::commands::Tool;
use engine::config::Goal;
use leptos::prelude::*;

/// The commands for the tool that was chosen; for reuse also the Python that finds an image.
pub(super) fn commands(pane: Pane) -> AnyView {
    let chosen = RwSignal::new(Tool::Docker.label().to_owned());
    let outcome = pane.session.outcome();
    let document = pane.document(move |situation| {
        let tool = chosen.with(|chosen| Tool::ALL.into_iter().find(|tool| tool.label() == chosen));
        outcome.with(|outcome| engine::commands::commands(situation, &outcome.images, tool.unwrap_or(Tool::Docker)))
    });
    let reuse = slice(move || pane.session.config().with(|config| config.goal == Goal::Reuse));
    let find =
        move || reuse.get().then(|| listing(pane, "find-text", "", slice(|| engine::commands::find_image()), ""));
    let tools = Tool::ALL.map(|tool| (tool.label(), tool.label()));
    view! {
        <div class="panel-stack">
            {switch("Tool", "commands-tool", &tools, chosen)}
            {listing(pane, "commands-text", "", document, "There is nothing to build")}
            {find}
        </div>
    }
    .into_any()
}

/// The workflow.
pub(super) fn workflow(pane: Pane) -> AnyView {
    let document = pane.document(engine::workflow::github);
    view! { <div class="panel-stack">{listing(pane, "workflow-text", "", document, "There is nothing to build")}</div> }
        .into_any()
}

/// A switch above a listing.
pub(super) fn switch(
    label: &'static str,
    id: &'static str,
    choices: &[(&str, &str)],
    chosen: RwSignal<String>,
) -> AnyView {
    let choices: Vec<Named> = choices.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect();
    let binding = Binding { value: chosen.into(), set: Callback::new(move |key| chosen.set(key)) };
    let label_id = id.to_owned() + "-label";
    let never = Signal::stored(false);
    view! {
        <div class="panel-tools">
            <span class="aside" id=label_id.clone()>{label}</span>
            {segments(Tie::plain(id), label_id, choices, never, binding)}
        </div>
    }
    .into_any()
}
