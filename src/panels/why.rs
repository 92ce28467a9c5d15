//! Why the line is there that a person points at, and the way to what they decided.

use super::listing::LEGEND;
use super::{Pane, Pointed};
use crate::chrome::icon;
use crate::form::prose;
use crate::markup::{Content, Element, button, element, live};
use crate::session::{Panel, Slice, slice};
use engine::{Origin, Place};
use leptos::prelude::*;

/// The line under the tabs. Its height never changes.
pub(super) fn why(pane: Pane, shown: Slice<Panel>) -> Element {
    let pointed = slice(move || pane.pointed.get().or_else(|| pane.held.get()));
    let words = live(move || match pointed.get() {
        None => legend(),
        Some(pointed) => reasons(pane, &pointed),
    });
    let without = move || matches!(shown.get(), Panel::Plan | Panel::Checklist | Panel::Changes | Panel::Problems);
    element("div").class("why").flag("hidden", without).child(words)
}

fn reasons(pane: Pane, pointed: &Pointed) -> Content {
    let words = element("span").class("why-words").child(element("strong").child("Why: "));
    let words = words.child(labels(&pointed.origins));
    let about = pointed.about.as_ref().map(|about| element("span").class("why-about").child(prose(about)));
    let jumps = places(&pointed.origins).into_iter().map(|place| {
        let label = place.label();
        leading(pane, place, &label)
    });
    let first = element("div").child(std::iter::once(words).chain(jumps).collect::<Content>());
    Content::Several(vec![first.into(), about.into()])
}

/// What the marks beside the lines stand for, as long as no line is pointed at.
fn legend() -> Content {
    let marks = LEGEND.into_iter().map(|(mark, kind, name)| {
        let mark = element("span").class("origin").set("data-origin", kind).set("aria-hidden", "true").child(mark);
        element("li").child(mark).child(" ").child(name)
    });
    let question = element("span").class("why-words").child("Why is a line there?");
    let first = element("div").child(question).child(element("ul").class("legend").child(marks.collect::<Content>()));
    let second =
        element("span").class("why-about").child("Point at a line, or go through the lines with the arrow keys.");
    [first, second].into_iter().collect()
}

/// An origin in words; where a person decided it, a button that leads there.
pub(super) fn origin(pane: Pane, origin: &Origin) -> Element {
    match origin.place() {
        Some(place) => leading(pane, place, &origin.label()),
        None => element("span").class("aside").child(origin.label()),
    }
}

/// A button that leads to the control of a place.
fn leading(pane: Pane, place: Place, label: &str) -> Element {
    button("plain-button")
        .child(icon("icon icon-jump"))
        .child(element("span").class("visually-hidden").child("Go to "))
        .child(label)
        .pressed(move || _ = pane.outside.focus(&place))
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
