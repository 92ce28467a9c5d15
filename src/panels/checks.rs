//! Whether an image does: what is known of it, the verdict on every requirement, and the way out.

mod given;
mod looked;
mod takeaway;
mod verdicts;

use super::Pane;
use crate::controls::{Tie, choice};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, Slice, slice};
use engine::Situation;
use engine::contract::{ImageContract, contract};
use facts::{Facts, Verdict, check};
use leptos::prelude::*;
use looked::Looked;

/// What the parts of the check share.
#[derive(Clone, Copy)]
struct Desk {
    pane: Pane,
    looked: StoredValue<Looked>,
    /// What is known of the image.
    facts: RwSignal<Facts>,
    /// The contract of the image that is looked at; none where ZenML builds every image.
    contract: Slice<Option<ImageContract>>,
    /// The verdict on each of its requirements; none before anything is known.
    verdicts: Slice<Vec<Verdict>>,
}

/// Everything about the check.
pub fn checks(pane: Pane) -> Content {
    let looked = Looked::of(pane.session);
    let facts = RwSignal::from(looked.facts.clone());
    let contracts = slice(move || {
        let session = pane.session;
        session.catalog().with(|catalog| {
            session
                .config()
                .with(|config| session.outcome().with(|outcome| contract(&Situation::of(config, catalog), outcome)))
        })
    });
    let chosen = RwSignal::from(looked.image.clone());
    let contract = slice(move || {
        contracts.with(|contracts| facts.with(|facts| chosen.with(|name| the_one(contracts, facts, name))))
    });
    let verdicts = slice(move || {
        contract
            .with(|contract| {
                let known = facts.with(|facts| !facts.readings.is_empty());
                let contract = contract.as_ref().filter(|_| known)?;
                Some(facts.with(|facts| check(std::slice::from_ref(contract), facts)))
            })
            .unwrap_or_default()
    });
    let desk = Desk { pane, looked: StoredValue::new(looked), facts, contract, verdicts };
    let none = slice(move || contract.with(Option::is_none));
    live(move || match none.get() {
        true => element("p").class("empty").child("ZenML builds every image itself: there is none to check."),
        false => untrack(|| {
            element("div")
                .class("panel-stack")
                .set("data-takes-files", "true")
                .on("dragover", |event| {
                    if event.holds_file() {
                        event.prevent_default();
                    }
                })
                .on("drop", move |event| {
                    if event.read_files(move |name, bytes| given::take(desk, name, bytes)) {
                        event.prevent_default();
                    }
                })
                .child(which(contracts, contract, chosen))
                .child(given::given(desk))
                .child(verdicts::verdicts(desk))
                .child(takeaway::takeaway(desk))
        }),
    })
}

/// The contract that was chosen, else that of the image whose name the facts know, else the first.
fn the_one(contracts: &[ImageContract], facts: &Facts, name: &str) -> Option<ImageContract> {
    let known = |contract: &&ImageContract| {
        let mut names = facts.readings.iter().flat_map(|reading| &reading.image.names);
        names.any(|found| found.value == contract.image)
    };
    let chosen = contracts.iter().find(|contract| !name.is_empty() && contract.image == name);
    chosen.or_else(|| contracts.iter().find(known)).or(contracts.first()).cloned()
}

/// The choice of the image, where there is more than one.
fn which(
    contracts: Slice<Vec<ImageContract>>,
    contract: Slice<Option<ImageContract>>,
    chosen: RwSignal<String>,
) -> Content {
    let several = slice(move || contracts.with(Vec::len) > 1);
    let value =
        slice(move || contract.with(|contract| contract.as_ref().map(|one| one.image.clone()).unwrap_or_default()));
    let names = move || contracts.with(|all| all.iter().map(|one| (one.image.clone(), one.image.clone())).collect());
    live(move || {
        several.get().then(|| {
            let tie = Tie::plain("check-image");
            let binding = Binding { value, set: Callback::new(move |name| chosen.set(name)) };
            element("div")
                .class("panel-tools")
                .child(element("label").class("aside").set("for", &tie.id).child("Image"))
                .child(choice(&tie, names, ToOwned::to_owned, binding))
        })
    })
}

/// A heading of the check.
fn heading(words: &str) -> Element {
    element("h3").child(words)
}
