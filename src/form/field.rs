//! A field: label, ZenML's name, control, help, problems and the way to unset it, as one.

use super::problems::problems;
use crate::controls::Tie;
use crate::session::Session;
use engine::{Place, Problem, Severity};
use leptos::prelude::*;
use std::borrow::Cow;

/// What surrounds a control.
pub struct Words {
    /// Its name on screen.
    pub label: Cow<'static, str>,
    /// ZenML's name; empty where it has none.
    pub key: &'static str,
    /// What it does.
    pub help: &'static str,
    /// What counts when it is unset; empty for nothing.
    pub default: &'static str,
    /// An example of what it may hold.
    pub example: &'static str,
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

/// Whether a value is set by the person, and how to unset it.
#[derive(Clone, Copy)]
pub struct Unset {
    /// Whether it is set.
    pub set: Signal<bool>,
    /// Unsets it.
    pub unset: Callback<()>,
}

impl Words {
    /// The words of a control that is no field of `DockerSettings`.
    pub fn new(label: impl Into<Cow<'static, str>>, help: &'static str, example: &'static str) -> Self {
        Self { label: label.into(), key: "", help, default: "", example, label_of: LabelOf::Half }
    }
}

/// The id of the label of a control.
pub fn label_id(id: &str) -> String {
    id.to_owned() + "-label"
}

/// A field around the control that `control` makes.
pub fn field(
    session: Session,
    place: Place,
    words: Words,
    unset: Option<Unset>,
    control: impl FnOnce(Tie) -> AnyView,
) -> AnyView {
    let found = session.problems_of(place.clone());
    let tie = tie(&place, &words, found);
    frame(session, place, words, unset, control(tie), found)
}

/// What ties the control to its frame.
fn tie(place: &Place, words: &Words, found: Memo<Vec<Problem>>) -> Tie {
    let id = place.id();
    let help = if words.help.is_empty() { String::new() } else { id.clone() + "-help" };
    let both = [help.as_str(), " ", &id, "-problems"].concat();
    let described_by = Signal::derive(move || if found.with(Vec::is_empty) { help.clone() } else { both.clone() });
    let invalid = move || found.with(|found| found.iter().any(|problem| problem.severity == Severity::Error));
    Tie { id, described_by, invalid: Signal::derive(invalid), example: words.example }
}

/// The frame of a field: one copy for all, whatever the control.
fn frame(
    session: Session,
    place: Place,
    words: Words,
    unset: Option<Unset>,
    control: AnyView,
    found: Memo<Vec<Problem>>,
) -> AnyView {
    let view = session.view;
    let id = place.id();
    let here = place.clone();
    let revealed = move || {
        view.revealed.with(|(revealed, even)| {
            let mine = revealed.as_ref() == Some(&here);
            mine.then_some(if *even { "even" } else { "odd" })
        })
    };
    let button = unset.map(|unset| unset_button(words.label.clone(), unset));
    let label = if words.label_of == LabelOf::Group {
        view! { <span class="field-name" id=label_id(&id)>{words.label}</span> }.into_any()
    } else {
        view! { <label for=id.clone()>{words.label}</label> }.into_any()
    };
    let key = (!words.key.is_empty()).then(|| view! { <code>{words.key}</code> });
    let default = (!matches!(words.default, "" | "none"))
        .then(|| view! { <span class="default">" Default: " {words.default}</span> });
    let help_id = id.clone() + "-help";
    let help = (!words.help.is_empty()).then(|| view! { <p class="help" id=help_id>{words.help} "." {default}</p> });
    view! {
        <div
            class="field"
            class:field-wide=words.label_of == LabelOf::Whole
            data-set=move || unset.is_some_and(|unset| unset.set.get()).to_string()
            data-revealed=revealed
            on:focusin=move |_| view.marked.set(Some(place.clone()))
            on:focusout=move |_| view.marked.set(None)
        >
            <div class="field-head">{label} {key} {button}</div>
            {control}
            {help}
            <div class="field-problems" id=id + "-problems">{problems(found)}</div>
        </div>
    }
    .into_any()
}

/// The button that unsets a field; there is none where nothing is set.
fn unset_button(label: Cow<'static, str>, unset: Unset) -> AnyView {
    let button = move || {
        unset.set.get().then(|| {
            view! {
                <button class="plain-button" type="button" on:click=move |_| unset.unset.run(())>
                    <span class="icon icon-close" aria-hidden="true"></span>
                    "Unset" <span class="visually-hidden">" " {label.clone()}</span>
                </button>
            }
        })
    };
    button.into_any()
}
