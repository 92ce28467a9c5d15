//! Several lines of text, typed, pasted or dropped as a file. The field grows with them.

use super::Tie;
use crate::markup::{Element, element};
use crate::session::Binding;
use leptos::prelude::*;

/// How many lines an empty field shows, and how many it shows at most.
const ROWS: (usize, usize) = (2, 14);

/// A field of several lines. Browsers that size fields by their content do so; others get the rows. A dropped file's
/// text takes the place of what was there.
pub fn area(tie: &Tie, binding: Binding) -> Element {
    let rows = move || binding.value.with(|text| (text.split('\n').count() + 1).clamp(ROWS.0, ROWS.1).to_string());
    let over = RwSignal::new(false);
    tie.typing(element("textarea").class("area-control"))
        .live("rows", rows)
        .holds("data-over", move || over.get())
        .value(move || binding.value.get())
        .on("input", move |event| binding.set.run(event.value()))
        .on("dragover", move |event| {
            if event.holds_file() {
                event.prevent_default();
                over.set(true);
            }
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            over.set(false);
            if event.read_file(move |_, text| binding.set.run(text)) {
                event.prevent_default();
            }
        })
}
