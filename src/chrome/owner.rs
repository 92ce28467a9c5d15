//! What stands above the page where it has an owner or is in a frame: a notice, configurations to begin with, what is wrong in
//! the policy, the way to the whole page.

use crate::controls::{Choice, Named, Tie, choice_of};
use crate::markup::{Content, Element, element};
use crate::outside::Outside;
use crate::session::{Binding, Session, slice};
use embedding::policy::{Fault, Policy};
use engine::Place;
use engine::share::{self, Carrier};
use leptos::prelude::*;

/// The list of an owner's configurations.
const PRESETS: &str = "owner-presets";

/// The owner's notice and configurations, and what is wrong in the policy.
pub fn above(session: Session, outside: Outside, policy: &Policy, faults: &[Fault]) -> Content {
    let notice = (!policy.notice.is_empty()).then(|| element("p").child(policy.notice.as_str()));
    let presets = (!policy.presets.is_empty()).then(|| presets(outside, policy));
    let wrong = (!faults.is_empty()).then(|| wrong(faults));
    let full = browser::frame::is_framed().then(|| full(session, outside));
    if notice.is_none() && presets.is_none() && wrong.is_none() && full.is_none() {
        return Content::Nothing;
    }
    element("section")
        .class("owner")
        .set("aria-label", "From the owner of this page")
        .child(notice)
        .child(presets)
        .child(wrong)
        .child(full)
        .into()
}

/// The way to the whole page, with what is on screen now.
fn full(session: Session, outside: Outside) -> Element {
    let page = outside.page_address();
    let address = move || {
        let link = session.shared().with(|shared| shared.as_ref().and_then(|shared| shared.link.clone().ok()));
        [&page, "#", link.as_deref().unwrap_or_default()].concat()
    };
    element("a")
        .class("owner-full")
        .live("href", address)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .child("Open in Slipway")
}

fn presets(outside: Outside, policy: &Policy) -> Element {
    let all = policy.presets.clone();
    let named = all.iter().map(|preset| (preset.key.clone(), preset.label.clone()));
    let choices: Vec<Named> = std::iter::once((String::new(), "Begin with…".to_owned())).chain(named).collect();
    let set = Callback::new(move |key: String| {
        let link = all.iter().find(|preset| preset.key == key).map(|preset| preset.link.clone());
        if let Some(mut opened) = link.and_then(|link| share::decode(&link, Carrier::Link).ok()) {
            opened.pin(catalog::releases());
            outside.load(Place::Link, opened.config);
        }
    });
    let binding = Binding { value: slice(String::new), set };
    let choices = move || choices.iter().cloned().map(Choice::from).collect();
    let list = choice_of(&Tie::plain(PRESETS), choices, ToOwned::to_owned, binding);
    let label = element("label").class("visually-hidden").set("for", PRESETS).child("Configurations of this page");
    element("div").class("owner-presets").child(label).child(list)
}

fn wrong(faults: &[Fault]) -> Element {
    let line = |fault: &Fault| {
        let place = element("code").child(fault.place.as_str());
        element("li").child(place).child([": ", &fault.message].concat())
    };
    element("div")
        .class("owner-wrong")
        .set("role", "alert")
        .child(element("p").child("The policy of this page has mistakes. What is wrong in it does not count."))
        .child(element("ul").child(faults.iter().map(line).collect::<Content>()))
}
