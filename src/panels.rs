//! The outputs: a sentence on what happens, tabs, and what the chosen one shows.

mod colour;
mod commands;
mod dockerfile;
mod listing;
mod plan;
mod problems;
mod requirements;
mod resolution;
mod settings;
mod tabs;
mod why;

use crate::markup::{Element, element, live};
use crate::outside::Outside;
use crate::session::{Panel, Session, Slice, slice};
use engine::{Document, Origin, Situation};
use leptos::prelude::*;
use tabs::tabs;

/// The id of the outputs.
pub const OUTPUTS: &str = "outputs";

/// The id of what the chosen tab shows.
const PANEL: &str = "panel";

/// What the parts of the outputs share.
#[derive(Clone, Copy)]
struct Pane {
    session: Session,
    outside: Outside,
    /// The origins of the line that a person points at.
    pointed: RwSignal<Option<Vec<Origin>>>,
    /// The origins of the line that the keyboard is on.
    held: RwSignal<Option<Vec<Origin>>>,
}

/// The outputs.
pub fn outputs(session: Session, outside: Outside) -> Element {
    let pane = Pane { session, outside, pointed: RwSignal::new(None), held: RwSignal::new(None) };
    let shown = slice(move || {
        let offered = session.config().with(|config| tabs::offered(config.goal));
        let chosen = session.view.panel.get();
        // A tab that the goal does not offer waits for the goal that does.
        if offered.contains(&chosen) { chosen } else { offered.first().copied().unwrap_or_default() }
    });
    let panel = element("div")
        .class("panel")
        .set("id", PANEL)
        .set("role", "tabpanel")
        .set("tabindex", "0")
        .live("aria-labelledby", move || tabs::id(shown.get()).to_owned())
        .child(live(move || {
            let panel = shown.get();
            pane.pointed.set(None);
            pane.held.set(None);
            untrack(|| pane.panel(panel))
        }));
    element("section")
        .class("outputs")
        .set("id", OUTPUTS)
        .set("tabindex", "-1")
        .set("aria-labelledby", "outputs-heading")
        .child(element("h2").class("visually-hidden").set("id", "outputs-heading").child("Outputs"))
        .child(plan::plan(session))
        .child(tabs(session, shown))
        .child(why::why(pane))
        .child(panel)
}

impl Pane {
    fn panel(self, panel: Panel) -> Element {
        let panel = match panel {
            Panel::Dockerfile => dockerfile::dockerfile(self),
            Panel::Requirements => requirements::requirements(self),
            Panel::Resolution => resolution::resolution(self),
            Panel::Settings => settings::settings(self),
            Panel::Commands => commands::commands(self),
            Panel::Workflow => commands::workflow(self),
            Panel::Problems => problems::problems(self),
        };
        element("div").class("panel-stack").child(panel)
    }

    /// A document that follows from the whole situation.
    fn document(self, make: impl Fn(&Situation<'_>) -> Document + Send + Sync + 'static) -> Slice<Document> {
        let session = self.session;
        slice(move || {
            session.catalog().with(|catalog| session.config().with(|config| make(&Situation::of(config, catalog))))
        })
    }
}
