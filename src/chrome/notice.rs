//! Short messages that go away: seen, and read out politely.

use crate::markup::{Element, element, live};
use crate::session::Session;
use leptos::prelude::*;

/// The place of short messages. It is always on the page, so that a message in it is read out.
pub fn notice(session: Session) -> Element {
    let message = session.view.message;
    let shown = move || Some(message.get()).filter(|message| !message.is_empty()).map(|text| element("p").child(text));
    element("div").class("notice").set("role", "status").child(live(shown))
}
