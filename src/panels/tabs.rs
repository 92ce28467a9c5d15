//! The tabs: which there are for a goal, and how arrow keys go from one to the next.

use super::PANEL;
use crate::form::severity_key;
use crate::session::{Panel, Session, slice};
use browser::element;
use engine::config::Goal;
use leptos::prelude::*;

/// The outputs that a goal has, in the order of the tabs.
pub const fn offered(goal: Goal) -> &'static [Panel] {
    use Panel::{Commands, Dockerfile, Problems, Requirements, Resolution, Settings, Workflow};
    match goal {
        Goal::BringYourOwn => &[Dockerfile, Requirements, Resolution, Commands, Workflow, Settings, Problems],
        Goal::LetZenmlBuild => &[Dockerfile, Requirements, Resolution, Settings, Commands, Problems],
        Goal::Reuse => &[Settings, Commands, Requirements, Resolution, Problems],
    }
}

/// The id of a tab.
pub const fn id(panel: Panel) -> &'static str {
    match panel {
        Panel::Dockerfile => "tab-dockerfile",
        Panel::Requirements => "tab-requirements",
        Panel::Resolution => "tab-resolution",
        Panel::Settings => "tab-settings",
        Panel::Commands => "tab-commands",
        Panel::Workflow => "tab-workflow",
        Panel::Problems => "tab-problems",
    }
}

const fn label(panel: Panel) -> &'static str {
    match panel {
        Panel::Dockerfile => "Dockerfile",
        Panel::Requirements => "Requirements",
        Panel::Resolution => "Resolution",
        Panel::Settings => "Settings",
        Panel::Commands => "Commands",
        Panel::Workflow => "CI workflow",
        Panel::Problems => "Problems",
    }
}

/// The row of tabs.
pub fn tabs(session: Session, shown: Memo<Panel>) -> AnyView {
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
            element::focus(id(*panel));
        }
        true
    };
    let buttons = move || offered.get().iter().map(|panel| tab(session, shown, *panel)).collect_view();
    view! {
        <div
            class="tabs"
            role="tablist"
            aria-label="Outputs"
            on:keydown=move |event| {
                if go(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            {buttons}
        </div>
    }
    .into_any()
}

fn tab(session: Session, shown: Memo<Panel>, panel: Panel) -> AnyView {
    let selected = move || shown.get() == panel;
    let count = (panel == Panel::Problems).then(|| problem_count(session));
    view! {
        <button
            type="button"
            role="tab"
            id=id(panel)
            aria-selected=move || selected().to_string()
            aria-controls=PANEL
            tabindex=move || if selected() { "0" } else { "-1" }
            on:click=move |_| session.view.panel.set(panel)
        >
            {label(panel)} {count}
        </button>
    }
    .into_any()
}

/// How many problems there are, in the colour of the worst.
fn problem_count(session: Session) -> AnyView {
    let badge = move || {
        session.problems().with(|problems| {
            let severity = severity_key(problems.first()?.severity);
            Some(view! { <span class="badge" data-severity=severity>{problems.len()}</span> })
        })
    };
    badge.into_any()
}
