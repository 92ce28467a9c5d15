//! Parts of the page that come after it: asked for here, handed to the session.

use crate::parts;
use crate::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fetches the part that the page needs next. One that cannot be had is said where it would be, and may be asked for again.
pub fn fetch(session: Session) {
    session.view.missing_part.set(false);
    spawn_local(async move {
        match parts::rest().await {
            Ok(rest) => session.rest.set(Some(rest)),
            Err(parts::NotLoaded) => session.view.missing_part.set(true),
        }
    });
}
