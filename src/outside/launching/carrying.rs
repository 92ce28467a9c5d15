//! Carries operations over the network, and waits where they say so.

use crate::launch::{Line, Trouble};
use browser::fetch::{self, Outgoing};
use browser::timer;
use executor::operation::Reason;
use executor::{Answer, Exchange, Failure, Operation, Reply, Request, Turn};

/// Carries an operation to its end, as long as `watch` says so, which sees it before each call and each pause.
pub async fn carry<O: Operation>(
    line: &Line,
    operation: O,
    mut watch: impl FnMut(&O, Option<Reason>) -> bool,
) -> Option<O::Outcome> {
    let mut exchange = Exchange::new(operation);
    loop {
        let turn = exchange.turn(&line.borrow());
        match turn {
            Turn::Send(request, awaiting) => {
                if !watch(awaiting.operation(), None) {
                    return None;
                }
                let answer = send(request).await;
                exchange = awaiting.answer(&mut line.borrow_mut(), answer);
            }
            Turn::Pause(pause, paused) => {
                if !watch(paused.operation(), Some(pause.reason)) {
                    return None;
                }
                timer::wait(i32::try_from(pause.seconds.saturating_mul(1000)).unwrap_or(i32::MAX)).await;
                exchange = paused;
            }
            Turn::Done(outcome) => return Some(outcome),
        }
    }
}

/// Carries a question to its answer.
pub async fn ask<O: Operation<Outcome = Result<T, Failure>>, T>(line: &Line, operation: O) -> Result<T, Trouble> {
    match carry(line, operation, |_, _| true).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(failure)) => Err(trouble(line, failure).await),
        // Nobody calls it off.
        None => Err(Trouble::default()),
    }
}

/// What a failure means. Where nothing answered it is found out whether anything is there.
pub async fn trouble(line: &Line, failure: Failure) -> Trouble {
    let failure = match failure {
        Failure::NoAnswer(_) => {
            let door = line.borrow().knock();
            failure.knocked(fetch::knock(&door).await)
        }
        other => other,
    };
    Trouble::from(&failure)
}

async fn send(request: Request) -> Answer {
    let outgoing = Outgoing {
        method: request.method.name(),
        url: &request.url,
        headers: &request.headers,
        body: request.body.as_deref(),
    };
    match fetch::send(outgoing).await {
        Some((status, body)) => Answer::Reply(Reply { status, body }),
        None => Answer::Nothing,
    }
}
