//! Configurations that this browser keeps: those with a name, and what other tabs were working on.

use super::FIRST;
use crate::chrome::icon;
use crate::controls::{Tie, text};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::{Outside, State};
use crate::session::{Binding, Session, slice};
use engine::Place;
use engine::share::{self, Carrier};
use leptos::prelude::*;

/// The name for the present configuration, and the list of those that are kept.
pub fn history(session: Session, outside: Outside) -> Content {
    let name = RwSignal::new(String::new());
    // How often something was kept or forgotten: the storage tells nobody.
    let changes = RwSignal::new(0_usize);
    let binding = Binding { value: slice(move || name.get()), set: Callback::new(move |text| name.set(text)) };
    let keep = move || {
        let name = name.get_untracked();
        if name.trim().is_empty() {
            outside.say("A name is missing");
            outside.focus_id(FIRST);
        } else if outside.keep_state(&name) {
            outside.say(&["Kept: ", name.trim()].concat());
            changes.update(|changes| *changes += 1);
        } else {
            outside.say("This browser keeps nothing: its storage is full or blocked");
        }
    };
    let tie = Tie { example: "AWS training", ..Tie::plain(FIRST) };
    let field = element("div")
        .class("field")
        .child(
            element("div")
                .class("field-head")
                .child(element("label").set("for", FIRST).child("Keep this configuration as")),
        )
        .child(text(&tie, binding));
    let kept = live(move || {
        changes.track();
        let (named, drafts) = (outside.states(), outside.drafts());
        let none = named.is_empty().then(|| element("p").class("empty").child("Nothing is kept under a name yet."));
        let others = (!drafts.is_empty()).then(|| element("h3").child("Left in other tabs"));
        let rows = |states: Vec<State>| {
            let rows = states.into_iter().map(|state| row(session, outside, state, changes));
            element("ul").class("states").child(rows.collect::<Content>())
        };
        Content::Several(vec![none.into(), rows(named).into(), others.into(), rows(drafts).into()])
    });
    let form = element("div").class("keep").child(field).child(button("button").child("Keep").pressed(keep));
    let about = "They stay in this browser. What looks secret is left out, as it is from a link.";
    Content::Several(vec![form.into(), element("p").class("aside").child(about).into(), kept])
}

fn row(session: Session, outside: Outside, state: State, changes: RwSignal<usize>) -> Element {
    let name = if state.name.is_empty() { "Draft".to_owned() } else { state.name.clone() };
    let about = element("span").class("visually-hidden").child([" ", &name].concat());
    let (text, gone) = (state.text.clone(), state.clone());
    let open = button("button").child("Open").child(about).pressed(move || match share::decode(&text, Carrier::File) {
        Ok(opened) => {
            session.view.dialog.set(None);
            outside.load(Place::Link, opened.config);
        }
        Err(refused) => outside.say(&["It cannot be opened: ", &refused.why].concat()),
    });
    let forget = button("plain-button")
        .child(icon("icon icon-close"))
        .child("Forget")
        .child(element("span").class("visually-hidden").child([" ", &name].concat()))
        .pressed(move || {
            gone.forget();
            changes.update(|changes| *changes += 1);
        });
    element("li")
        .child(element("strong").child(name))
        .child(element("span").class("aside").child(state.written_time()))
        .child(open)
        .child(forget)
}
