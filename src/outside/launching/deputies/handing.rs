//! Handing an order over: the only place where a person's word becomes one.

use super::super::carrying::carry;
use super::kept::{forget_order, keep_order};
use super::reaching::trouble;
use super::watching::watch;
use crate::launch::{Launching, Line, Sending, Through};
use executor::deputy::Handed;
use executor::{Deputy, Identity, Order};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How often a run is looked for that a service has taken without telling which it is, and how long it waits before each time.
const LOOKS: u32 = 6;
const BETWEEN: i32 = 2500;

/// Gives the next order an identity, drawn at random.
pub fn draw(launching: Launching) {
    launching.deputed.identity.set(browser::chance::sixteen_bytes().map(Identity::of_random));
}

/// Shows an order to be confirmed.
pub fn look_over_order(launching: Launching, order: Order) {
    if !launching.deputed.is_busy() {
        launching.deputed.confirming.set(Some(Arc::new(order)));
    }
}

/// Hands over what a person has just looked over and confirmed. The order is taken away, so that a second press finds none.
pub fn hand_over(launching: Launching, way: Through) {
    let deputed = launching.deputed;
    if deputed.is_busy() {
        return;
    }
    let Some(order) = deputed.confirming.try_update(Option::take).flatten() else { return };
    let Some(ready) = deputed.reach(way).ready.get_untracked() else { return };
    let handed = Handed {
        deputy: ready.deputy.clone(),
        address: ready.address.clone(),
        launch: order.launch,
        pipeline: order.pipeline.clone(),
        images: order.images.clone(),
        id: None,
        page: None,
    };
    deputed.watched.forget();
    send(launching, handed, Arc::unwrap_or_clone(order));
}

/// Sends an order again that did not arrive, as a person says. A gateway does it once in any case.
pub fn send_again(launching: Launching) {
    if let Some((handed, order)) = launching.deputed.sent.get_value() {
        send(launching, handed, order);
    }
}

/// Leaves an order as it is.
pub fn leave(launching: Launching) {
    launching.deputed.sent.set_value(None);
    launching.deputed.sending.set(Sending::Nothing);
    draw(launching);
}

/// Looks for the run of an order whose reply was lost. It only asks.
pub fn look_for(launching: Launching) {
    let Some((handed, _)) = launching.deputed.sent.get_value() else { return };
    let Some((_, Some(line))) = lines(launching, &handed.deputy) else { return };
    // What was taken for sure is not to be sent again because it does not show yet.
    let unseen = launching.deputed.sending.with_untracked(|sending| *sending == Sending::Unseen);
    let otherwise = if unseen { Sending::Unseen } else { Sending::NotFound };
    spawn_local(async move { find(launching, line, handed, 1, otherwise).await });
}

fn send(launching: Launching, handed: Handed, order: Order) {
    let deputed = launching.deputed;
    let Some((line, asks)) = lines(launching, &handed.deputy) else { return };
    deputed.sending.set(Sending::UnderWay("The order is sent"));
    deputed.sent.set_value(Some((handed.clone(), order.clone())));
    keep_order(launching, &handed, false);
    spawn_local(async move {
        match carry(&line, handed.deputy.start(&order), |_, _| true).await {
            Some(Ok(started)) => {
                let handed = Handed { id: started.id, page: started.page, ..handed };
                match (&handed.id, asks) {
                    (None, Some(line)) => find(launching, line, handed, LOOKS, Sending::Unseen).await,
                    _ => taken(launching, handed),
                }
            }
            Some(Err(failure)) => {
                let lost = failure.may_have_worked();
                let trouble = trouble(&line, &handed.deputy, failure).await;
                if lost {
                    deputed.sending.set(Sending::Lost(trouble));
                } else {
                    // Nothing was started, and nothing has to be found again.
                    forget_order(launching, &handed);
                    deputed.sent.set_value(None);
                    deputed.sending.set(Sending::Refused(trouble));
                }
            }
            // Nobody calls it off.
            None => {}
        }
    });
}

/// Looks for a run that carries the identity of its order.
async fn find(launching: Launching, line: Line, handed: Handed, times: u32, otherwise: Sending) {
    let deputed = launching.deputed;
    deputed.sending.set(Sending::UnderWay("Its run is looked for"));
    for time in 0..times {
        if time > 0 || times > 1 {
            browser::timer::wait(BETWEEN).await;
        }
        match run_of(&line, &handed).await {
            Ok(Some(found)) => return taken(launching, found),
            Ok(None) => {}
            Err(failure) => {
                let trouble = trouble(&line, &handed.deputy, failure).await;
                return deputed.sending.set(Sending::Lost(trouble));
            }
        }
    }
    deputed.sending.set(otherwise);
}

/// The run of an order, where the service can tell.
pub(super) async fn run_of(line: &Line, handed: &Handed) -> Result<Option<Handed>, executor::Failure> {
    if let Some(find) = handed.deputy.find() {
        let found = carry(line, find, |_, _| true).await;
        let started = found.transpose()?.and_then(|found| found.of(handed.launch));
        return Ok(started.map(|started| Handed { id: started.id, page: started.page, ..handed.clone() }));
    }
    // At a gateway a run has the id of its launch.
    let id = handed.launch.to_string();
    match carry(line, handed.deputy.progress(&id), |_, _| true).await {
        Some(Ok(_)) => Ok(Some(Handed { id: Some(id), ..handed.clone() })),
        Some(Err(executor::Failure::NotFound(_))) | None => Ok(None),
        Some(Err(failure)) => Err(failure),
    }
}

/// The order was taken: its run is watched, and the next order is another one.
fn taken(launching: Launching, handed: Handed) {
    let deputed = launching.deputed;
    keep_order(launching, &handed, false);
    deputed.sent.set_value(None);
    deputed.sending.set(Sending::Nothing);
    draw(launching);
    watch(launching, handed);
    spawn_local(async {
        // As soon as it is on screen.
        browser::timer::wait(0).await;
        browser::element::focus(crate::launch::RUN);
    });
}

/// The connections to a service.
pub(super) fn lines(launching: Launching, deputy: &Deputy) -> Option<(Line, Option<Line>)> {
    let way = match deputy {
        Deputy::Gateway => Through::Gateway,
        Deputy::Github { .. } => Through::Github,
        Deputy::Gitlab { .. } => Through::Gitlab,
    };
    launching.deputed.reach(way).lines.get_value()
}
