//! Everything worth saying, the worst first, each with the way to its control.

use super::{Pane, fix_button};
use crate::form::{prose, severity_key, severity_name};
use crate::markup::{Content, Element, button, element, live};
use engine::Problem;
use leptos::prelude::*;

/// The list.
pub(super) fn problems(pane: Pane) -> Content {
    let found = pane.session.problems();
    live(move || {
        found.with(|found| {
            let none = found.is_empty().then(|| element("p").class("empty").child("No problems"));
            untrack(|| none.into_iter().chain(found.iter().map(|problem| entry(pane, problem))).collect::<Content>())
        })
    })
}

fn entry(pane: Pane, problem: &Problem) -> Element {
    let severity = severity_key(problem.severity);
    let place = problem.place.clone();
    let line = problem.line.map(|line| [" · line ", &line.to_string()].concat()).unwrap_or_default();
    let badge = element("span").class("badge").set("data-severity", severity).child(severity_name(problem.severity));
    let go = button("button")
        .child(element("span").class("visually-hidden").child("Go to "))
        .child([place.label(), line].concat())
        .pressed(move || _ = pane.outside.focus(&place));
    element("article")
        .class("problem")
        .set("data-severity", severity)
        .child(element("h3").child(badge).child(" ").child(prose(&problem.message())))
        .child(problem.hint().map(|hint| element("p").child(prose(&hint))))
        .child(element("div").class("problem-tools").child(fix_button(pane.session, problem)).child(go))
}
