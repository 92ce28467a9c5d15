//! Everything worth saying, the worst first, each with the way to its control.

use super::Pane;
use crate::form::{prose, severity_key, severity_name};
use engine::Problem;
use leptos::prelude::*;

/// The list.
pub(super) fn problems(pane: Pane) -> AnyView {
    let found = pane.session.problems();
    let list = move || {
        found.with(|found| {
            if found.is_empty() {
                view! { <p class="empty">"No problems"</p> }.into_any()
            } else {
                found.iter().map(|problem| entry(pane, problem)).collect_view().into_any()
            }
        })
    };
    view! { <div class="panel-stack">{list}</div> }.into_any()
}

fn entry(pane: Pane, problem: &Problem) -> AnyView {
    let place = problem.place.clone();
    let line = problem.line.map(|line| [" · line ", &line.to_string()].concat());
    let label = place.label();
    view! {
        <article class="problem" data-severity=severity_key(problem.severity)>
            <h3>
                <span class="badge" data-severity=severity_key(problem.severity)>{severity_name(problem.severity)}</span>
                " "
                {prose(&problem.message())}
            </h3>
            {problem.hint().map(|hint| view! { <p>{prose(&hint)}</p> })}
            <button class="button" type="button" on:click=move |_| _ = pane.outside.focus(&place)>
                <span class="visually-hidden">"Go to "</span>
                {label}
                {line}
            </button>
        </article>
    }
    .into_any()
}
