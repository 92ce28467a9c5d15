//! Watching the run of an order: how far it is, what it prints, stopping it, and finding it again after a reload.

use super::super::super::Outside;
use super::super::carrying::carry;
use super::super::watching::keep_latest;
use super::handing::{lines, run_of};
use super::kept::keep_order;
use super::reaching::{ask, trouble};
use crate::launch::{End, Launching, Line, Stop, Through};
use browser::timer;
use executor::Deputy;
use executor::deputy::Handed;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How long until a gateway is asked again, and the others, which count how often they are asked.
const SOON: i32 = 2000;
const LATER: i32 = 6000;

/// Watches the run of an order.
pub(super) fn watch(launching: Launching, handed: Handed) {
    let watched = launching.deputed.watched;
    watched.forget();
    let turn = watched.turn.get_value();
    watched.handed.set(Some(handed.clone()));
    let (Some(id), Some((_, Some(line)))) = (handed.id.clone(), lines(launching, &handed.deputy)) else { return };
    watched.line.set_value(Some(Rc::clone(&line)));
    let pause = if handed.deputy == Deputy::Gateway { SOON } else { LATER };
    spawn_local(async move {
        loop {
            let found = carry(&line, handed.deputy.progress(&id), |_, _| true).await;
            if watched.turn.get_value() != turn {
                return;
            }
            match found {
                Some(Ok(progress)) => {
                    let over = progress.status.is_finished();
                    let page = progress.page.clone();
                    watched.silence.set(None);
                    watched.report.set(Some(progress));
                    if over {
                        keep_order(launching, &Handed { page: page.or(handed.page.clone()), ..handed }, true);
                        return watched.end.set(Some(End::Finished));
                    }
                }
                Some(Err(failure)) if failure.may_pass() => watched.silence.set(Some(handed.deputy.message(&failure))),
                Some(Err(failure)) => {
                    let trouble = trouble(&line, &handed.deputy, failure).await;
                    if watched.turn.get_value() == turn {
                        watched.silence.set(None);
                        watched.end.set(Some(End::Lost(trouble)));
                    }
                    return;
                }
                None => return,
            }
            timer::wait(pause).await;
        }
    });
}

/// Watches the run once more that nobody watched any longer.
pub fn watch_again(launching: Launching) {
    if let Some(handed) = launching.deputed.watched.handed.get_untracked() {
        watch(launching, handed);
    }
}

/// Looks away from the run, which goes on.
pub fn look_away_from_order(launching: Launching) {
    launching.deputed.watched.forget();
}

/// Finds the run of an order again. It only asks, and starts nothing.
pub fn watch_earlier(outside: Outside, launching: Launching, handed: Handed) {
    find(launching, handed, move |words| outside.say(words));
}

/// Finds the last order of this service again whose end nobody saw.
pub(super) fn watch_last(launching: Launching, way: Through) {
    let deputed = launching.deputed;
    let Some(ready) = deputed.reach(way).ready.get_untracked() else { return };
    if deputed.is_busy() {
        return;
    }
    let watched = deputed.watched.handed.get_untracked();
    if let Some(handed) = watched.filter(|handed| handed.deputy == ready.deputy && handed.address == ready.address) {
        // What ended because a token lapsed, or never began for want of one, goes on with the new one.
        let lost = deputed.watched.end.with_untracked(|end| matches!(end, Some(End::Lost(_))));
        if lost || deputed.watched.line.with_value(Option::is_none) {
            watch(launching, handed);
        }
        return;
    }
    let open = deputed.earlier.with_untracked(|earlier| {
        let here = |handed: &Handed| handed.deputy == ready.deputy && handed.address == ready.address;
        earlier.iter().find(|order| !order.over && here(&order.item)).map(|order| order.item.clone())
    });
    if let Some(open) = open {
        find(launching, open, |_| {});
    }
}

fn find(launching: Launching, handed: Handed, say: impl Fn(&str) + 'static) {
    if launching.deputed.is_busy() {
        return;
    }
    if handed.id.is_some() {
        return watch(launching, handed);
    }
    if !handed.deputy.abilities().findable {
        return say("GitLab cannot be asked which pipeline came of it: its list of pipelines shows it");
    }
    let Some((_, Some(line))) = lines(launching, &handed.deputy) else { return };
    spawn_local(async move {
        match run_of(&line, &handed).await {
            Ok(Some(found)) => {
                keep_order(launching, &found, false);
                watch(launching, found);
            }
            Ok(None) => {
                keep_order(launching, &handed, true);
                say("It started no run");
            }
            Err(failure) => say(&handed.deputy.message(&failure).replace('`', "")),
        }
    });
}

/// Stops the run.
pub fn stop_order(launching: Launching) {
    let watched = launching.deputed.watched;
    let Some((handed, id, line)) = asked(launching) else { return };
    if watched.stop.get_untracked() == Stop::Asked {
        return;
    }
    watched.stop.set(Stop::Asked);
    let turn = watched.turn.get_value();
    spawn_local(async move {
        if let Err(trouble) = ask(&line, &handed.deputy, handed.deputy.stop(&id)).await
            && watched.turn.get_value() == turn
        {
            watched.stop.set(Stop::Refused(trouble));
        }
    });
}

/// Reads what the run prints as it grows, until the run is over.
pub fn read_lines(launching: Launching) {
    let watched = launching.deputed.watched;
    let Some((handed, id, line)) = asked(launching) else { return };
    if watched.reads.get_untracked() {
        return;
    }
    watched.reads.set(true);
    let turn = watched.turn.get_value();
    spawn_local(async move {
        let mut after = 0;
        loop {
            let last = watched.end.get_untracked().is_some();
            let Some(question) = handed.deputy.lines(&id, after) else { return };
            let read = ask(&line, &handed.deputy, question).await;
            if watched.turn.get_value() != turn {
                return;
            }
            match read {
                Ok(read) => {
                    after = read.after;
                    watched.lines_trouble.set(None);
                    keep_latest(watched.lines, read.lines);
                }
                Err(trouble) => watched.lines_trouble.set(Some(trouble)),
            }
            if last {
                return;
            }
            timer::wait(SOON).await;
        }
    });
}

/// The run that is watched, and over which connection it is asked about.
fn asked(launching: Launching) -> Option<(Handed, String, Line)> {
    let watched = launching.deputed.watched;
    let handed = watched.handed.get_untracked()?;
    let id = handed.id.clone()?;
    Some((handed, id, watched.line.get_value()?))
}
