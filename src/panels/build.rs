//! How the image is built: by commands, by a CI workflow where there is no Docker, and what is sent to the builder.

use super::listing::listing;
use super::{Pane, context};
use crate::controls::{Named, Tie, segments};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use engine::commands::Tool;
use engine::config::Goal;
use leptos::prelude::*;

/// What of the build is shown.
const PARTS: [&str; 3] = ["Commands", "CI workflow", "Build context"];

/// Where a workflow runs.
const SERVICES: [&str; 2] = ["GitHub Actions", "GitLab CI"];

/// The build. For reuse there is nothing to build: the commands say where names of images are found.
pub(super) fn build(pane: Pane) -> Content {
    let view = pane.session.view;
    let goal = slice(move || pane.session.config().with(|config| config.goal));
    live(move || {
        let offered: &[&str] = match goal.get() {
            Goal::BringYourOwn => &PARTS,
            Goal::LetZenmlBuild => &["Commands", "Build context"],
            Goal::Reuse => &["Commands"],
        };
        let chosen = view.build_part;
        let shown = slice(move || {
            let chosen = chosen.get();
            offered
                .iter()
                .find(|part| **part == chosen)
                .or(offered.first())
                .map(|part| (*part).to_owned())
                .unwrap_or_default()
        });
        let switch = (offered.len() > 1).then(|| {
            let binding = Binding { value: shown, set: Callback::new(move |part| chosen.set(part)) };
            switch("Show", "build-part", offered, binding)
        });
        let part = live(move || match shown.get().as_str() {
            "CI workflow" => untrack(|| workflow(pane)),
            "Build context" => untrack(|| context::context(pane)),
            _ => untrack(|| commands(pane)),
        });
        Content::Several(vec![switch.into(), part])
    })
}

/// The commands for the tool that was chosen; for reuse also the Python that finds an image.
fn commands(pane: Pane) -> Content {
    let chosen = RwSignal::new(Tool::Docker.label().to_owned());
    let outcome = pane.session.outcome();
    let document = pane.document(move |situation| {
        let tool = chosen.with(|chosen| Tool::ALL.into_iter().find(|tool| tool.label() == chosen));
        outcome.with(|outcome| engine::commands::commands(situation, &outcome.images, tool.unwrap_or(Tool::Docker)))
    });
    let reuse = slice(move || pane.session.config().with(|config| config.goal == Goal::Reuse));
    let find = move || reuse.get().then(|| listing(pane, "find-text", "", slice(engine::commands::find_image), ""));
    Content::Several(vec![
        switch("Tool", "commands-tool", &Tool::ALL.map(Tool::label), kept(chosen)).into(),
        listing(pane, "commands-text", "", document, "There is nothing to build").into(),
        live(find),
    ])
}

/// The workflow of the service that was chosen.
fn workflow(pane: Pane) -> Content {
    let chosen = RwSignal::new(SERVICES[0].to_owned());
    let document = pane.document(move |situation| match chosen.with(|chosen| chosen == SERVICES[1]) {
        true => engine::workflow::gitlab(situation),
        false => engine::workflow::github(situation),
    });
    Content::Several(vec![
        switch("Service", "workflow-service", &SERVICES, kept(chosen)).into(),
        listing(pane, "workflow-text", "", document, "There is nothing to build").into(),
    ])
}

/// A choice that is kept in a signal.
pub(super) fn kept(chosen: RwSignal<String>) -> Binding {
    Binding { value: slice(move || chosen.get()), set: Callback::new(move |name| chosen.set(name)) }
}

/// A switch above what it changes.
pub(super) fn switch(label: &str, id: &str, names: &[&str], binding: Binding) -> Element {
    let choices: Vec<Named> = names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
    let label_id = id.to_owned() + "-label";
    element("div")
        .class("panel-tools")
        .child(element("span").class("aside").set("id", &label_id).child(label))
        .child(segments(&Tie::plain(id), &label_id, choices, false, binding))
}
