//! A document on screen: each line with its origin, by mouse and by keyboard; copy and download.

use super::Pane;
use super::colour::tokens;
use super::why::labels;
use crate::chrome::icon;
use crate::markup::{Content, Element, button, element, live, rows, text};
use crate::session::{Slice, slice};
use engine::{Document, Line, Origin, Place};
use leptos::prelude::*;

/// A document under its name, or under a title where there is one. `empty` is said where it has no lines. `id` is its
/// own on the page.
pub(super) fn listing(
    pane: Pane,
    id: &'static str,
    title: &'static str,
    document: Slice<Document>,
    empty: &'static str,
) -> Element {
    let count = slice(move || document.with(|document| document.lines.len()));
    let filled = slice(move || count.get() > 0);
    let name =
        move || if title.is_empty() { document.with(|document| document.name.clone()) } else { title.to_owned() };
    let size = move || match count.get() {
        1 => "1 line".to_owned(),
        count => count.to_string() + " lines",
    };
    let head = element("div")
        .class("listing-head")
        .child(element("h3").set("id", id).child(text(name)))
        .child(element("span").class("listing-size").child(text(size)))
        .child(live(move || filled.get().then(|| tools(pane, document))));
    let body = live(move || match filled.get() {
        true => lines(pane, id, document, count),
        false => element("p").class("listing-empty").child(empty),
    });
    element("article").class("listing").set("aria-labelledby", id).child(head).child(body)
}

fn tools(pane: Pane, document: Slice<Document>) -> Content {
    let outside = pane.outside;
    let tool = |name: &str, icon_class: &str| {
        let about = text(move || document.with(|document| [" ", &document.name].concat()));
        button("plain-button")
            .child(icon(icon_class))
            .child(name)
            .child(element("span").class("visually-hidden").child(about))
    };
    let copy = tool("Copy", "icon icon-copy").pressed(move || outside.copy(&document.with_untracked(Document::text)));
    let save =
        tool("Download", "icon icon-save").pressed(move || document.with_untracked(|document| outside.save(document)));
    [copy, save].into_iter().collect()
}

/// The lines. One of them is in the order of the Tab key; arrow keys go on from there, Enter leads to the control.
fn lines(pane: Pane, id: &'static str, document: Slice<Document>, count: Slice<usize>) -> Element {
    let here = RwSignal::new(0_usize);
    let go = move |key: &str| {
        let last = count.get_untracked().saturating_sub(1);
        let position = here.get_untracked().min(last);
        let there = match key {
            "ArrowDown" => (position + 1).min(last),
            "ArrowUp" => position.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" => {
                let place = document.with_untracked(|document| document.lines.get(position).and_then(place_of));
                return place.is_some_and(|place| pane.outside.focus(&place));
            }
            _ => return false,
        };
        browser::element::focus(&line_id(id, there))
    };
    element("div")
        .class("lines")
        .set("role", "listbox")
        .set("aria-labelledby", id)
        .on("mouseleave", move |_| pane.pointed.set(None))
        .on("focusout", move |_| pane.held.set(None))
        .on("keydown", move |event| {
            if go(&event.key()) {
                event.prevent_default();
            }
        })
        .child(rows(move || count.get(), move |position| line(pane, id, position, document, here)))
}

fn line(pane: Pane, id: &str, position: usize, document: Slice<Document>, here: RwSignal<usize>) -> Element {
    // Only a line that is another than before is drawn anew.
    let line = slice(move || document.with(|document| document.lines.get(position).cloned()));
    let origins = move || line.with_untracked(|line| line.as_ref().map(|line| line.origins.clone()));
    let marked = slice(move || {
        pane.session.view.marked.with(|place| {
            line.with(|line| place.as_ref().zip(line.as_ref()).is_some_and(|(place, line)| asked_for_by(line, place)))
        })
    });
    let language = document.with_untracked(|document| document.language);
    element("div")
        .class("line")
        .set("role", "option")
        .set("id", &line_id(id, position))
        .live("tabindex", move || String::from(if here.get() == position { "0" } else { "-1" }))
        .holds("aria-selected", move || marked.get())
        .on("mouseenter", move |_| pane.pointed.set(origins()))
        .on("focus", move |_| {
            here.set(position);
            pane.held.set(origins());
        })
        .child(live(move || line.with(|line| line.as_ref().map(|line| content(pane, language, line)))))
}

/// The mark in the gutter, the text in its colours, and the reason for whoever hears the line.
fn content(pane: Pane, language: engine::Language, line: &Line) -> Content {
    // An empty line needs no mark; its reason is still there for whoever goes to it.
    let (letter, kind, _) = line.origins.first().filter(|_| !line.text.is_empty()).map_or(("", "", ""), mark);
    let origin = element("span").class("origin").set("aria-hidden", "true").set("data-origin", kind).child(letter);
    let origin = match place_of(line) {
        Some(place) => origin.set("data-jump", "true").pressed(move || _ = pane.outside.focus(&place)),
        None => origin,
    };
    let span = |(class, text): (&str, String)| -> Content {
        if class.is_empty() { text.into() } else { element("span").class(class).child(text).into() }
    };
    let code = element("code").child(tokens(language, &line.text).into_iter().map(span).collect::<Content>());
    let reason = [", because of ", &labels(&line.origins)].concat();
    [origin, code, element("span").class("visually-hidden").child(reason)].into_iter().collect()
}

/// A mark in the gutter, its colour in the stylesheet, and what it stands for.
type Mark = (&'static str, &'static str, &'static str);

const YOU: Mark = ("●", "you", "you");
const STACK: Mark = ("S", "stack", "stack");
const INTEGRATION: Mark = ("I", "integration", "integration");
const ZENML: Mark = ("Z", "zenml", "ZenML");
const RECIPE: Mark = ("R", "recipe", "recipe");

/// The marks, in the order in which they are explained.
pub(super) const LEGEND: [Mark; 5] = [YOU, STACK, INTEGRATION, ZENML, RECIPE];

const fn mark(origin: &Origin) -> Mark {
    match origin {
        Origin::Zenml => ZENML,
        Origin::Recipe => RECIPE,
        Origin::Component(..) | Origin::CodeRepository(_) | Origin::Place(Place::Component(..)) => STACK,
        Origin::Integration(_) => INTEGRATION,
        Origin::Place(_) => YOU,
    }
}

/// The control that asked for a line first.
fn place_of(line: &Line) -> Option<Place> {
    line.origins.iter().find_map(Origin::place)
}

/// Whether a line is there because of a place. A component's origin names its type alone.
fn asked_for_by(line: &Line, place: &Place) -> bool {
    line.origins.iter().filter_map(Origin::place).any(|origin| match (&origin, place) {
        (Place::Component(asked, _), Place::Component(here, _)) => asked == here,
        _ => origin == *place,
    })
}

fn line_id(id: &str, position: usize) -> String {
    [id, "-", &position.to_string()].concat()
}
