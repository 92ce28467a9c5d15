//! The run of an order: how far it is, its page, what it prints, stopping it.

use super::check::named;
use crate::launch::Launching;
use crate::launch::following::{End, Stop};
use crate::launch::run::{RUN, badge};
use crate::launch::step::{facts, step, waits};
use crate::markup::{Content, Element, button, element, list, live, text};
use crate::outside::launching::{look_away_from_order, read_lines, stop_order, watch_again};
use crate::session::slice;
use executor::Deputy;
use executor::deputy::Handed;
use leptos::prelude::*;

/// The step.
pub fn run(launching: Launching) -> Element {
    let watched = launching.deputed.watched;
    let some = slice(move || watched.handed.with(Option::is_some));
    // Whenever another run is watched, or the same one anew, everything is drawn again.
    let content = live(move || match watched.handed.get() {
        None => waits("After the start").into(),
        Some(handed) => untrack(|| followed(launching, &handed)),
    });
    step("Run", move || some.get(), content)
}

fn followed(launching: Launching, handed: &Handed) -> Content {
    let watched = launching.deputed.watched;
    let asked = watched.line.with_value(Option::is_some);
    let status =
        live(move || match watched.report.with(|report| report.as_ref().map(|report| report.status.clone())) {
            Some(status) => badge(&status).into(),
            None if asked => Content::from("Asking"),
            None => element("span").class("launch-status").child("Started").into(),
        });
    let head = element("div")
        .class("launch-run")
        .set("id", RUN)
        .set("tabindex", "-1")
        .set("role", "status")
        .child(status)
        .child(element("strong").child(handed.pipeline.as_str()));
    let (known_page, id) = (handed.page.clone(), handed.id.clone().unwrap_or_default());
    let link = live(move || {
        let page = watched.report.with(|report| report.as_ref().and_then(|report| report.page.clone()));
        page.or_else(|| known_page.clone()).map_or(Content::from("Not known yet"), |page| link(&page))
    });
    let run = live(move || {
        let run = watched.report.with(|report| report.as_ref().and_then(|report| report.run.clone()));
        run.map_or(Content::from("Not said"), |run| element("code").child(run).into())
    });
    let gateway = handed.deputy == Deputy::Gateway;
    let mut known = vec![("Through", Content::from(handed.deputy.name())), ("Images", named(&handed.images))];
    known.push(if gateway { ("Run of ZenML", run) } else { ("Job", element("code").child(id).into()) });
    known.push((if gateway { "On the dashboard" } else { "Its page" }, link));
    let reason = live(move || {
        // What went well needs none, though GitHub gives one.
        let reason = watched.report.with(|report| {
            let report = report.as_ref().filter(|report| !report.status.is_successful());
            report.map(|report| report.reason.clone())
        });
        reason.filter(|reason| !reason.is_empty()).map(|reason| element("p").class("launch-reason").child(reason))
    });
    let printed = gateway.then(|| lines(launching));
    Content::Several(vec![
        head.into(),
        facts(known).into(),
        reason,
        live(move || state(launching, asked)),
        printed.into(),
        live(move || tools(launching, asked)),
    ])
}

fn link(page: &str) -> Content {
    element("a")
        .set("href", page)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .child("Open the run")
        .into()
}

/// Anything unusual about it.
fn state(launching: Launching, asked: bool) -> Content {
    let watched = launching.deputed.watched;
    if !asked {
        let words = "It is not followed here: that needs an access token. Its page says how far it is";
        return element("p").class("aside").child(words).into();
    }
    match watched.end.get() {
        Some(End::Lost(trouble)) => {
            let button = button("button").child("Follow it again").pressed(move || watch_again(launching));
            Content::Several(vec![
                element("div")
                    .class("warning")
                    .child(element("p").child("It is not followed any more. The run itself goes on"))
                    .child(button)
                    .into(),
                trouble.shown().into(),
            ])
        }
        Some(End::Finished | End::GaveUp) => Content::Nothing,
        None => {
            let silence = watched.silence.get();
            silence
                .map(|message| {
                    let words = [&message.replace('`', ""), ". The run goes on; it is asked about again and again"];
                    element("div").class("warning").child(words.concat())
                })
                .into()
        }
    }
}

/// What the run prints, once somebody wants to read it.
fn lines(launching: Launching) -> Content {
    let watched = launching.deputed.watched;
    let reads = slice(move || watched.reads.get());
    live(move || {
        let reads = reads.get();
        untrack(|| match reads {
            false => Content::from(
                element("div")
                    .class("panel-tools")
                    .child(button("button").child("Read what it prints").pressed(move || read_lines(launching))),
            ),
            true => {
                let rows = list(move || watched.lines.get(), |_, line: &String| element("code").child(line.as_str()));
                let none = live(move || {
                    watched
                        .lines
                        .with(Vec::is_empty)
                        .then(|| element("p").class("aside").child("Nothing is printed yet"))
                });
                let trouble = live(move || watched.lines_trouble.with(|trouble| trouble.as_ref().map(|it| it.shown())));
                let shown = element("div")
                    .class("launch-lines")
                    .set("role", "log")
                    .set("tabindex", "0")
                    .set("aria-label", "Lines of the log")
                    .child(rows);
                Content::Several(vec![trouble, none, shown.into()])
            }
        })
    })
}

/// What can be done with it.
fn tools(launching: Launching, asked: bool) -> Content {
    let watched = launching.deputed.watched;
    let gateway = watched.handed.with(|handed| handed.as_ref().is_some_and(|handed| handed.deputy == Deputy::Gateway));
    let (may, over) = watched.report.with(|report| {
        let status = report.as_ref().map(|report| &report.status);
        // A job can be cancelled before it begins; a run only once it is one.
        let may = status.is_some_and(|status| if gateway { status.may_stop() } else { !status.is_finished() });
        (may, status.is_some_and(executor::run_status::RunStatus::is_finished))
    });
    let stop_state = watched.stop.get();
    let words = match (&stop_state, may) {
        (Stop::Asked, _) => "Asked to stop",
        (_, false) => "It can be stopped as soon as it runs",
        _ => "",
    };
    let going = asked && !over;
    let stop = going.then(|| {
        let dead = !may || stop_state == Stop::Asked;
        button("button").set("aria-disabled", if dead { "true" } else { "false" }).child("Stop the run").pressed(
            move || {
                if !dead {
                    stop_order(launching);
                }
            },
        )
    });
    let words = going.then(|| element("span").class("aside").child(text(move || words.to_owned())));
    let away = button("plain-button").child("Look away").pressed(move || look_away_from_order(launching));
    let refused = match stop_state {
        Stop::Refused(trouble) => trouble.shown().into(),
        _ => Content::Nothing,
    };
    Content::Several(vec![refused, element("div").class("panel-tools").child(stop).child(words).child(away).into()])
}
