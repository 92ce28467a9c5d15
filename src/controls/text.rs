//! One line of text.

use super::Tie;
use crate::session::Binding;
use leptos::prelude::*;

/// A field of one line. `code` says that it holds names for a machine: no spelling, no capitals, letters of one width.
pub fn text(tie: Tie, code: bool, binding: Binding<String>) -> AnyView {
    view! {
        <input
            class="text-control"
            type="text"
            id=tie.id.clone()
            data-code=code.to_string()
            placeholder=tie.example
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-describedby=tie.describes()
            aria-invalid=tie.faulty()
            prop:value=move || binding.value.get()
            on:input:target=move |event| binding.set.run(event.target().value())
        />
    }
    .into_any()
}
