//! A field: label, ZenML's name, control, help, problems and the way to unset it, as one.

use super::problems::problems;
use crate::chrome::icon;
use crate::controls::Tie;
use crate::markup::{Content, Element, button, element, live};
use crate::session::{Binding, Session, Slice, slice};
use engine::{Place, Problem, Release, Severity};
use leptos::prelude::*;
use std::rc::Rc;

/// What surrounds a control.
pub struct Words {
    /// Its name on screen.
    pub label: String,
    /// ZenML's name; empty where it has none.
    pub key: &'static str,
    /// What it does.
    pub help: &'static str,
    /// What counts when it is unset; empty for nothing.
    pub default: &'static str,
    /// An example of what it may hold.
    pub example: &'static str,
    /// The first release that has it; none where every release does.
    pub since: Option<Release>,
    /// How the label belongs to the control.
    pub label_of: LabelOf,
}

/// How a label belongs to its control.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LabelOf {
    /// One control, which takes half of a wide row.
    Half,
    /// One control, which takes a whole row.
    Whole,
    /// A group of controls, which is named by the label's id.
    Group,
}

impl Words {
    /// The words of a control that is no field of `DockerSettings`.
    pub fn new(label: impl Into<String>, help: &'static str, example: &'static str) -> Self {
        Self { label: label.into(), key: "", help, default: "", example, since: None, label_of: LabelOf::Half }
    }

    /// The same for a control that takes a whole row.
    pub fn whole(self) -> Self {
        Self { label_of: LabelOf::Whole, ..self }
    }

    /// The same for a group of controls.
    pub fn group(self) -> Self {
        Self { label_of: LabelOf::Group, ..self }
    }
}

/// The id of the label of a control.
pub fn label_id(id: &str) -> String {
    id.to_owned() + "-label"
}

/// A field around the control that `control` makes. With `unset` there is a button that empties the binding.
pub fn field(
    session: Session,
    place: Place,
    words: Words,
    unset: Option<Binding>,
    control: impl FnOnce(&Tie) -> Content,
) -> Element {
    let found = session.problems_of(place.clone());
    let tie = tie(&place, &words, found);
    let control = control(&tie);
    frame(session, place, words, unset, control, found)
}

/// What ties the control to its frame.
fn tie(place: &Place, words: &Words, found: Slice<Vec<Problem>>) -> Tie {
    let id = place.id();
    let help = if words.help.is_empty() { String::new() } else { id.clone() + "-help" };
    let both = [help.as_str(), " ", &id, "-problems"].concat();
    let faults = slice(move || {
        found.with(|found| (!found.is_empty(), found.iter().any(|problem| problem.severity == Severity::Error)))
    });
    Tie { id, described_by: Rc::new([help, both]), faults, example: words.example }
}

/// The frame of a field: one copy for all, whatever the control.
fn frame(
    session: Session,
    place: Place,
    words: Words,
    unset: Option<Binding>,
    control: Content,
    found: Slice<Vec<Problem>>,
) -> Element {
    let view = session.view;
    let id = place.id();
    let lock = session.lock(&place);
    let (here, asked) = (place.clone(), place.clone());
    let revealed = move || {
        view.revealed.with(|(revealed, even)| {
            let mine = revealed.as_ref() == Some(&here);
            mine.then(|| String::from(if *even { "even" } else { "odd" }))
        })
    };
    let label = if words.label_of == LabelOf::Group {
        element("span").class("field-name").set("id", &label_id(&id))
    } else {
        element("label").set("for", &id)
    };
    let head = element("div").class("field-head").child(label.child(words.label.as_str()));
    let head = if words.key.is_empty() { head } else { head.child(key(words.key, place_of_page(&place))) };
    // A fieldset takes the controls in it out of use, and stays readable.
    let field = if lock.is_some() { element("fieldset").set("disabled", "") } else { element("div") };
    let field = field
        .class(if words.label_of == LabelOf::Whole { "field field-wide" } else { "field" })
        .holds("data-set", move || unset.is_some_and(|binding| binding.value.with(|text| !text.is_empty())))
        .live("data-revealed", revealed)
        .on("focusin", move |_| view.marked.set(Some(place.clone())))
        .on("focusout", move |_| view.marked.set(None));
    let help = (!words.help.is_empty()).then(|| help(&id, &words));
    let field_problems = element("div").class("field-problems").set("id", &[&id, "-problems"].concat());
    field
        .child(head.child(unset.map(|binding| tools(session, asked, words.label, binding))))
        .child(lock.map(|words| element("p").class("lock").child(words)))
        .child(control)
        .child(help)
        .child(field_problems.child(problems(session, found)))
}

/// ZenML's name of a field, which leads to ZenML's page about it.
fn key(key: &str, page: Option<String>) -> Element {
    let name = element("code").child(key);
    match page {
        None => name,
        Some(page) => element("a")
            .class("field-key")
            .set("href", &page)
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
            .set("title", "ZenML's page about it")
            .child(name),
    }
}

/// ZenML's page about a field.
fn place_of_page(place: &Place) -> Option<String> {
    match place {
        Place::Field(field) | Place::Step(_, Some(field)) => Some(field.page()),
        _ => None,
    }
}

fn help(id: &str, words: &Words) -> Element {
    let line = element("p").class("help").set("id", &[id, "-help"].concat()).child([words.help, "."].concat());
    let line = match words.default {
        "" | "none" => line,
        default => line.child([" Default: ", default, "."].concat()),
    };
    line.child(words.since.map(|release| [" Since ZenML ", &release.to_string(), "."].concat()))
}

/// The buttons of a field that is set: to its lines, and away with it.
fn tools(session: Session, place: Place, label: String, binding: Binding) -> Content {
    let set = slice(move || binding.value.with(|text| !text.is_empty()));
    let has_lines = matches!(place, Place::Field(_) | Place::Step(_, Some(_)));
    live(move || {
        set.get().then(|| {
            let about = || element("span").class("visually-hidden").child([" ", &label].concat());
            let asked = place.clone();
            let lines = has_lines.then(|| {
                button("plain-button")
                    .child(icon("icon icon-lines"))
                    .child("Lines")
                    .child(about())
                    .pressed(move || session.view.asked.set(Some(asked.clone())))
            });
            let unset = button("plain-button")
                .child(icon("icon icon-close"))
                .child("Unset")
                .child(about())
                .pressed(move || binding.set.run(String::new()));
            element("span").class("field-tools").child(lines).child(unset)
        })
    })
}
