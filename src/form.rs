//! The form: what a person decides, from the goal to the code.

mod component;
mod effective;
mod field;
mod goal;
mod group;
mod integrations;
mod offers;
mod own_flavor;
mod preset;
mod problems;
mod project;
mod release;
mod rows;
mod stack;
mod steps;
mod target;

pub use goal::{GOAL, goal_name};
pub use integrations::{SEARCH, integration_names};
pub use offers::{OFFERS, Offers, Preset};
pub use problems::{problem_list, prose, severity_key, severity_name};
pub use steps::{add_step, steps};

use crate::chrome::icon;
use crate::controls::check;
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{Binding, Dialog, ON, Session, slice};
use engine::field::Section;
use group::{Group, group};
use leptos::prelude::*;

/// The form.
pub fn form(session: Session, outside: Outside) -> Element {
    let sections = Section::ALL.map(|section| group(session, Group::Section(section), rows::section(session, section)));
    let groups = element("div")
        .class("groups")
        .child(group(session, Group::Stack, stack::stack(session)))
        .child(group(session, Group::Integrations, integrations::integrations(session).into()))
        .child(sections.into_iter().collect::<Content>())
        .child(group(session, Group::Steps, live(move || steps_part(session, outside))));
    element("section")
        .class("form")
        .set("aria-labelledby", "form")
        .on("focusout", move |_| session.seal())
        .child(element("h2").class("visually-hidden").set("id", "form").child("What the pipeline needs"))
        .holds("data-only-set", move || session.view.only_set.get())
        .child(goal::goal(session))
        .child(release::release(session))
        .child(tools(session, outside))
        .child(groups)
}

/// What is done with the whole form.
fn tools(session: Session, outside: Outside) -> Element {
    let import = button("plain-button")
        .child(icon("icon icon-import"))
        .child("Import")
        .set("aria-haspopup", "dialog")
        .pressed(move || outside.open(Dialog::Import));
    element("div").class("form-tools").child(only_set(session)).child(import)
}

/// The switch between all fields and those that are set.
fn only_set(session: Session) -> Element {
    let only = session.view.only_set;
    let value = slice(move || if only.get() { ON.to_owned() } else { String::new() });
    let binding = Binding { value, set: Callback::new(move |value| only.set(value == ON)) };
    check("only-set", "Show only what is set", binding)
}

/// The steps, as soon as their part is there.
fn steps_part(session: Session, outside: Outside) -> Option<Content> {
    let steps = session.rest.with(|rest| rest.map(|rest| rest.steps))?;
    Some(untrack(|| steps(session, outside)))
}
