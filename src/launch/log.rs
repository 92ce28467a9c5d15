//! What run and steps print.

use super::{Launching, bound, field, ticked};
use crate::controls::{Named, Tie, check, choice};
use crate::markup::{Content, Element, element, list, live};
use crate::outside::launching::read_log;
use crate::session::{Binding, slice};
use executor::log::LogEntry;
use executor::run::LogSource;
use executor::step_run::StepRun;
use leptos::prelude::*;

/// From this on a line is an error (Python's `logging`).
const ERROR: u64 = 40;
/// From this on it is a warning.
const WARNING: u64 = 30;

/// The choice of a log, and its lines.
pub fn log(launching: Launching) -> Element {
    let following = launching.following;
    let logs = slice(move || {
        following.report.with(|report| {
            let of_run = report
                .run
                .iter()
                .flat_map(|run| &run.logs)
                .map(|log| (log.id.clone(), ["Run, ", &log.source].concat()));
            let of_step = |step: &StepRun| {
                let name = ["Step ", &step.name].concat();
                let named = move |log: &LogSource| match log.source.as_str() {
                    "step" => (log.id.clone(), name.clone()),
                    other => (log.id.clone(), [&name, ", ", other].concat()),
                };
                step.logs.iter().map(named).collect::<Vec<Named>>()
            };
            let of_steps = report.steps.iter().flat_map(of_step);
            of_run.chain(of_steps).collect::<Vec<Named>>()
        })
    });
    let choices = move || std::iter::once((String::new(), "None".to_owned())).chain(logs.get()).collect::<Vec<Named>>();
    let value = bound(following.log).value;
    let binding = Binding { value, set: Callback::new(move |id| read_log(launching, id)) };
    let chooser = field(
        "launch-log",
        "Log",
        choice(&Tie::plain("launch-log"), choices, |_| "Log of an earlier run".into(), binding).into(),
    );
    let trouble = live(move || following.log_trouble.with(|trouble| trouble.as_ref().map(|trouble| trouble.shown())));
    let chosen = slice(move || following.log.with(|log| !log.is_empty()));
    let lines = live(move || chosen.get().then(|| untrack(|| lines(launching))));
    element("div").class("launch-log").child(chooser).child(trouble).child(lines)
}

fn lines(launching: Launching) -> Content {
    let following = launching.following;
    let rows = list(move || following.lines.get(), |_, line: &LogEntry| row(line));
    let none = live(move || {
        following.lines.with(Vec::is_empty).then(|| element("p").class("aside").child("Nothing is printed yet"))
    });
    let shown = element("div")
        .class("launch-lines")
        .set("role", "log")
        .set("tabindex", "0")
        .set("aria-label", "Lines of the log")
        .child(rows)
        .follow(move |node| {
            // After the rows, which follow the same lines and were put in before.
            if following.lines.with(|lines| !lines.is_empty()) && following.log_end.get() {
                node.scroll_to_end();
            }
        });
    Content::Several(vec![
        none,
        shown.into(),
        check("launch-log-end", "Stay at the end", ticked(following.log_end)).into(),
    ])
}

fn row(line: &LogEntry) -> Element {
    let level = match line.level {
        ERROR.. => "error",
        WARNING..ERROR => "warning",
        _ => "plain",
    };
    element("code").set("data-level", level).child(line.message.as_str())
}
