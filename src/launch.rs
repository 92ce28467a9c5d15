//! Launching a run on a ZenML server: one column of steps, from the login to the end of the run.

mod check;
mod deputy;
mod earlier;
mod following;
mod images;
mod kept;
mod launching;
mod listed;
mod log;
mod login;
mod parameters;
mod plan;
mod run;
mod server;
mod step;
mod target;
mod through;
mod trouble;
mod wording;

pub use deputy::{Reach, Ready, Sending};
pub use following::{End, Following, Proven, Stop};
pub use kept::{Keep, Kept};
pub use launching::{Asked, InForm, Launching, Line, Progress};
pub use listed::{Entry, Listed};
pub use login::{Login, Way};
pub use run::RUN;
pub use through::Through;
pub use trouble::Trouble;
pub use wording::{obstacles, would_build, would_take};

use crate::controls::Tie;
use crate::markup::{Content, Element, element, live};
use crate::outside::launching::{remember_at_start, remember_orders};
use crate::panels::Pane;
use crate::session::{Binding, ON, slice};
use leptos::prelude::*;

/// The state at the beginning: nobody is logged in, and nobody is asked.
pub fn begin() -> Launching {
    let launching = Launching::new();
    remember_at_start(launching);
    remember_orders(launching);
    launching
}

/// What the tab shows.
pub fn body(pane: Pane, launching: Launching) -> Content {
    let way = slice(move || launching.through());
    let steps = live(move || {
        let way = way.get();
        untrack(|| match way {
            Through::Server => through_server(pane, launching),
            deputy => deputy::steps(pane, launching, deputy),
        })
    });
    element("ol").class("launch").child(through::through(launching)).child(steps).into()
}

/// The steps where a server starts the run.
fn through_server(pane: Pane, launching: Launching) -> Content {
    let draft = plan::draft(pane.session, launching);
    let steps = [
        server::server(pane, launching),
        target::target(pane, launching),
        images::images(pane, launching, draft),
        parameters::parameters(launching),
        check::check(pane, launching, draft),
        run::run(launching),
    ];
    steps.into_iter().collect()
}

/// A text of the screen as a control has it.
fn bound(text: RwSignal<String>) -> Binding {
    Binding { value: slice(move || text.get()), set: Callback::new(move |typed| text.set(typed)) }
}

/// A truth of the screen as a box has it.
fn ticked(truth: RwSignal<bool>) -> Binding {
    let value = slice(move || if truth.get() { ON.to_owned() } else { String::new() });
    Binding { value, set: Callback::new(move |text| truth.set(text == ON)) }
}

/// A control under its label.
fn field(id: &str, label: &str, control: Content) -> Element {
    let head = element("div").class("field-head").child(element("label").set("for", id).child(label));
    element("div").class("field").child(head).child(control)
}

/// A control's tie with an example.
fn tie(id: &str, example: &'static str) -> Tie {
    Tie { example, ..Tie::plain(id) }
}
