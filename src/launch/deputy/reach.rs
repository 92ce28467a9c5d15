//! The service: where it is, what it starts, and the token for it.

use super::earlier::earlier;
use super::files::files;
use crate::controls::{Tie, secret, text};
use crate::form::prose;
use crate::launch::step::{facts, step};
use crate::launch::{Asked, Launching, Reach, Ready, Through, bound, field, tie};
use crate::markup::{Content, Element, button, element, live, text as live_text};
use crate::outside::launching;
use crate::panels::Pane;
use executor::Deputy;
use leptos::prelude::*;

/// The step.
pub fn reach(pane: Pane, launching: Launching, way: Through) -> Element {
    let reach = launching.deputed.reach(way);
    let content = live(move || {
        let ready = reach.ready.get();
        let typing = ready.is_none() || reach.again.get();
        untrack(|| {
            Content::Several(vec![
                ready.map(|ready| connected(launching, way, &ready)).into(),
                typing.then(|| form(launching, way, reach)).into(),
            ])
        })
    });
    let title = match way {
        Through::Github => "Repository",
        Through::Gitlab => "Project",
        Through::Server | Through::Gateway => "Gateway",
    };
    let rest = Content::Several(vec![content, files(pane, launching, way), earlier(pane, launching, way)]);
    step(title, || true, rest)
}

/// Address, place and token.
fn form(launching: Launching, way: Through, reach: Reach) -> Element {
    let place: Content = match way {
        Through::Server | Through::Gateway => {
            typed("launch-address", "Address of the gateway", "https://launch.example.com", reach.address, "").into()
        }
        Through::Github => Content::Several(vec![
            element("div")
                .class("fields")
                .child(typed("launch-target", "Repository", "team/pipelines", reach.target, ""))
                .child(typed("launch-workflow", "Workflow", "launch.yaml", reach.workflow, ""))
                .child(typed("launch-reference", "Branch or tag", "main", reach.reference, ""))
                .child(typed(
                    "launch-address",
                    "Address of the interface",
                    "https://api.github.com",
                    reach.address,
                    "An Enterprise Server has its own",
                ))
                .into(),
        ]),
        Through::Gitlab => element("div")
            .class("fields")
            .child(typed("launch-target", "Project", "group/project", reach.target, "Its path, or its number"))
            .child(typed("launch-reference", "Branch or tag", "main", reach.reference, ""))
            .child(typed("launch-address", "Address of GitLab", "https://gitlab.com", reach.address, ""))
            .into(),
    };
    let tokens: Content = match way {
        Through::Server | Through::Gateway => hidden(
            "launch-token",
            "Token of the gateway",
            reach.token,
            "Whoever runs the gateway sets it as SLIPWAY_TOKEN.",
        )
        .into(),
        Through::Github => hidden(
            "launch-token",
            "Fine-grained token",
            reach.token,
            "For this repository alone, with read and write access to its Actions.",
        )
        .into(),
        Through::Gitlab => Content::Several(vec![
            hidden(
                "launch-token",
                "Trigger token",
                reach.token,
                "It starts pipelines of this project and does nothing else.",
            )
            .into(),
            hidden(
                "launch-reader",
                "Access token",
                reach.reader,
                "Optional. With the scope read_api the page follows the run, with api it also stops it.",
            )
            .into(),
        ]),
    };
    let trouble = live(move || match reach.state.get() {
        Asked::Failed(trouble) => trouble.shown().into(),
        _ => Content::Nothing,
    });
    let busy = move || reach.state.with(|state| *state == Asked::Waiting);
    let words = live_text(move || if busy() { "Asking".into() } else { String::new() });
    let connect = button("button")
        .set("data-main", "true")
        .holds("aria-disabled", busy)
        .child("Connect")
        .pressed(move || launching::reach(launching, way));
    element("div")
        .class("launch-form")
        .on("keydown", move |event| {
            if event.key() == "Enter" && event.is_in("input.text-control") {
                event.prevent_default();
                launching::reach(launching, way);
            }
        })
        .child(place)
        .child(tokens)
        .child(
            element("p").class("aside").child(
                "A token stays in memory and goes to this address alone. It is in no link, no file and no storage.",
            ),
        )
        .child(
            element("div")
                .class("panel-tools")
                .child(connect)
                .child(element("span").class("aside").set("role", "status").child(words)),
        )
        .child(trouble)
}

fn typed(id: &str, label: &str, example: &'static str, value: RwSignal<String>, help: &str) -> Element {
    explained(id, label, text(&tie(id, example), bound(value)), help)
}

fn hidden(id: &str, label: &str, value: RwSignal<String>, help: &str) -> Element {
    explained(id, label, secret(&Tie::plain(id), bound(value)), help)
}

/// A control under its label, with words below.
fn explained(id: &str, label: &str, control: Element, help: &str) -> Element {
    let help = (!help.is_empty()).then(|| element("p").class("help").child(help));
    field(id, label, Content::Several(vec![control.into(), help.into()]))
}

/// What is connected.
fn connected(launching: Launching, way: Through, ready: &Ready) -> Element {
    let reach = launching.deputed.reach(way);
    let code = |text: &str| -> Content { element("code").child(text).into() };
    let mut known = vec![("Address", code(ready.address.origin()))];
    match &ready.deputy {
        Deputy::Gateway => {
            let count = match ready.offer.pipelines.len() {
                1 => "one pipeline".to_owned(),
                count => [&count.to_string(), " pipelines"].concat(),
            };
            known.push(("Runs", count.into()));
        }
        Deputy::Github { owner, repository, workflow, reference, .. } => {
            known.push(("Repository", code(&[owner, "/", repository].concat())));
            known.push(("Workflow", code(workflow)));
            known.push(("Branch or tag", code(reference)));
        }
        Deputy::Gitlab { project, reference } => {
            known.push(("Project", code(project)));
            known.push(("Branch or tag", code(reference)));
            let words = if ready.reads { "Followed here" } else { "On GitLab's pages alone, without an access token" };
            known.push(("Runs", words.into()));
        }
    }
    let again = button("plain-button").child("Change").pressed(move || reach.again.set(true));
    let out = live(move || {
        let free = !launching.deputed.is_busy();
        free.then(|| {
            button("plain-button").child("Forget the token").pressed(move || launching::let_go(launching, way))
        })
    });
    let checked = match (&ready.deputy, ready.reads) {
        (Deputy::Gitlab { .. }, true) => "The access token is good. Whether the trigger token is shows at the start",
        (Deputy::Gitlab { .. }, false) => "Nothing was sent yet. Whether the token is good shows at the start",
        (Deputy::Github { .. }, _) => "The token is good, and the workflow is there",
        (Deputy::Gateway, _) => "The token is good",
    };
    element("div")
        .class("launch-known")
        .child(element("strong").child(prose(checked)))
        .child(facts(known))
        .child(element("div").class("panel-tools").child(again).child(out))
}
