//! Yes or no, where no is simply not yes.

use crate::session::Binding;
use leptos::prelude::*;

/// A box to tick, with its label.
pub fn check(id: String, label: &'static str, binding: Binding<bool>) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                id=id
                prop:checked=move || binding.value.get()
                on:change:target=move |event| binding.set.run(event.target().checked())
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
