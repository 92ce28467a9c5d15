//! Reaching a service, and letting go of it.

use super::super::carrying::carry;
use super::handing::draw;
use super::watching::watch_last;
use crate::launch::{Asked, Launching, Line, Reach, Ready, Through, Trouble};
use browser::fetch;
use executor::credential::CredentialError;
use executor::deputy::Offer;
use executor::{Address, Connection, Credential, Deputy, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What was typed of a service, with its secrets as connections.
struct Typed {
    address: Address,
    deputy: Deputy,
    starts: Line,
    asks: Option<Line>,
}

/// Reads what was typed, keeps the tokens in connections alone, and asks the service what it starts.
pub fn reach(launching: Launching, way: Through) {
    let reach = launching.deputed.reach(way);
    if reach.state.with_untracked(|state| *state == Asked::Waiting) {
        return;
    }
    let typed = match typed(way, reach) {
        Ok(typed) => typed,
        Err(trouble) => return reach.state.set(Asked::Failed(trouble)),
    };
    let same = reach.ready.with_untracked(|ready| {
        ready.as_ref().is_some_and(|ready| ready.address == typed.address && ready.deputy == typed.deputy)
    });
    if !same && launching.deputed.is_busy() {
        return reach.state.set(Asked::Failed(Trouble {
            message: "An order that was handed to another place is not finished".into(),
            said: String::new(),
            hints: vec!["Go on with it there, or leave it".into()],
        }));
    }
    reach.state.set(Asked::Waiting);
    spawn_local(async move {
        let Typed { address, deputy, starts, asks } = typed;
        let offer = match &asks {
            Some(line) => ask(line, &deputy, deputy.offer()).await,
            // Nothing can be asked without a token for it; the start will tell.
            None => Ok(Offer { pipelines: Vec::new(), dormant: String::new() }),
        };
        match offer {
            Err(trouble) => reach.state.set(Asked::Failed(trouble)),
            Ok(offer) => {
                let first = offer.pipelines.first().cloned();
                let named = launching.deputed.pipeline.get_untracked();
                if let Some(first) = first.filter(|_| !offer.pipelines.contains(&named)) {
                    launching.deputed.pipeline.set(first);
                }
                let reads = asks.is_some();
                reach.lines.set_value(Some((starts, asks)));
                reach.ready.set(Some(Arc::new(Ready { address, deputy, offer, reads })));
                reach.state.set(Asked::Idle);
                reach.again.set(false);
                reach.token.set(String::new());
                reach.reader.set(String::new());
                launching.deputed.forget_refusal();
                if !launching.deputed.is_busy() {
                    draw(launching);
                }
                watch_last(launching, way);
            }
        }
    });
}

/// Forgets a service's tokens.
pub fn let_go(launching: Launching, way: Through) {
    launching.deputed.reach(way).forget();
    launching.deputed.confirming.set(None);
}

/// Asks a service, and says in its terms why that failed.
pub(super) async fn ask<T>(
    line: &Line,
    deputy: &Deputy,
    operation: impl executor::Operation<Outcome = Result<T, Failure>>,
) -> Result<T, Trouble> {
    match carry(line, operation, |_, _| true).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(failure)) => Err(trouble(line, deputy, failure).await),
        // Nobody calls it off.
        None => Err(Trouble::default()),
    }
}

/// What a failure means at this service. Where nothing answered it is found out whether anything is there.
pub(super) async fn trouble(line: &Line, deputy: &Deputy, failure: Failure) -> Trouble {
    let failure = match failure {
        Failure::NoAnswer(_) => {
            let door = line.borrow().knock();
            failure.knocked(fetch::knock(&door).await)
        }
        other => other,
    };
    Trouble {
        message: deputy.message(&failure),
        said: failure.said().unwrap_or_default(),
        hints: deputy.hints(&failure),
    }
}

/// What was typed, as far as it can be a service.
fn typed(way: Through, reach: Reach) -> Result<Typed, Trouble> {
    let address = Address::parse(&reach.address.get_untracked())?;
    let deputy = named(way, reach, &address)?;
    let line = |token: Credential| -> Line {
        let connection = Connection::to_deputy(address.clone(), token, &browser::address::origin());
        Rc::new(RefCell::new(connection))
    };
    let starts = line(token(&reach.token.get_untracked())?);
    let asks = match deputy.abilities().two_secrets {
        false => Some(Rc::clone(&starts)),
        true => {
            let text = reach.reader.get_untracked();
            if text.trim().is_empty() { None } else { Some(line(token(&text)?)) }
        }
    };
    Ok(Typed { address, deputy, starts, asks })
}

/// The service that was named.
fn named(way: Through, reach: Reach, address: &Address) -> Result<Deputy, Trouble> {
    let filled = |text: RwSignal<String>, message: &str, hint: &str| {
        let text = text.with_untracked(|text| text.trim().trim_matches('/').to_owned());
        if text.is_empty() { Err(Trouble::plain(message, hint)) } else { Ok(text) }
    };
    Ok(match way {
        Through::Server | Through::Gateway => Deputy::Gateway,
        Through::Github => {
            let hint = "Write it with its owner, as in `team/pipelines`";
            let target = filled(reach.target, "No repository is named", hint)?;
            let (owner, repository) = target
                .split_once('/')
                .filter(|(owner, repository)| !owner.is_empty() && !repository.contains('/'))
                .ok_or_else(|| {
                    Trouble::plain("The repository is named without its owner, or with more than that", hint)
                })?;
            Deputy::Github {
                owner: owner.to_owned(),
                repository: repository.to_owned(),
                workflow: filled(reach.workflow, "No workflow is named", "Write its file's name, as in `launch.yaml`")?,
                reference: filled(
                    reach.reference,
                    "No branch is named",
                    "Name the branch or tag that has the workflow",
                )?,
                enterprise: Deputy::is_enterprise(address),
            }
        }
        Through::Gitlab => Deputy::Gitlab {
            project: filled(
                reach.target,
                "No project is named",
                "Write its path, as in `group/project`, or its number",
            )?,
            reference: filled(reach.reference, "No branch is named", "Name the branch or tag that has the pipeline")?,
        },
    })
}

/// A token. Any text that can stand in a header may be one.
fn token(text: &str) -> Result<Credential, Trouble> {
    Credential::token(text).map_err(|error| match error {
        CredentialError::Empty => Trouble::plain("There is no token", "Fill in the token that starts runs there"),
        CredentialError::KeyAsToken => Trouble::plain(
            "This is a key of a ZenML server",
            "It stays with the service, which calls ZenML by itself. Fill in the service's own token",
        ),
        other => Trouble::from(other),
    })
}
