//! The form: what a person decides, from the goal to the code.

mod component;
mod field;
mod goal;
mod group;
mod integrations;
mod own_flavor;
mod problems;
mod project;
mod release;
mod rows;
mod stack;
mod target;

pub use goal::GOAL;
pub use problems::{problem_list, prose, severity_key, severity_name};

use crate::markup::{Content, Element, element};
use crate::session::Session;
use engine::field::Section;
use group::{Group, group};

/// The form.
pub fn form(session: Session) -> Element {
    let sections = Section::ALL.map(|section| group(session, Group::Section(section), rows::section(session, section)));
    let groups = element("div")
        .class("groups")
        .child(group(session, Group::Stack, stack::stack(session)))
        .child(group(session, Group::Integrations, integrations::integrations(session).into()))
        .child(sections.into_iter().collect::<Content>());
    element("section")
        .class("form")
        .set("aria-labelledby", "form")
        .on("focusout", move |_| session.seal())
        .child(element("h2").class("visually-hidden").set("id", "form").child("What the pipeline needs"))
        .child(goal::goal(session))
        .child(release::release(session))
        .child(groups)
}
