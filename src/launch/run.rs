//! The run: how far it is, its steps, what it prints, whether it is on our images.

use super::images::step_of;
use super::step::{facts, step, waits};
use super::{End, Following, Launching, Proven, Stop, log};
use crate::markup::{Content, Element, button, element, list, live, text};
use crate::outside::launching::{follow_again, look_away, stop};
use crate::session::slice;
use executor::follow::Pace;
use executor::run_status::RunStatus;
use executor::step_run::StepRun;
use leptos::prelude::*;

/// The id of the run's status.
pub const RUN: &str = "launch-run";

/// The step.
pub fn run(launching: Launching) -> Element {
    let following = launching.following;
    let some = slice(move || following.launch.with(Option::is_some));
    let content = live(move || match some.get() {
        false => waits("After the start").into(),
        true => untrack(|| followed(launching)),
    });
    step("Run", move || some.get(), content)
}

fn followed(launching: Launching) -> Content {
    let following = launching.following;
    let run = slice(move || following.report.with(|report| report.run.clone()));
    let status = live(move || match run.with(|run| run.as_ref().map(|run| run.status.clone())) {
        Some(status) => badge(&status).into(),
        None => Content::from("Asking"),
    });
    let elapsed = text(move || duration(following.seconds.get()));
    let name = text(move || run.with(|run| run.as_ref().map(|run| run.name.clone()).unwrap_or_default()));
    let head = element("div")
        .class("launch-run")
        .set("id", RUN)
        .set("tabindex", "-1")
        .set("role", "status")
        .child(status)
        .child(element("strong").child(name));
    let link = live(move || dashboard(launching));
    let about = following.launch.get().map(|launch| {
        facts(vec![
            ("Pipeline", launch.pipeline.name.into()),
            ("Stack", launch.stack.name.into()),
            ("Time", element("span").child(elapsed).into()),
            ("On the dashboard", link),
        ])
    });
    let reason = live(move || {
        let reason = run.with(|run| run.as_ref().map(|run| run.reason.clone())).filter(|reason| !reason.is_empty());
        reason.map(|reason| element("p").child(reason))
    });
    let steps = list(move || following.report.with(|report| report.steps.clone()), |_, step: &StepRun| of_step(step));
    Content::Several(vec![
        head.into(),
        about.into(),
        live(move || proof(following)),
        reason,
        live(move || state(launching)),
        element("ul").class("launch-steps").child(steps).into(),
        log::log(launching).into(),
        live(move || tools(launching)),
    ])
}

/// Whether the run is on our images.
fn proof(following: Following) -> Content {
    let images =
        following.launch.with(|launch| launch.as_ref().map(|launch| launch.images.clone())).unwrap_or_default();
    let named = |images: &[(String, String)]| {
        let image = |(key, image): &(String, String)| {
            let image = if image.is_empty() { "no image" } else { image.as_str() };
            element("li")
                .child(element("code").child(image))
                .child([" for ", step_of(key).unwrap_or("the pipeline")].concat())
        };
        element("ul").child(images.iter().map(image).collect::<Content>())
    };
    match following.proof.get() {
        Proven::NotYet => Content::Nothing,
        Proven::Holds => element("div")
            .class("launch-clear")
            .child("The build of this run holds the images that were asked for")
            .child(named(&images))
            .into(),
        Proven::Differs(others) => element("div")
            .class("warning")
            .child(element("strong").child("The build of this run holds other images than those that were asked for"))
            .child(named(&others))
            .into(),
        Proven::Unknown(trouble) => Content::Several(vec![
            element("p").child("Nobody could look which images the run has").into(),
            trouble.shown().into(),
        ]),
    }
}

