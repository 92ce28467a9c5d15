//! One of a few, all of them in sight.

use super::{Named, Tie};
use crate::session::Binding;
use leptos::prelude::*;

/// A row of choices. `label` is the id of the element that names them; `set` says whether the choice was made by a
/// person. The first choice has the tie's id, so that whoever is led there can go on by arrow keys.
pub fn segments(tie: Tie, label: String, choices: Vec<Named>, set: Signal<bool>, binding: Binding<String>) -> AnyView {
    let segments = choices.into_iter().enumerate().map(|(position, (choice, name))| {
        let chosen = choice.clone();
        let value = binding.value;
        view! {
            <label>
                <input
                    type="radio"
                    id=(position == 0).then(|| tie.id.clone())
                    name=tie.id.clone()
                    value=choice.clone()
                    prop:checked=move || value.with(|value| *value == chosen)
                    on:change=move |_| binding.set.run(choice.clone())
                />
                <span>{name}</span>
            </label>
        }
    });
    let segments = segments.collect_view();
    view! {
        <div
            class="segments"
            role="radiogroup"
            aria-labelledby=label
            aria-describedby=tie.describes()
            data-set=move || set.get().to_string()
        >
            {segments}
        </div>
    }
    .into_any()
}
