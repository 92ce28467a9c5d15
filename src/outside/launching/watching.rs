//! Following a run: how far it is, what it prints, stopping it, and finding it again after a reload.

use super::carrying::{ask, carry, trouble};
use super::memory::keep_launch;
use crate::launch::{End, Following, Launching, Line, Proven, Stop, Trouble};
use browser::{clock, timer};
use executor::follow::{Followed, Limits, Report};
use executor::launch::{Proof, ProofQuery, Whereabouts};
use executor::log::Log;
use executor::{Follow, Remembered, Run};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many lines of a log are kept on screen.
const MOST_LINES: usize = 5000;
/// How long until a log is read again, in milliseconds.
const READ_AGAIN: i32 = 2500;

/// Follows the run of a launch. Whether its build holds our images is known already, or looked up.
pub fn follow(launching: Launching, line: Line, launch: Remembered, proof: Option<Proof>) {
    let following = launching.following;
    following.forget();
    let turn = following.turn.get_value();
    let Some(run) = launch.made.run.clone() else { return };
    following.launch.set(Some(launch.clone()));
    count(following, turn);
    let images = launch.images.clone();
    let asked = (line.clone(), run.clone());
    spawn_local(async move {
        let (line, run) = asked;
        let proof = match proof {
            Some(proof) => proof,
            None => match carry(&line, ProofQuery::new(&run, &images), |_, _| true).await {
                Some(proof) => proof,
                None => return,
            },
        };
        let proven = match proof {
            Proof::Holds => Proven::Holds,
            Proof::Differs(others) => Proven::Differs(others),
            Proof::Unknown(failure) => Proven::Unknown(Trouble::from(&failure)),
        };
        if following.turn.get_value() == turn {
            following.proof.set(proven);
        }
    });
    spawn_local(async move {
        let show = |report: &Report| {
            if following.report.with_untracked(|shown| shown != report) {
                following.report.set(report.clone());
            }
        };
        let followed = carry(&line, Follow::new(&run, Limits::default()), |follow, _| {
            let current = following.turn.get_value() == turn;
            if current {
                show(follow.report());
            }
            current
        });
        let Some(followed) = followed.await.filter(|_| following.turn.get_value() == turn) else { return };
        show(followed.report());
        let end = match followed {
            Followed::Finished(_) => {
                keep_launch(launching, &launch, true);
                End::Finished
            }
            Followed::GaveUp(_) => End::GaveUp,
            Followed::Lost(_, failure) | Followed::Failed(_, failure) => End::Lost(trouble(&line, failure).await),
        };
        if following.turn.get_value() == turn {
            following.end.set(Some(end));
        }
    });
}

/// Follows the run once more that nobody followed any longer.
pub fn follow_again(launching: Launching) {
    let launch = launching.following.launch.get_untracked();
    if let (Some(line), Some(launch)) = (launching.line(), launch) {
        follow(launching, line, launch, None);
    }
}

/// Looks away from the run, which goes on.
pub fn look_away(launching: Launching) {
    launching.following.forget();
}

/// Finds the run of a launch again. It only asks, and starts nothing.
pub fn find_again(outside: super::super::Outside, launching: Launching, launch: Remembered) {
    find(launching, launch, move |words| outside.say(words));
}

/// Finds the last launch of this server again whose end nobody saw.
pub(super) fn find_last(launching: Launching) {
    let Some(line) = launching.line() else { return };
    let open = launching.earlier.with_untracked(|earlier| {
        let here = earlier.iter().filter(|earlier| earlier.item.address == *line.borrow().address());
        here.filter(|earlier| !earlier.over).map(|earlier| earlier.item.clone()).next()
    });
    if let Some(open) = open {
        find(launching, open, |_| {});
    }
}

fn find(launching: Launching, launch: Remembered, say: impl Fn(&str) + 'static) {
    let Some(line) = launching.line().filter(|_| !launching.is_busy()) else { return };
    match launch.whereabouts() {
        Whereabouts::Run(_) => follow(launching, line, launch, None),
        Whereabouts::NotStarted => {
            keep_launch(launching, &launch, true);
            say("It made no copy of the snapshot, and so it started no run");
        }
        Whereabouts::Perhaps(search) => spawn_local(async move {
            match ask(&line, search).await {
                Ok(Some(run)) => {
                    let launch = launch.with_run(&run);
                    keep_launch(launching, &launch, false);
                    follow(launching, line, launch, None);
                }
                Ok(None) => {
                    keep_launch(launching, &launch, true);
                    say("It started no run");
                }
                Err(trouble) => say(&trouble.message),
            }
        }),
    }
}

/// Stops the run.
pub fn stop(launching: Launching) {
    let following = launching.following;
    let run = following.launch.with_untracked(|launch| launch.as_ref().and_then(|launch| launch.made.run.clone()));
    let (Some(line), Some(run)) = (launching.line(), run) else { return };
    if following.stop.get_untracked() == Stop::Asked {
        return;
    }
    following.stop.set(Stop::Asked);
    let turn = following.turn.get_value();
    spawn_local(async move {
        if let Err(trouble) = ask(&line, Run::stop(&run)).await
            && following.turn.get_value() == turn
        {
            following.stop.set(Stop::Refused(trouble));
        }
    });
}

/// Reads a log as it grows, until another one is looked at or the run is over.
pub fn read_log(launching: Launching, id: String) {
    let following = launching.following;
    following.look_at(id.clone());
    let turn = following.log_turn.get_value();
    let Some(line) = launching.line().filter(|_| !id.is_empty()) else { return };
    spawn_local(async move {
        let mut log = Log::new(&id);
        loop {
            let last = following.end.get_untracked().is_some();
            let read = ask(&line, log.clone().read()).await;
            if following.log_turn.get_value() != turn {
                return;
            }
            let more = match read {
                Ok(page) => {
                    log = page.log;
                    following.log_trouble.set(None);
                    keep_latest(following.lines, page.entries);
                    page.more
                }
                Err(trouble) => {
                    following.log_trouble.set(Some(trouble));
                    false
                }
            };
            if last && !more {
                return;
            }
            if !more {
                timer::wait(READ_AGAIN).await;
            }
        }
    });
}

/// Counts how long the run has been going.
fn count(following: Following, turn: u32) {
    let begun = clock::now();
    spawn_local(async move {
        while following.turn.get_value() == turn {
            let (made, updated, over) = following.report.with_untracked(|report| {
                let of = |text: Option<&String>| text.and_then(|text| clock::read(text));
                let run = report.run.as_ref();
                (
                    of(run.map(|run| &run.created)),
                    of(run.map(|run| &run.updated)),
                    run.is_some_and(|run| run.status.is_finished()),
                )
            });
            // The server's own times once it is over; before, this machine's clock, which may differ from the server's.
            let until = if over { updated } else { Some(clock::now()) };
            let seconds = until.unwrap_or(begun).saturating_sub(made.unwrap_or(begun)) / 1000;
            if following.seconds.get_untracked() != seconds {
                following.seconds.set(seconds);
            }
            if over || following.end.get_untracked().is_some() {
                return;
            }
            timer::wait(1000).await;
        }
    });
}

/// Adds what was printed, and lets go of the oldest lines beyond what a page can show.
pub(super) fn keep_latest<T: Send + Sync + 'static>(shown: RwSignal<Vec<T>>, new: Vec<T>) {
    if new.is_empty() {
        return;
    }
    shown.update(|lines| {
        lines.extend(new);
        let old = lines.len().saturating_sub(MOST_LINES);
        lines.drain(..old);
    });
}
