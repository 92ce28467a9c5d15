//! Parts of the page that come after it: asked for here, handed to the session. One that cannot be had is said where it
//! would be, and may be asked for again.

use crate::parts::{self, NotLoaded};
use crate::session::{Dialog, Fetched, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fetches the part that the page needs next.
pub fn fetch_rest(session: Session) {
    session.view.missing_part.set(false);
    spawn_local(async move {
        match parts::rest().await {
            Ok(rest) => session.rest.set(Some(rest)),
            Err(NotLoaded) => session.view.missing_part.set(true),
        }
    });
}

/// Fetches what a dialog needs, unless it is there.
pub fn fetch_for(session: Session, dialog: Dialog) {
    match dialog {
        Dialog::Import => fetch(session.imports, parts::imports()),
        Dialog::Palette | Dialog::Share | Dialog::Embed | Dialog::History | Dialog::Help => {
            fetch(session.dialogs, parts::dialogs())
        }
    }
}

/// Fetches what launches runs, unless it is there.
pub fn fetch_launches(session: Session) {
    fetch(session.launches, parts::launches());
}

/// Fetches the part that checks images, unless it is there.
pub fn fetch_checks(session: Session) {
    fetch(session.checks, parts::checks());
}

fn fetch<T: Send + Sync + 'static>(fetched: Fetched<T>, part: impl Future<Output = Result<T, NotLoaded>> + 'static) {
    if fetched.part.with_untracked(Option::is_some) {
        return;
    }
    fetched.missing.set(false);
    spawn_local(async move {
        match part.await {
            // The first one stays: what a person did with it is in it.
            Ok(part) => fetched.part.update(|there| _ = there.get_or_insert(part)),
            Err(NotLoaded) => fetched.missing.set(true),
        }
    });
}
