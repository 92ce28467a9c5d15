//! Every distribution once: who asks for which versions, what that comes to, and whether it can hold.

use super::Pane;
use super::why::origin;
use crate::session::slice;
use engine::outcome::{Resolved, Verdict};
use leptos::prelude::*;

/// The table.
pub(super) fn resolution(pane: Pane) -> AnyView {
    let outcome = pane.session.outcome();
    let count = slice(move || outcome.with(|outcome| outcome.resolution.len()));
    let rows = move || 0..count.get();
    let table = move || {
        if count.with(|count| *count == 0) {
            return view! { <p class="empty">"Nothing is required yet. Choose a stack, integrations or requirements."</p> }
                .into_any();
        }
        view! {
            <div class="table">
                <table>
                    <caption class="visually-hidden">"Distributions and what is asked of them"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Distribution"</th>
                            <th scope="col">"Asked for"</th>
                            <th scope="col">"Merged"</th>
                            <th scope="col">"Verdict"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=|position| *position children=move |position| row(pane, position) />
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let some = slice(move || count.get() > 0);
    view! { <div class="panel-stack">{move || { some.track(); untrack(table) }}</div> }.into_any()
}

fn row(pane: Pane, position: usize) -> AnyView {
    let outcome = pane.session.outcome();
    let resolved = slice(move || outcome.with(|outcome| outcome.resolution.get(position).cloned()));
    let cells = move || resolved.with(|resolved| resolved.as_ref().map(|resolved| cells(pane, resolved)));
    view! { <tr>{cells}</tr> }.into_any()
}

fn cells(pane: Pane, resolved: &Resolved) -> AnyView {
    let asked = resolved.requirements.iter().map(|(requirement, asking)| {
        view! { <li><code>{requirement.clone()}</code> {origin(pane, asking)}</li> }
    });
    let (key, name) = verdict(resolved.verdict);
    view! {
        <th scope="row">{resolved.name.clone()}</th>
        <td><ul>{asked.collect_view()}</ul></td>
        <td data-label="Merged"><code>{resolved.merged.clone()}</code></td>
        <td data-label="Verdict"><span class="verdict" data-verdict=key>{name}</span></td>
    }
    .into_any()
}

const fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Pinned => ("pinned", "One version"),
        Verdict::Open => ("open", "A range"),
        Verdict::Impossible => ("impossible", "Cannot hold"),
        Verdict::Unknown => ("unknown", "Not known"),
        Verdict::NotApplicable => ("absent", "Not installed"),
    }
}
