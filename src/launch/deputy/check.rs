//! What speaks against the order, what will be sent, and a person's word.

use super::draft::Draft;
use super::sending;
use crate::form::{prose, severity_key, severity_name};
use crate::launch::step::{facts, step, waits};
use crate::launch::wording::to_mend;
use crate::launch::{Launching, Sending, Through};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::launching::{hand_over, look_over_order};
use crate::panels::{Pane, listing};
use crate::session::{Slice, slice};
use engine::Severity;
use executor::deputy::Objection;
use executor::{Deputy, Order};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The id of what a person is led to.
const CONFIRM: &str = "launch-confirm";

/// The step.
pub fn check(pane: Pane, launching: Launching, way: Through, draft: Slice<Option<Arc<Draft>>>) -> Element {
    let some = slice(move || draft.with(Option::is_some));
    let content = live(move || match some.get() {
        false => waits("After connecting").into(),
        true => untrack(|| {
            Content::Several(vec![
                live(move || draft.get().map(|draft| objections(&draft.objections))),
                plan(pane, draft).into(),
                live(move || word(pane, launching, way, draft)),
            ])
        }),
    });
    step("Launch", move || some.get(), content)
}

/// What speaks against it, the worst first.
fn objections(objections: &[Objection]) -> Content {
    if objections.is_empty() {
        return element("p").class("launch-clear").child("Nothing speaks against this launch").into();
    }
    let item = |objection: &Objection| {
        let head = [severity_name(objection.severity), " · ", &objection.about].concat();
        element("li")
            .set("data-severity", severity_key(objection.severity))
            .child(element("strong").child(head))
            .child(" ")
            .child(prose(&objection.message))
            .child(element("span").class("hint").child(prose(&objection.hint)))
    };
    element("ul").class("problems").child(objections.iter().map(item).collect::<Content>()).into()
}

/// The call, and the command that does the same.
fn plan(pane: Pane, draft: Slice<Option<Arc<Draft>>>) -> Element {
    let call = live(move || {
        draft.get().map(|draft| {
            let Draft { ready, order, .. } = &*draft;
            let shown = ready.deputy.start_call(order).shown(&ready.address);
            element("div").class("launch-calls").child(element("pre").set("tabindex", "0").child(shown))
        })
    });
    let commands = slice(move || match draft.get() {
        Some(draft) => draft.ready.deputy.commands(&draft.order, &draft.ready.address),
        None => engine::Document::new("launch.sh", engine::Language::Shell),
    });
    element("details")
        .class("more")
        .child(element("summary").child("What will be sent, as a call and as a command for a shell"))
        .child(element("div").class("launch-plan").child(call).child(listing(pane, "launch-script", "", commands, "")))
}

/// The button, the confirmation, or how far it is.
fn word(pane: Pane, launching: Launching, way: Through, draft: Slice<Option<Arc<Draft>>>) -> Content {
    let deputed = launching.deputed;
    match deputed.sending.get() {
        Sending::Nothing => {
            let Some(draft) = draft.get() else { return Content::Nothing };
            match deputed.confirming.get().filter(|order| **order == draft.order) {
                Some(_) => untrack(|| confirmation(pane, launching, way, &draft)).into(),
                None => untrack(|| offer(pane, launching, &draft)).into(),
            }
        }
        sending => untrack(|| sending::shown(launching, &sending)),
    }
}

fn offer(pane: Pane, launching: Launching, draft: &Draft) -> Element {
    let errors = draft.objections.iter().filter(|objection| objection.severity == Severity::Error).count();
    let order = draft.order.clone();
    let words = to_mend(errors);
    let look = button("button")
        .set("data-main", "true")
        .set("aria-disabled", if errors == 0 { "false" } else { "true" })
        .child("Launch…")
        .pressed(move || {
            if errors == 0 {
                look_over_order(launching, order.clone());
                lead_to(pane, CONFIRM);
            }
        });
    element("div").class("panel-tools").child(look).child(element("span").class("aside").child(words))
}

/// Leads the keyboard on to what has taken the place of a button.
fn lead_to(pane: Pane, id: &'static str) {
    pane.outside.later(Rc::new(move |outside| _ = outside.focus_id(id)));
}

/// Everything that will be, by name.
fn confirmation(pane: Pane, launching: Launching, way: Through, draft: &Draft) -> Element {
    let Draft { ready, order, .. } = draft;
    let code = |text: &str| -> Content { element("code").child(text).into() };
    let target = match &ready.deputy {
        Deputy::Gateway => Vec::new(),
        Deputy::Github { owner, repository, workflow, reference, .. } => vec![
            ("Repository", code(&[owner, "/", repository].concat())),
            ("Workflow", Content::Several(vec![code(workflow), " of ".into(), code(reference)])),
        ],
        Deputy::Gitlab { project, reference } => {
            vec![("Project", Content::Several(vec![code(project), " of ".into(), code(reference)]))]
        }
    };
    let twice = match way {
        Through::Server | Through::Gateway => "Sent twice, it is still one run.",
        _ => "It is sent once, and never again by itself.",
    };
    let start = button("button").set("data-main", "true").child("Start the run").pressed(move || {
        hand_over(launching, way);
        lead_to(pane, sending::UNDER_WAY);
    });
    let back = button("plain-button").child("Not yet").pressed(move || launching.deputed.confirming.set(None));
    let begin = vec![("Through", ready.deputy.name().into()), ("Address", code(ready.address.origin()))];
    let end = vec![
        ("Pipeline", order.pipeline.as_str().into()),
        ("Images", images(order)),
        ("Launch", code(&order.launch.to_string())),
    ];
    element("div")
        .class("launch-confirm")
        .set("role", "group")
        .set("aria-labelledby", CONFIRM)
        .child(element("h4").set("id", CONFIRM).set("tabindex", "-1").child("Start this run?"))
        .child(facts(begin.into_iter().chain(target).chain(end).collect()))
        .child(
            element("p")
                .class("aside")
                .child([twice, " The run uses what the stack's orchestrator has, which may cost money."].concat()),
        )
        .child(element("div").class("panel-tools").child(start).child(back))
}

/// The images of an order, each with what it is for.
pub fn images(order: &Order) -> Content {
    named(&order.images)
}

/// Images, each with what it is for.
pub fn named(images: &[(Option<String>, String)]) -> Content {
    if images.is_empty() {
        return "Built by ZenML where the pipeline is run".into();
    }
    let image = |(step, image): &(Option<String>, String)| {
        let whose = ["for ", step.as_deref().unwrap_or("the pipeline")].concat();
        element("li")
            .child(element("code").child(image.as_str()))
            .child(" ")
            .child(element("span").class("aside").child(whose))
    };
    element("ul").child(images.iter().map(image).collect::<Content>()).into()
}
