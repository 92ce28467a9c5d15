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
pub use problems::{prose, severity_key, severity_name};

use crate::session::Session;
use engine::field::Section;
use group::{Group, group};
use leptos::prelude::*;

/// The form.
pub fn form(session: Session) -> AnyView {
    let sections = Section::ALL.map(|section| group(session, Group::Section(section), rows::section(session, section)));
    view! {
        <section class="form" aria-labelledby="form" on:focusout=move |_| session.seal()>
            <h2 class="visually-hidden" id="form">"What the pipeline needs"</h2>
            {goal::goal(session)}
            {release::release(session)}
            <div class="groups">
                {group(session, Group::Stack, stack::stack(session))}
                {group(session, Group::Integrations, integrations::integrations(session))}
                {sections.into_iter().collect_view()}
            </div>
        </section>
    }
    .into_any()
}
