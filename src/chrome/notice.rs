//! Short messages that go away: seen, and read out politely.

use crate::session::Session;
use leptos::prelude::*;

/// The place of short messages. It is always on the page, so that a message in it is read out.
pub fn notice(session: Session) -> AnyView {
    let message = session.view.message;
    let shown = move || message.with(|message| (!message.is_empty()).then(|| view! { <p>{message.clone()}</p> }));
    view! { <div class="notice" role="status">{shown}</div> }.into_any()
}
