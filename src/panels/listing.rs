//! A document on screen: each line with its origin, by mouse and by keyboard; copy and download.

use super::Pane;
use super::colour::tokens;
use super::why::labels;
use crate::session::slice;
use browser::element;
use engine::{Document, Line, Origin, Place};
use leptos::prelude::*;

/// A document under its name. `empty` is said where it has no lines. `id` is its own on the page.
pub(super) fn listing(
    pane: Pane,
    id: &'static str,
    title: &'static str,
    document: Memo<Document>,
    empty: &'static str,
) -> AnyView {
    let count = slice(move || document.with(|document| document.lines.len()));
    let name =
        move || if title.is_empty() { document.with(|document| document.name.clone()) } else { title.to_owned() };
    let size = move || match count.get() {
        1 => "1 line".to_owned(),
        count => count.to_string() + " lines",
    };
    let body = move || {
        if count.with(|count| *count == 0) {
            view! { <p class="listing-empty">{empty}</p> }.into_any()
        } else {
            lines(pane, id, document, count)
        }
    };
    let filled = slice(move || count.get() > 0);
    let tools = move || filled.get().then(|| tools(pane, document));
    view! {
        <article class="listing" aria-labelledby=id>
            <div class="listing-head">
                <h3 id=id>{name}</h3>
                <span class="listing-size">{size}</span>
                {tools}
            </div>
            {move || { filled.track(); untrack(body) }}
        </article>
    }
    .into_any()
}

fn tools(pane: Pane, document: Memo<Document>) -> AnyView {
    let outside = pane.outside;
    let about = move || document.with(|document| String::from(" ") + &document.name);
    view! {
        <button class="plain-button" type="button" on:click=move |_| outside.copy(&document.with_untracked(Document::text))>
            <span class="icon icon-copy" aria-hidden="true"></span>
            "Copy" <span class="visually-hidden">{about}</span>
        </button>
        <button class="plain-button" type="button" on:click=move |_| document.with_untracked(|document| outside.save(document))>
            <span class="icon icon-save" aria-hidden="true"></span>
            "Download" <span class="visually-hidden">{about}</span>
        </button>
    }
    .into_any()
}

/// The lines. One of them is in the order of the Tab key; arrow keys go on from there, Enter leads to the control.
fn lines(pane: Pane, id: &'static str, document: Memo<Document>, count: Memo<usize>) -> AnyView {
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
        element::focus(&line_id(id, there))
    };
    view! {
        <div
            class="lines"
            role="listbox"
            aria-labelledby=id
            on:mouseleave=move |_| pane.pointed.set(None)
            on:focusout=move |_| pane.held.set(None)
            on:keydown=move |event| {
                if go(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            <For
                each=move || 0..count.get()
                key=|position| *position
                children=move |position| line(pane, id, position, document, here)
            />
        </div>
    }
    .into_any()
}

fn line(pane: Pane, id: &'static str, position: usize, document: Memo<Document>, here: RwSignal<usize>) -> AnyView {
    // Only a line that is another than before is drawn anew.
    let line = slice(move || document.with(|document| document.lines.get(position).cloned()));
    let origins = move || line.with_untracked(|line| line.as_ref().map(|line| line.origins.clone()));
    let marked = move || {
        pane.session.view.marked.with(|place| {
            line.with(|line| place.as_ref().zip(line.as_ref()).is_some_and(|(place, line)| asked_for_by(line, place)))
        })
    };
    let marked = slice(move || marked());
    let hold = move || {
        here.set(position);
        pane.held.set(origins());
    };
    let content = move || line.with(|line| line.as_ref().map(|line| content(pane, document, line)));
    view! {
        <div
            class="line"
            role="option"
            id=line_id(id, position)
            tabindex=move || if here.get() == position { "0" } else { "-1" }
            aria-selected=move || marked.get().to_string()
            data-marked=move || marked.get().to_string()
            on:mouseenter=move |_| pane.pointed.set(origins())
            on:focus=move |_| hold()
        >
            {content}
        </div>
    }
    .into_any()
}

/// The mark in the gutter, the text in its colours, and the reason for whoever hears the line.
fn content(pane: Pane, document: Memo<Document>, line: &Line) -> AnyView {
    // An empty line needs no mark; its reason is still there for whoever goes to it.
    let (letter, kind, _) = line.origins.first().filter(|_| !line.text.is_empty()).map_or(("", "", ""), mark);
    let place = place_of(line);
    let jumps = place.is_some().to_string();
    let language = document.with_untracked(|document| document.language);
    let spans = tokens(language, &line.text).into_iter().map(|(class, text)| match class {
        "" => text.into_any(),
        class => view! { <span class=class>{text}</span> }.into_any(),
    });
    let spans: Vec<AnyView> = spans.collect();
    let reason = [", because of ", &labels(&line.origins)].concat();
    view! {
        <span
            class="origin"
            aria-hidden="true"
            data-origin=kind
            data-jump=jumps
            on:click=move |_| {
                if let Some(place) = &place {
                    pane.outside.focus(place);
                }
            }
        >
            {letter}
        </span>
        <code>{spans}</code>
        <span class="visually-hidden">{reason}</span>
    }
    .into_any()
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
