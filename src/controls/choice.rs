//! One of many, in a list that unfolds.

use super::{Named, Tie};
use crate::session::{Binding, slice};
use leptos::prelude::*;

/// A list that unfolds. A value that is none of the choices stays visible, named by `stranger`.
pub fn choice(
    tie: Tie,
    choices: Signal<Vec<Named>>,
    stranger: fn(&str) -> String,
    binding: Binding<String>,
) -> AnyView {
    let value = binding.value;
    // Compared by value, so that the list is not built anew with each choice.
    let options = slice(move || {
        let mut options = choices.get();
        value.with(|value| {
            if !options.iter().any(|(choice, _)| choice == value) {
                options.push((value.clone(), stranger(value)));
            }
        });
        options
    });
    let option = move |(choice, name): Named| {
        let chosen = choice.clone();
        view! {
            <option value=choice prop:selected=move || value.with(|value| *value == chosen)>
                {name}
            </option>
        }
    };
    view! {
        <select
            class="select-control"
            id=tie.id.clone()
            aria-describedby=tie.describes()
            aria-invalid=tie.faulty()
            on:change:target=move |event| binding.set.run(event.target().value())
        >
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
