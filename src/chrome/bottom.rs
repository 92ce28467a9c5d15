//! The bar at the bottom of narrow screens: from the form to the outputs and back.

use crate::form::GOAL;
use crate::outside::Outside;
use crate::panels::OUTPUTS;
use crate::session::{Panel, Session};
use leptos::prelude::*;

/// The bar; the stylesheet shows it where form and outputs are not side by side.
pub fn bottom_bar(session: Session, outside: Outside) -> AnyView {
    let count = move || session.problems().with(|problems| problems.len());
    let show_problems = move |_| {
        session.view.panel.set(Panel::Problems);
        outside.focus_id(OUTPUTS);
    };
    view! {
        <nav class="bottom-bar" aria-label="Parts of the page">
            <button type="button" on:click=move |_| _ = outside.focus_id(GOAL)>"Form"</button>
            <button type="button" on:click=move |_| _ = outside.focus_id(OUTPUTS)>"Outputs"</button>
            <button type="button" on:click=show_problems>
                "Problems" <span class="badge">{count}</span>
            </button>
        </nav>
    }
    .into_any()
}
