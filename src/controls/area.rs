//! Several lines of text, typed, pasted or dropped as a file. The field grows with them.

use super::Tie;
use crate::session::Binding;
use browser::dropped;
use leptos::prelude::*;

/// How many lines an empty field shows, and how many it shows at most.
const ROWS: (usize, usize) = (2, 14);

/// A field of several lines. Browsers that size fields by their content do so; others get the rows. A dropped file's
/// text takes the place of what was there.
pub fn area(tie: Tie, binding: Binding<String>) -> AnyView {
    let rows = move || binding.value.with(|text| (text.split('\n').count() + 1).clamp(ROWS.0, ROWS.1).to_string());
    let over = RwSignal::new(false);
    view! {
        <textarea
            class="area-control"
            id=tie.id.clone()
            rows=rows
            placeholder=tie.example
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            data-over=move || over.get().to_string()
            aria-describedby=tie.describes()
            aria-invalid=tie.faulty()
            prop:value=move || binding.value.get()
            on:input:target=move |event| binding.set.run(event.target().value())
            on:dragover=move |event| {
                if dropped::holds_file(&event) {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                if dropped::read_file(&event, move |text| binding.set.run(text)) {
                    event.prevent_default();
                }
            }
        ></textarea>
    }
    .into_any()
}
