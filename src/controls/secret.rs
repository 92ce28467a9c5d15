//! One line of text that nobody may read over a shoulder.

use super::Tie;
use crate::markup::{Element, element};
use crate::session::Binding;
use leptos::prelude::*;

/// A field for something secret: shown as dots, never offered for completion.
pub fn secret(tie: &Tie, binding: Binding) -> Element {
    tie.typing(element("input").class("text-control").set("type", "password"))
        .set("autocomplete", "new-password")
        .value(move || binding.value.get())
        .on("input", move |event| binding.set.run(event.value()))
}
