//! The problems of one field, under it.

use crate::markup::{Content, Element, element, live};
use crate::session::{Session, Slice};
use engine::{Problem, Severity};
use leptos::prelude::*;

/// The problems, the worst first; nothing where there are none.
pub fn problems(session: Session, found: Slice<Vec<Problem>>) -> Content {
    live(move || {
        let list = session.rest.with(|outputs| outputs.map(|outputs| outputs.problems))?;
        found.with(|found| (!found.is_empty()).then(|| list(found)))
    })
}

/// Problems as a list.
pub fn problem_list(problems: &[Problem]) -> Content {
    element("ul").class("problems").child(problems.iter().map(item).collect::<Content>()).into()
}

fn item(problem: &Problem) -> Element {
    let line = problem.line.map(|line| [" in line ", &line.to_string()].concat());
    let name = [severity_name(problem.severity), line.as_deref().unwrap_or_default()].concat();
    element("li")
        .set("data-severity", severity_key(problem.severity))
        .child(element("strong").child(name))
        .child(" ")
        .child(prose(&problem.message()))
        .child(problem.hint().map(|hint| element("span").class("hint").child(prose(&hint))))
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
