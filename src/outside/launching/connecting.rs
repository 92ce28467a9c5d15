//! Logging in to a server, and out.

use super::super::Outside;
use super::carrying::ask;
use super::{choosing, memory, watching};
use crate::launch::{Launching, Line, Trouble, Way};
use executor::credential::CredentialError;
use executor::short_token::ShortToken;
use executor::{Address, Connection, Credential, ProbeQuery};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How long a token is good that is kept for this tab, in seconds: a day of work.
const KEPT: u32 = 8 * 3600;

/// Logs in as typed and asks the server what it is.
pub fn connect(outside: Outside, launching: Launching) {
    let login = launching.login;
    if login.busy.get_untracked() {
        return;
    }
    login.trouble.set(None);
    let (address, credential) = match typed(launching) {
        Ok(typed) => typed,
        Err(trouble) => return login.trouble.set(Some(trouble)),
    };
    let elsewhere = launching.line().is_some_and(|line| *line.borrow().address() != address);
    if elsewhere && launching.is_busy() {
        return login.trouble.set(Some(Trouble {
            message: "A launch on another server is not finished".into(),
            said: String::new(),
            hints: vec!["Log in there again and go on with it, or leave it".into()],
        }));
    }
    login.busy.set(true);
    spawn_local(async move {
        let line: Line = Rc::new(RefCell::new(connection(address.clone(), credential)));
        let probe = ask(&line, ProbeQuery::default()).await;
        login.busy.set(false);
        match probe {
            Err(trouble) => login.trouble.set(Some(trouble)),
            Ok(probe) => {
                let same = launching.line().is_some_and(|line| *line.borrow().address() == address);
                if !same {
                    launching.forget_server();
                }
                // What goes on over the connection that was there goes on with the new login.
                let line = launching.line().filter(|_| same).map_or(line.clone(), |there| {
                    there.swap(&line);
                    there
                });
                login.secret.set(String::new());
                login.again.set(false);
                launching.line.set_value(Some(Rc::clone(&line)));
                launching.probe.set(Some(Arc::new(probe)));
                if login.keep.get_untracked() {
                    keep(outside, &line).await;
                } else {
                    memory::forget_token();
                }
                if !same {
                    choosing::ask_projects(launching, false);
                    watching::find_last(launching);
                }
            }
        }
    });
}

/// Forgets server and login.
pub fn log_out(launching: Launching) {
    memory::forget_token();
    launching.forget_server();
    launching.login.again.set(false);
    launching.login.keep.set(false);
    launching.login.secret.set(String::new());
    launching.login.trouble.set(None);
}

/// What was typed, as far as it can be one.
fn typed(launching: Launching) -> Result<(Address, Credential), Trouble> {
    let login = launching.login;
    let address = Address::parse(&login.address.get_untracked())?;
    let secret = login.secret.get_untracked();
    let credential: Result<Credential, CredentialError> = match Way::of(&login.way.get_untracked()) {
        Way::Key => Credential::key(&secret),
        Way::Password => Credential::password(&login.username.get_untracked(), &secret),
        Way::Token => Credential::token(&secret),
        Way::Open => Ok(Credential::Nothing),
    };
    Ok((address, credential?))
}

fn connection(address: Address, credential: Credential) -> Connection {
    Connection::new(address, credential, &browser::address::origin())
}

/// Keeps a token for this tab: never the key or the password.
async fn keep(outside: Outside, line: &Line) {
    let exchanged = line.borrow().credential().is_exchanged();
    let asked = if exchanged { ask(line, ShortToken::ask(KEPT)).await.map(ShortToken::credential).ok() } else { None };
    let connection = line.borrow();
    let token = asked.as_ref().or(Some(connection.credential()).filter(|_| !exchanged));
    let kept = match token {
        Some(Credential::Token(token)) => memory::keep_token(connection.address(), token),
        Some(Credential::Nothing) => true,
        _ => false,
    };
    if !kept {
        outside.say("No token could be kept for this tab");
    }
}
