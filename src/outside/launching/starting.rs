//! Starting a run: the only place where a person's word becomes a launch.

use super::carrying::{carry, trouble};
use super::memory::keep_launch;
use super::watching::follow;
use crate::launch::{Launching, Line, Progress};
use executor::launch::{Halted, Launched};
use executor::{Confirmation, Identity, Launch, Plan, Remembered};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Gives the next launch an identity, drawn at random.
pub(super) fn draw_identity(launching: Launching) {
    launching.identity.set(browser::chance::sixteen_bytes().map(Identity::of_random));
}

/// Shows a plan to be confirmed.
pub fn look_over(launching: Launching, plan: Plan) {
    if !launching.is_busy() {
        launching.confirming.set(Some(Arc::new(plan)));
    }
}

/// Begins what a person has just looked over and confirmed. The plan is taken away, so that a second press finds none.
pub fn begin(launching: Launching) {
    let (Some(plan), Some(line)) = (launching.confirming.try_update(Option::take).flatten(), launching.line()) else {
        return;
    };
    let Some(identity) = launching.identity.get_untracked().filter(|_| !launching.is_busy()) else { return };
    let plan = Arc::unwrap_or_clone(plan);
    launching.following.forget();
    run(launching, line, plan.begin(Confirmation::by_person(identity)));
}

/// Goes on with a launch that stopped, at the call that failed.
pub fn go_on(launching: Launching) {
    let Some(line) = launching.line() else { return };
    if let Some(launch) = launching.halted.try_update_value(Option::take).flatten() {
        run(launching, line, *launch);
    }
}

/// Leaves a launch that stopped as it is.
pub fn give_up(launching: Launching) {
    launching.halted.set_value(None);
    launching.progress.set(Progress::Nothing);
    draw_identity(launching);
}

fn run(launching: Launching, line: Line, launch: Launch) {
    launching.progress.set(Progress::UnderWay(None, ""));
    let project = launching.projects.entries.with_untracked(|projects| {
        let chosen = launching.projects.chosen.get_untracked();
        projects.iter().find(|project| project.id == chosen).map(|project| project.name.clone()).unwrap_or_default()
    });
    let address = line.borrow().address().clone();
    let mut last = Remembered::of(&launch, &address, &project);
    spawn_local(async move {
        let kept = &mut last;
        let carried = carry(&line, launch, |launch, reason| {
            *kept = Remembered::of(launch, &address, &project);
            keep_launch(launching, kept, false);
            launching
                .progress
                .set(Progress::UnderWay(Some(launch.stage()), reason.map_or("", |reason| reason.message())));
            true
        });
        match carried.await {
            Some(Ok(Launched { run, proof })) => {
                let launch = last.with_run(&run);
                keep_launch(launching, &launch, false);
                launching.progress.set(Progress::Nothing);
                draw_identity(launching);
                follow(launching, line, launch, Some(proof));
                // As soon as it is on screen.
                browser::timer::wait(0).await;
                browser::element::focus(crate::launch::RUN);
            }
            Some(Err(Halted { failure, launch })) => {
                let stage = launch.stage();
                launching.halted.set_value(Some(launch));
                let trouble = trouble(&line, failure).await;
                launching.progress.set(Progress::Halted(Some(stage), trouble));
            }
            // A launch is never called off in the middle of a call.
            None => {}
        }
    });
}
