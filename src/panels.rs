//! The outputs: a sentence on what happens, tabs, and what the chosen one shows.

mod build;
mod changes;
mod changes_since;
mod checklist;
mod checks;
mod colour;
mod context;
mod dockerfile;
mod effect;
mod images;
mod listing;
mod mending;
mod plan;
mod plan_drawing;
mod problems;
mod requirements;
mod resolution;
mod settings;
pub mod tabs;
mod taking;
mod why;

pub use changes_since::changes;
pub use checks::checks;
pub use effect::show_effect;
pub use mending::fix_button;
pub use taking::{archive, as_markdown};

use crate::chrome::coming;
use crate::markup::{Content, Element, element, live};
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
pub struct Pane {
    session: Session,
    outside: Outside,
    /// The line that a person points at.
    pointed: RwSignal<Option<Pointed>>,
    /// The line that the keyboard is on.
    held: RwSignal<Option<Pointed>>,
}

/// A line that a person looks at.
#[derive(Debug, Clone, PartialEq)]
struct Pointed {
    /// Why it is there.
    origins: Vec<Origin>,
    /// What it does, where that is known.
    about: Option<String>,
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
            untrack(|| element("div").class("panel-stack").child(shown_in(pane, panel)))
        }));
    element("section")
        .class("outputs")
        .set("id", OUTPUTS)
        .set("tabindex", "-1")
        .set("aria-labelledby", "outputs-heading")
        .child(element("h2").class("visually-hidden").set("id", "outputs-heading").child("Outputs"))
        .child(plan::plan(session, outside))
        .child(tabs(session, shown))
        .child(why::why(pane, shown))
        .child(panel)
}

/// What a tab shows. The Dockerfile is there at once; everything else comes with its part.
fn shown_in(pane: Pane, panel: Panel) -> Content {
    if panel == Panel::Dockerfile {
        return dockerfile::dockerfile(pane);
    }
    let session = pane.session;
    live(move || match session.rest.with(|outputs| outputs.map(|outputs| outputs.panel)) {
        Some(part) => untrack(|| part(pane, panel)),
        None => coming(session.view.missing_part, move || pane.outside.fetch_rest()).into(),
    })
}

/// What each of the other tabs shows.
pub fn panel(pane: Pane, panel: Panel) -> Content {
    match panel {
        Panel::Dockerfile => dockerfile::dockerfile(pane),
        Panel::Requirements => requirements::requirements(pane),
        Panel::Settings => settings::settings(pane),
        Panel::Build => build::build(pane),
        Panel::Plan => plan_drawing::plan_drawing(pane),
        Panel::Checklist => checklist::checklist(pane),
        Panel::Changes => changes_since::changes_since(pane),
        Panel::Problems => problems::problems(pane),
    }
}

impl Pane {
    /// A document that follows from the whole situation.
    fn document(self, make: impl Fn(&Situation<'_>) -> Document + Send + Sync + 'static) -> Slice<Document> {
        let session = self.session;
        slice(move || {
            session.catalog().with(|catalog| session.config().with(|config| make(&Situation::of(config, catalog))))
        })
    }
}