/// Anything unusual about it.
fn state(launching: Launching) -> Content {
    let following = launching.following;
    let silence = following.report.with(|report| report.silence.as_ref().map(|failure| failure.message()));
    let pace = following.report.with(|report| report.pace);
    match following.end.get() {
        None => {
            let silent = silence.map(|message| {
                element("div").class("warning").child(
                    [&message.replace('`', ""), ". The run goes on; it is asked about again and again"].concat(),
                )
            });
            let stuck = match pace {
                Pace::Moving => None,
                Pace::Stuck { seconds } => Some(element("div").class("warning").child(
                    ["It has been waiting for ", &duration(u64::from(seconds)), " without a change. An image that cannot be \
                      pulled or a cluster without room looks like this: the orchestrator knows more"].concat(),
                )),
            };
            Content::Several(vec![silent.into(), stuck.into()])
        }
        Some(End::Finished) => Content::Nothing,
        Some(End::GaveUp) => again(
            launching,
            "It waited for so long that it is not asked about any more. It was not stopped: it may still begin, or wait for ever".into(),
        ),
        Some(End::Lost(trouble)) => Content::Several(vec![
            again(launching, "It is not followed any more. The run itself goes on".into()),
            trouble.shown().into(),
        ]),
    }
}

fn again(launching: Launching, words: String) -> Content {
    let button = button("button").child("Follow it again").pressed(move || follow_again(launching));
    element("div").class("warning").child(element("p").child(words)).child(button).into()
}

/// What can be done with it.
fn tools(launching: Launching) -> Content {
    let following = launching.following;
    let (may, over) = following.report.with(|report| {
        let status = report.run.as_ref().map(|run| &run.status);
        (status.is_some_and(RunStatus::may_stop), status.is_some_and(RunStatus::is_finished))
    });
    let asked = following.stop.get();
    let words = match (&asked, may) {
        (Stop::Asked, _) => "Asked to stop",
        (_, false) => "It can be stopped as soon as it runs",
        _ => "",
    };
    let stop = (!over).then(|| {
        let dead = !may || asked == Stop::Asked;
        button("button").set("aria-disabled", if dead { "true" } else { "false" }).child("Stop the run").pressed(
            move || {
                if !dead {
                    stop(launching);
                }
            },
        )
    });
    let words = (!over).then(|| element("span").class("aside").child(words));
    let away = button("plain-button").child("Look away").pressed(move || look_away(launching));
    let refused = match asked {
        Stop::Refused(trouble) => trouble.shown().into(),
        _ => Content::Nothing,
    };
    Content::Several(vec![refused, element("div").class("panel-tools").child(stop).child(words).child(away).into()])
}

fn of_step(step: &StepRun) -> Element {
    let took = browser::clock::read(&step.start).zip(browser::clock::read(&step.end));
    let took = took.map(|(start, end)| duration(end.saturating_sub(start) / 1000));
    element("li")
        .child(badge(&step.status))
        .child(element("code").child(step.name.as_str()))
        .child(element("span").class("aside").child(took.unwrap_or_default()))
}

/// A status in the colour of how well it goes.
pub fn badge(status: &RunStatus) -> Element {
    let state = match status {
        status if status.is_successful() => "good",
        RunStatus::Failed => "bad",
        status if status.is_finished() => "over",
        _ => "going",
    };
    element("span").class("launch-status").set("data-state", state).child(status.label())
}

/// The run's page on the server's own dashboard.
fn dashboard(launching: Launching) -> Content {
    let launch = launching.following.launch.get();
    let run = launching.following.report.with(|report| report.run.clone());
    let (Some(launch), Some(run), Some(probe)) = (launch, run, launching.probe.get()) else { return Content::Nothing };
    let address = match probe.server.dashboard_url.as_str() {
        "" => launch.address.origin(),
        other => other,
    };
    // Only what a browser opens as a page: the server's word is no reason to run a script.
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Content::Nothing;
    }
    let page = run.page(address, &launch.project.name);
    element("a")
        .set("href", &page)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .child("Open the run")
        .into()
}

/// A time in words.
fn duration(seconds: u64) -> String {
    match seconds {
        0..60 => [&seconds.to_string(), " s"].concat(),
        60..3600 => [&(seconds / 60).to_string(), " min ", &(seconds % 60).to_string(), " s"].concat(),
        _ => [&(seconds / 3600).to_string(), " h ", &(seconds % 3600 / 60).to_string(), " min"].concat(),
    }
}
