//! One line of text.

use super::Tie;
use crate::markup::{Element, element};
use crate::session::Binding;
use leptos::prelude::*;

/// A field of one line for names that are meant for a machine: no spelling, no capitals, letters of one width.
pub fn text(tie: &Tie, binding: Binding) -> Element {
    tie.typing(element("input").class("text-control").set("type", "text"))
        .value(move || binding.value.get())
        .on("input", move |event| binding.set.run(event.value()))
}
