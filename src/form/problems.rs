//! The problems of one field, under it.

use crate::markup::{Content, Element, element, live};
use crate::panels::fix_button;
use crate::session::{Session, Slice};
use engine::{Problem, Severity};
use leptos::prelude::*;

/// The problems, the worst first; nothing where there are none.
pub fn problems(session: Session, found: Slice<Vec<Problem>>) -> Content {
    live(move || {
        let list = session.rest.with(|outputs| outputs.map(|outputs| outputs.problems))?;
        found.with(|found| (!found.is_empty()).then(|| untrack(|| list(session, found))))
    })
}

/// Problems as a list.
pub fn problem_list(session: Session, problems: &[Problem]) -> Content {
    let items = problems.iter().map(|problem| item(session, problem));
    element("ul").class("problems").child(items.collect::<Content>()).into()
}

fn item(session: Session, problem: &Problem) -> Element {
    let line = problem.line.map(|line| [" in line ", &line.to_string()].concat());
    let name = [severity_name(problem.severity), line.as_deref().unwrap_or_default()].concat();
    element("li")
        .set("data-severity", severity_key(problem.severity))
        .child(element("strong").child(name))
        .child(" ")
        .child(prose(&problem.message()))
        .child(problem.hint().map(|hint| element("span").class("hint").child(prose(&hint))))
        .child(fix_button(session, problem))
}

/// A sentence in which what stands between backticks is in code type.
pub fn prose(text: &str) -> Content {
    let piece = |(position, piece)| -> Content {
        if position % 2 == 1 { element("code").child(piece).into() } else { Content::from(piece) }
    };
    text.split('`').enumerate().map(piece).collect()
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
