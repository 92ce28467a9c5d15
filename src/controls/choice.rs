//! One of many, in a list that unfolds.

use super::{Named, Tie};
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use leptos::prelude::*;

/// A list that unfolds. A value that is none of the choices stays visible, named by `stranger`.
pub fn choice(
    tie: &Tie,
    choices: impl Fn() -> Vec<Named> + Send + Sync + 'static,
    stranger: fn(&str) -> String,
    binding: Binding,
) -> Element {
    let value = binding.value;
    // Compared by value, so that the list is not built anew with each choice.
    let options = slice(move || {
        let mut options = choices();
        value.with(|value| {
            if !options.iter().any(|(choice, _)| choice == value) {
                options.push((value.clone(), stranger(value)));
            }
        });
        options
    });
    let option = move |(choice, name): Named| {
        let option = element("option").set("value", &choice).child(name);
        option.flag("selected", move || value.with(|value| *value == choice))
    };
    tie.describe(element("select").class("select-control").set("id", &tie.id))
        .on("change", move |event| binding.set.run(event.value()))
        .child(live(move || options.get().into_iter().map(option).collect::<Content>()))
}
