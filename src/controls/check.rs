//! Yes or no, where no is simply not yes.

use crate::markup::{Element, element};
use crate::session::{Binding, ON};
use leptos::prelude::*;

/// A box to tick, with its label.
pub fn check(id: &str, label: &str, binding: Binding) -> Element {
    let input = element("input")
        .set("type", "checkbox")
        .set("id", id)
        .flag("checked", move || binding.value.with(|value| value == ON))
        .on("change", move |event| binding.set.run(String::from(if event.checked() { ON } else { "" })));
    element("label").class("check").child(input).child(element("span").child(label))
}
