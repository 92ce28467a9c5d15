//! One of many, in a list that unfolds.

use super::{Named, Tie};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use leptos::prelude::*;

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for.
    pub value: String,
    /// Its name on screen, with the reason where it cannot be had.
    pub name: String,
    /// Whether it can be chosen.
    pub there: bool,
}

impl From<Named> for Choice {
    fn from((value, name): Named) -> Self {
        Self { value, name, there: true }
    }
}

/// A list that unfolds. A value that is none of the choices stays visible, named by `stranger`.
pub fn choice(
    tie: &Tie,
    choices: impl Fn() -> Vec<Named> + Send + Sync + 'static,
    stranger: fn(&str) -> String,
    binding: Binding,
) -> Element {
    choice_of(tie, move || choices().into_iter().map(Choice::from).collect(), stranger, binding)
}

/// A list that unfolds, some of whose choices cannot be had.
pub fn choice_of(
    tie: &Tie,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    stranger: fn(&str) -> String,
    binding: Binding,
) -> Element {
    let value = binding.value;
    // Compared by value, so that the list is not built anew with each choice.
    let options = slice(move || {
        let mut options = choices();
        value.with(|value| {
            if !options.iter().any(|option| option.there && option.value == *value) {
                options.push(Choice::from((value.clone(), stranger(value))));
            }
        });
        options
    });
    let option = move |Choice { value: choice, name, there }: Choice| {
        let option = element("option").set("value", &choice).child(name);
        if there {
            option.flag("selected", move || value.with(|value| *value == choice))
        } else {
            option.set("disabled", "")
        }
    };
    tie.describe(element("select").class("select-control").set("id", &tie.id))
        .on("change", move |event| binding.set.run(event.value()))
        .child(live(move || options.get().into_iter().map(option).collect::<Content>()))
}
