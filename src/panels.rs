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

use crate::outside::Outside;
use crate::session::{Panel, Session, slice};
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
pub fn outputs(session: Session, outside: Outside) -> AnyView {
    let pane = Pane { session, outside, pointed: RwSignal::new(None), held: RwSignal::new(None) };
    let shown = slice(move || {
        let offered = session.config().with(|config| tabs::offered(config.goal));
        let chosen = session.view.panel.get();
        // A tab that the goal does not offer waits for the goal that does.
        if offered.contains(&chosen) { chosen } else { offered.first().copied().unwrap_or_default() }
    });
    let panel = move || {
        let panel = shown.get();
        pane.pointed.set(None);
        pane.held.set(None);
        untrack(|| pane.panel(panel))
    };
    view! {
        <section class="outputs" id=OUTPUTS tabindex="-1" aria-labelledby="outputs-heading">
            <h2 class="visually-hidden" id="outputs-heading">"Outputs"</h2>
            {plan::plan(session)}
            {tabs(session, shown)}
            {why::why(pane)}
            <div class="panel" id=PANEL role="tabpanel" tabindex="0" aria-labelledby=move || tabs::id(shown.get())>
                {panel}
            </div>
        </section>
    }
    .into_any()
}

impl Pane {
    fn panel(self, panel: Panel) -> AnyView {
        match panel {
            Panel::Dockerfile => dockerfile::dockerfile(self),
            Panel::Requirements => requirements::requirements(self),
            Panel::Resolution => resolution::resolution(self),
            Panel::Settings => settings::settings(self),
            Panel::Commands => commands::commands(self),
            Panel::Workflow => commands::workflow(self),
            Panel::Problems => problems::problems(self),
        }
    }

    /// A document that follows from the whole situation.
    fn document(self, make: impl Fn(&Situation<'_>) -> Document + Send + Sync + 'static) -> Memo<Document> {
        let session = self.session;
        slice(move || {
            session.catalog().with(|catalog| session.config().with(|config| make(&Situation::of(config, catalog))))
        })
    }
}
