//! The bar at the bottom of narrow screens: from the form to the outputs and back.

use crate::form::GOAL;
use crate::markup::{Element, button, element, text};
use crate::outside::Outside;
use crate::panels::{OUTPUTS, tabs};
use crate::session::{Panel, Session};
use leptos::prelude::*;

/// The bar; the stylesheet shows it where form and outputs are not side by side.
pub fn bottom_bar(session: Session, outside: Outside) -> Element {
    let to = |name: &str| button("").child(name);
    let count = move || session.problems().with(|problems| problems.len().to_string());
    let show_problems = move || {
        session.view.panel.set(Panel::Problems);
        // Its tab may be out of sight.
        outside.focus_id(tabs::id(Panel::Problems));
    };
    element("nav")
        .class("bottom-bar")
        .set("aria-label", "Parts of the page")
        .child(to("Form").pressed(move || _ = outside.focus_id(GOAL)))
        .child(to("Outputs").pressed(move || _ = outside.focus_id(OUTPUTS)))
        .child(to("Problems ").child(element("span").class("badge").child(text(count))).pressed(show_problems))
}
