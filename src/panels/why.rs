//! Why the line is there that a person points at, and the way to what they decided.

use super::Pane;
use super::listing::LEGEND;
use crate::session::slice;
use engine::{Origin, Place};
use leptos::prelude::*;

/// The line under the tabs. Its height never changes.
pub(super) fn why(pane: Pane) -> AnyView {
    let origins = slice(move || pane.pointed.get().or_else(|| pane.held.get()));
    let words = move || match origins.get() {
        None => legend(),
        Some(origins) => {
            let jumps = places(&origins).into_iter().map(|place| jump(pane, place)).collect_view();
            view! {
                <span class="why-words"><strong>"Why: "</strong> {labels(&origins)}</span>
                {jumps}
            }
            .into_any()
        }
    };
    view! { <div class="why">{words}</div> }.into_any()
}

/// What the marks beside the lines stand for, as long as no line is pointed at.
fn legend() -> AnyView {
    let marks = LEGEND.map(|(mark, kind, name)| {
        view! { <li><span class="origin" data-origin=kind aria-hidden="true">{mark}</span> {name}</li> }
    });
    view! {
        <span class="why-words">"Why is a line there?"</span>
        <ul class="legend">{marks.into_iter().collect_view()}</ul>
    }
    .into_any()
}

/// A button that leads to the control of a place.
fn jump(pane: Pane, place: Place) -> AnyView {
    let label = place.label();
    leading(pane, place, label)
}

/// An origin in words; where a person decided it, a button that leads there.
pub(super) fn origin(pane: Pane, origin: &Origin) -> AnyView {
    match origin.place() {
        Some(place) => leading(pane, place, origin.label()),
        None => view! { <span class="aside">{origin.label()}</span> }.into_any(),
    }
}

fn leading(pane: Pane, place: Place, label: String) -> AnyView {
    view! {
        <button class="plain-button" type="button" on:click=move |_| _ = pane.outside.focus(&place)>
            <span class="icon icon-jump" aria-hidden="true"></span>
            <span class="visually-hidden">"Go to "</span>
            {label}
        </button>
    }
    .into_any()
}

/// The origins in words, each once.
pub(super) fn labels(origins: &[Origin]) -> String {
    let mut labels: Vec<String> = Vec::new();
    for origin in origins {
        let label = origin.label();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join(" · ")
}

/// The controls that the origins lead to, each once.
fn places(origins: &[Origin]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for place in origins.iter().filter_map(Origin::place) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
