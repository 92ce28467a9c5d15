//! A document on screen: each line with its origin, by mouse and by keyboard; copy and download.

use super::colour::tokens;
use super::why::labels;
use super::{Pane, Pointed, changes};
use crate::chrome::icon;
use crate::markup::{Content, Element, button, element, live, numbered, text};
use crate::session::{Slice, slice};
use browser::event::Event;
use browser::node::Node;
use engine::{Document, Language, Line, Origin, Place};
use leptos::prelude::*;

/// A document under its name, or under a title where there is one. `empty` is said where it has no lines. `id` is its
/// own on the page.
pub fn listing(
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
        true => lines(pane, id, document),
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
            .child(element("span").class("tool-name").child(name))
            .child(element("span").class("visually-hidden").child(about))
    };
    let copy = tool("Copy", "icon icon-copy").pressed(move || outside.copy(&document.with_untracked(Document::text)));
    let save =
        tool("Download", "icon icon-save").pressed(move || document.with_untracked(|document| outside.save(document)));
    let markdown =
        tool("Markdown", "icon icon-markdown").set("title", "Copy as Markdown, with the link").pressed(move || {
            if let Some(rest) = pane.session.rest.get_untracked() {
                let page = outside.page_address();
                outside.copy(&document.with_untracked(|document| (rest.as_markdown)(pane.session, document, &page)));
            }
        });
    [copy, markdown, save].into_iter().collect()
}

/// The lines. One of them is in the order of the Tab key; arrow keys go on from there, Enter leads to the control. What
/// happens to a line is heard by the list, and what changes its marks is done by the list, because lines are many.
fn lines(pane: Pane, id: &'static str, document: Slice<Document>) -> Element {
    let here = RwSignal::new(0_usize);
    let line_at = move |position: usize| document.with_untracked(|document| document.lines.get(position).cloned());
    let position_of = move |event: &Event| {
        event.id_of_nearest(".line").and_then(|line| line.rsplit_once('-')?.1.parse::<usize>().ok())
    };
    let language = document.with_untracked(|document| document.language);
    let pointed_at = move |position: usize| {
        let explain = pane.session.rest.get_untracked().filter(|_| language == Language::Dockerfile)?.explain;
        document.with_untracked(|document| explain(document, position))
    };
    let pointed_at = move |position: usize| {
        line_at(position).map(|line| Pointed { origins: line.origins, about: pointed_at(position) })
    };
    let lead = move |position: Option<usize>| {
        let place = position.and_then(line_at).as_ref().and_then(place_of);
        place.is_some_and(|place| pane.outside.focus(&place))
    };
    let go = move |key: &str| {
        let last = document.with_untracked(|document| document.lines.len().saturating_sub(1));
        let position = here.get_untracked().min(last);
        let there = match key {
            "ArrowDown" => (position + 1).min(last),
            "ArrowUp" => position.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" => return lead(Some(position)),
            _ => return false,
        };
        browser::element::focus(&line_id(id, there))
    };
    let row = move |position: usize, line: &Line| {
        let marked = pane.session.view.marked.with(|place| is_marked(line, place.as_ref()));
        element("div")
            .class("line")
            .set("role", "option")
            .set("tabindex", if here.get() == position { "0" } else { "-1" })
            .set("aria-selected", if marked { "true" } else { "false" })
            .child(content(language, line))
    };
    element("div")
        .class("lines")
        .set("role", "listbox")
        .set("aria-labelledby", id)
        .on("mouseover", move |event| pane.pointed.set(position_of(&event).and_then(pointed_at)))
        .on("mouseleave", move |_| pane.pointed.set(None))
        .on("click", move |event| {
            // A press on the text selects it or puts the caret there; the mark beside it leads to the control.
            if event.is_in(".origin") {
                lead(position_of(&event));
            }
        })
        .on("focusin", move |event| {
            if let Some(position) = position_of(&event) {
                here.set(position);
                pane.held.set(pointed_at(position));
            }
        })
        .on("focusout", move |_| pane.held.set(None))
        .on("keydown", move |event| {
            if go(&event.key()) {
                event.prevent_default();
            }
        })
        .child(numbered(id, move || document.with(|document| document.lines.clone()), row))
        .follow(stop_at(here, document))
        .follow(mark(pane, document))
        .follow(changes::follow(document))
}

/// Keeps one line in the order of the Tab key.
fn stop_at(here: RwSignal<usize>, document: Slice<Document>) -> impl FnMut(&Node) {
    let mut before: Option<Node> = None;
    move |list| {
        let last = document.with(|document| document.lines.len().saturating_sub(1));
        let now = list.child_at(here.get().min(last));
        // The line may have moved since.
        if let Some(before) = before.replace(now.clone()) {
            before.set_attribute("tabindex", Some("-1"));
        }
        now.set_attribute("tabindex", Some("0"));
    }
}

/// Keeps the lines marked that are there because of the place that has the focus. New lines come with their mark.
fn mark(pane: Pane, document: Slice<Document>) -> impl FnMut(&Node) {
    let mut before: Option<Place> = None;
    move |list| {
        let now = pane.session.view.marked.get();
        document.with(|document| {
            let lines = document.lines.iter().enumerate().filter(|_| now != before);
            for (position, line) in lines {
                // Only where it is another than before: with a long list marked, the browser would lay all of it out anew.
                let marked = is_marked(line, now.as_ref());
                if marked != is_marked(line, before.as_ref()) {
                    list.child_at(position).set_attribute("aria-selected", Some(if marked { "true" } else { "false" }));
                }
            }
        });
        before = now;
    }
}

/// The mark in the gutter, the text in its colours, and the reason for whoever hears the line.
fn content(language: Language, line: &Line) -> Content {
    // An empty line needs no mark; its reason is still there for whoever goes to it.
    let (letter, kind, _) = line.origins.first().filter(|_| !line.text.is_empty()).map_or(("", "", ""), sign);
    let origin = element("span").class("origin").set("aria-hidden", "true").set("data-origin", kind).child(letter);
    let origin = match place_of(line) {
        Some(_) => origin.set("data-jump", "true"),
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

const fn sign(origin: &Origin) -> Mark {
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
fn is_marked(line: &Line, place: Option<&Place>) -> bool {
    let Some(place) = place else { return false };
    line.origins.iter().filter_map(Origin::place).any(|origin| match (&origin, place) {
        (Place::Component(asked, _), Place::Component(here, _)) => asked == here,
        _ => origin == *place,
    })
}

fn line_id(id: &str, position: usize) -> String {
    [id, "-", &position.to_string()].concat()
}
