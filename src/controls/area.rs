//! Several lines of text. The field grows with them.

use super::Tie;
use crate::session::Binding;
use leptos::prelude::*;

/// How many lines an empty field shows, and how many it shows at most.
const ROWS: (usize, usize) = (2, 14);

/// A field of several lines. Browsers that size fields by their content do so; others get the rows.
pub fn area(tie: Tie, binding: Binding<String>) -> AnyView {
    let rows = move || binding.value.with(|text| (text.split('\n').count() + 1).clamp(ROWS.0, ROWS.1).to_string());
    view! {
        <textarea
            class="area-control"
            id=tie.id.clone()
            rows=rows
            placeholder=tie.example
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-describedby=tie.describes()
            aria-invalid=tie.faulty()
            prop:value=move || binding.value.get()
            on:input:target=move |event| binding.set.run(event.target().value())
        ></textarea>
    }
    .into_any()
}
