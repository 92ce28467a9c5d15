//! What an image that ZenML does not build has to hold, requirement by requirement.

use super::Pane;
use super::build::switch;
use super::listing::listing;
use super::why::origin;
use crate::chrome::coming;
use crate::form::{prose, severity_key, severity_name};
use crate::markup::{Content, Element, element, list, live};
use crate::session::{Binding, Slice, slice};
use engine::contract::{self, ImageContract, Requirement};
use engine::outcome::Plan;
use engine::{Situation, contract::contract};
use leptos::prelude::*;

/// What of it is shown.
const PARTS: [&str; 2] = ["Checklist", "Check an image"];

/// The list, or an image held against it.
pub(super) fn checklist(pane: Pane) -> Content {
    let chosen = pane.session.view.checklist_part;
    let checking = slice(move || chosen.with(|chosen| chosen == PARTS[1]));
    let value = slice(move || if checking.get() { PARTS[1] } else { PARTS[0] }.to_owned());
    let binding = Binding { value, set: Callback::new(move |part| chosen.set(part)) };
    let part = live(move || match checking.get() {
        true => untrack(|| check(pane)),
        false => untrack(|| lists(pane)),
    });
    Content::Several(vec![switch("Show", "checklist-part", &PARTS, binding).into(), part])
}

/// The check, as soon as its part is there.
fn check(pane: Pane) -> Content {
    let checks = pane.session.checks;
    pane.outside.fetch_checks();
    live(move || match checks.part.get() {
        Some(part) => untrack(|| (part.body)(pane)),
        None => coming(checks.missing, move || pane.outside.fetch_checks()).into(),
    })
}

/// The list of each image, and both as files.
fn lists(pane: Pane) -> Content {
    let contracts = slice(move || {
        let session = pane.session;
        session.catalog().with(|catalog| {
            session
                .config()
                .with(|config| session.outcome().with(|outcome| contract(&Situation::of(config, catalog), outcome)))
        })
    });
    let count = slice(move || contracts.with(Vec::len));
    let lists = live(move || (0..count.get()).map(|position| of_image(pane, contracts, position)).collect::<Content>());
    let outcome = pane.session.outcome();
    let refused = slice(move || outcome.with(|outcome| outcome.images.iter().any(|image| image.plan == Plan::Refused)));
    let none = live(move || {
        let words = if refused.get() {
            "There is no image yet. Name one, and what it needs stands here."
        } else {
            "ZenML builds every image itself and puts in what is needed."
        };
        (count.get() == 0).then(|| element("p").class("empty").child(words))
    });
    let markdown = slice(move || contracts.with(|contracts| contract::markdown(contracts)));
    let json = slice(move || contracts.with(|contracts| contract::json(contracts)));
    let files = live(move || {
        (count.get() > 0).then(|| {
            element("details").class("more").child(element("summary").child("The checklist as a file")).child(
                element("div")
                    .class("panel-stack")
                    .child(listing(pane, "checklist-markdown", "", markdown, ""))
                    .child(listing(pane, "checklist-json", "", json, "")),
            )
        })
    });
    [none, lists, files].into_iter().collect()
}

fn of_image(pane: Pane, contracts: Slice<Vec<ImageContract>>, position: usize) -> Element {
    let of = move |contracts: &Vec<ImageContract>| contracts.get(position).cloned();
    let contract = slice(move || contracts.with(of));
    let title = live(move || {
        contract.with(|contract| {
            contract.as_ref().map(|contract| {
                let image = if contract.image.is_empty() { "The image" } else { contract.image.as_str() };
                let steps = if contract.steps.is_empty() {
                    String::new()
                } else {
                    [", for ", &contract.steps.join(", ")].concat()
                };
                Content::Several(vec![element("code").child(image).into(), steps.into()])
            })
        })
    });
    let requirements = move || {
        contract.with(|contract| contract.as_ref().map(|contract| contract.requirements.clone()).unwrap_or_default())
    };
    let heads = ["Needed", "Why", "Who asks"].map(|head| element("th").set("scope", "col").child(head));
    let head = element("thead").child(element("tr").child(heads.into_iter().collect::<Content>()));
    let rows = list(requirements, move |_, requirement| row(pane, requirement));
    let table = element("table").child(head).child(element("tbody").child(rows));
    element("section")
        .class("words")
        .child(element("h3").child(title))
        .child(element("div").class("table").child(table))
}

fn row(pane: Pane, requirement: &Requirement) -> Element {
    let severity = severity_key(requirement.severity);
    let badge = element("span").class("badge").set("data-severity", severity).child(
        match severity_name(requirement.severity) {
            "Error" => "Must",
            "Warning" => "Should",
            _ => "May",
        },
    );
    let steps = (!requirement.steps.is_empty())
        .then(|| element("p").class("aside").child(["Only ", &requirement.steps.join(", ")].concat()));
    let asks = requirement.origins.iter().map(|asking| element("li").child(origin(pane, asking)));
    let remedy = requirement.remedy();
    let remedy = (!remedy.is_empty()).then(|| {
        let words: Content =
            if requirement.has_instruction() { element("code").child(remedy.as_str()).into() } else { prose(&remedy) };
        element("p").class("aside").child(words)
    });
    let reason =
        element("td").set("data-label", "Why").child(element("p").child(prose(&requirement.reason()))).child(remedy);
    element("tr")
        .child(
            element("th").set("scope", "row").child(badge).child(" ").child(prose(&requirement.title())).child(steps),
        )
        .child(reason)
        .child(element("td").child(element("ul").child(asks.collect::<Content>())))
}
