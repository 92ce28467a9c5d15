//! One of a few, all of them in sight.

use super::{Named, Tie};
use crate::markup::{Content, Element, element};
use crate::session::Binding;
use leptos::prelude::*;

/// A row of choices. `label` is the id of the element that names them; where `marks` says so, another choice than the
/// first one, which is the default, stands out. The first choice has the tie's id, so that whoever is led there can go
/// on by arrow keys.
pub fn segments(tie: &Tie, label: &str, choices: Vec<Named>, marks: bool, binding: Binding) -> Element {
    let value = binding.value;
    let segment = |(position, (choice, name)): (usize, Named)| {
        let input = element("input").set("type", "radio").set("name", &tie.id).set("value", &choice);
        let input = if position == 0 { input.set("id", &tie.id) } else { input };
        let chosen = choice.clone();
        let input = input
            .flag("checked", move || value.with(|value| *value == chosen))
            .on("change", move |_| binding.set.run(choice.clone()));
        element("label").child(input).child(element("span").child(name))
    };
    let segments: Content = choices.into_iter().enumerate().map(segment).collect();
    let row = element("div").class("segments").set("role", "radiogroup").set("aria-labelledby", label);
    tie.describe(row).holds("data-set", move || marks && value.with(|value| !value.is_empty())).child(segments)
}
