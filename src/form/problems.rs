//! The problems of one field, under it.

use engine::{Problem, Severity};
use leptos::prelude::*;

/// The problems, the worst first; nothing where there are none.
pub fn problems(found: Memo<Vec<Problem>>) -> AnyView {
    let list = move || {
        found.with(|found| {
            (!found.is_empty()).then(|| {
                let items = found.iter().map(|problem| {
                    let line = problem.line.map(|line| [" in line ", &line.to_string()].concat());
                    view! {
                        <li data-severity=severity_key(problem.severity)>
                            <strong>{severity_name(problem.severity)} {line}</strong>
                            " "
                            {prose(&problem.message())}
                            {problem.hint().map(|hint| view! { <span class="hint">{prose(&hint)}</span> })}
                        </li>
                    }
                });
                view! { <ul class="problems">{items.collect_view()}</ul> }
            })
        })
    };
    list.into_any()
}

/// A sentence in which what stands between backticks is in code type.
pub fn prose(text: &str) -> Vec<AnyView> {
    let pieces = text.split('`').enumerate().map(|(position, piece)| {
        let piece = piece.to_owned();
        if position % 2 == 1 { view! { <code>{piece}</code> }.into_any() } else { piece.into_any() }
    });
    pieces.collect()
}

/// The name of a severity on screen.
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    }
}

/// The name of a severity in the stylesheet.
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
