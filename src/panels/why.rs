//! Why the line is there that a person points at, and the way to what they decided.

use super::Pane;
use engine::{Origin, Place};
use leptos::prelude::*;

/// The line under the tabs. Its height never changes.
pub(super) fn why(pane: Pane) -> AnyView {
    let origins = Memo::new(move |_| pane.pointed.get().or_else(|| pane.held.get()));
    let words = move || {
        match origins.get() {
        None => view! { <span class="why-words why-idle">"Point at a line, or go to it by arrow keys, to see why it is there"</span> }
            .into_any(),
        Some(origins) => {
            let jumps = places(&origins).into_iter().map(|place| jump(pane, place)).collect_view();
            view! {
                <span class="why-words"><strong>"Why: "</strong> {labels(&origins)}</span>
                {jumps}
            }
            .into_any()
        }
    }
    };
    view! { <div class="why">{words}</div> }.into_any()
}

/// A button that leads to the control of a place.
pub(super) fn jump(pane: Pane, place: Place) -> AnyView {
    let label = place.label();
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
