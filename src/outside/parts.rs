//! Parts of the page that come after it: asked for here, handed to the session. One that cannot be had is said where it
//! would be, and may be asked for again.

use crate::parts::{self, NotLoaded};
use crate::session::Session;
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

/// Fetches the part with the dialogs, unless it is there.
pub fn fetch_dialogs(session: Session) {
    if session.dialogs.with_untracked(Option::is_some) {
        return;
    }
    session.view.missing_dialogs.set(false);
    spawn_local(async move {
        match parts::dialogs().await {
            Ok(dialogs) => session.dialogs.set(Some(dialogs)),
            Err(NotLoaded) => session.view.missing_dialogs.set(true),
        }
    });
}
