//! What stands in for a part of the page until it is there.

use crate::markup::{Element, button, element, live};
use leptos::prelude::*;

/// A word while the part is on its way; where it could not be loaded, that, and a button for another try.
pub fn coming(missing: RwSignal<bool>, again: impl Fn() + 'static) -> Element {
    let words = live(move || match missing.get() {
        true => "This part of the page could not be loaded. What you typed is safe.",
        false => "Loading",
    });
    let again = button("button").child("Try again").pressed(again);
    element("div")
        .class("empty")
        .child(element("p").set("role", "status").child(words))
        .child(again.flag("hidden", move || !missing.get()))
}
