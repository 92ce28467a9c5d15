//! The tabs: which there are for a goal, and how arrow keys go from one to the next.

use super::PANEL;
use crate::form::severity_key;
use crate::markup::{Content, Element, button, element, live};
use crate::session::{Panel, Session, Slice, slice};
use engine::config::Goal;
use leptos::prelude::*;

/// The outputs that a goal has, in the order of the tabs.
pub const fn offered(goal: Goal) -> &'static [Panel] {
    use Panel::{Build, Changes, Checklist, Dockerfile, Launch, Plan, Problems, Requirements, Settings};
    match goal {
        Goal::BringYourOwn => &[Dockerfile, Requirements, Settings, Build, Plan, Checklist, Launch, Changes, Problems],
        Goal::LetZenmlBuild => &[Dockerfile, Requirements, Settings, Build, Plan, Launch, Changes, Problems],
        Goal::Reuse => &[Settings, Build, Checklist, Requirements, Plan, Launch, Changes, Problems],
    }
}

/// The id of a tab.
pub const fn id(panel: Panel) -> &'static str {
    match panel {
        Panel::Dockerfile => "tab-dockerfile",
        Panel::Requirements => "tab-requirements",
        Panel::Settings => "tab-settings",
        Panel::Build => "tab-build",
        Panel::Plan => "tab-plan",
        Panel::Checklist => "tab-checklist",
        Panel::Launch => "tab-launch",
        Panel::Changes => "tab-changes",
        Panel::Problems => "tab-problems",
    }
}

/// Its name.
pub const fn label(panel: Panel) -> &'static str {
    match panel {
        Panel::Dockerfile => "Dockerfile",
        Panel::Requirements => "Requirements",
        Panel::Settings => "Settings",
        Panel::Build => "Build",
        Panel::Plan => "Plan",
        Panel::Checklist => "Checklist",
        Panel::Launch => "Launch",
        Panel::Changes => "Changes",
        Panel::Problems => "Problems",
    }
}

/// Goes to the tab after the one that is shown, or before it.
pub fn step(session: Session, forward: bool) {
    let tabs = session.config().with_untracked(|config| offered(config.goal));
    let here = tabs.iter().position(|panel| *panel == session.view.panel.get_untracked()).unwrap_or_default();
    let there = if forward { here + 1 } else { here + tabs.len().saturating_sub(1) };
    if let Some(panel) = tabs.iter().cycle().nth(there) {
        session.view.panel.set(*panel);
        browser::element::focus(id(*panel));
    }
}

/// The row of tabs.
pub fn tabs(session: Session, shown: Slice<Panel>) -> Element {
    let offered = slice(move || session.config().with(|config| offered(config.goal)));
    let go = move |key: &str| {
        let tabs = offered.get_untracked();
        let last = tabs.len().saturating_sub(1);
        let here = tabs.iter().position(|panel| *panel == shown.get_untracked()).unwrap_or_default();
        let there = match key {
            "ArrowRight" => (here + 1) % tabs.len().max(1),
            "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return false,
        };
        if let Some(panel) = tabs.get(there) {
            session.view.panel.set(*panel);
            browser::element::focus(id(*panel));
        }
        true
    };
    let buttons = live(move || offered.get().iter().map(|panel| tab(session, shown, *panel)).collect::<Content>());
    element("div")
        .class("tabs")
        .set("role", "tablist")
        .set("aria-label", "Outputs")
        .on("keydown", move |event| {
            if go(&event.key()) {
                event.prevent_default();
            }
        })
        .child(buttons)
}

fn tab(session: Session, shown: Slice<Panel>, panel: Panel) -> Element {
    let selected = move || shown.get() == panel;
    button("")
        .set("role", "tab")
        .set("id", id(panel))
        .set("aria-controls", PANEL)
        .holds("aria-selected", selected)
        .live("tabindex", move || String::from(if selected() { "0" } else { "-1" }))
        .pressed(move || session.view.panel.set(panel))
        .child(label(panel))
        .child((panel == Panel::Problems).then(|| problem_count(session)))
}

/// How many problems there are, in the colour of the worst.
fn problem_count(session: Session) -> Content {
    live(move || {
        session.problems().with(|problems| {
            let severity = severity_key(problems.first()?.severity);
            let count = problems.len().to_string();
            Some(element("span").class("badge").set("data-severity", severity).child(count))
        })
    })
}
