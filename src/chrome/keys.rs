//! Shortcuts of the whole page.

use super::header::{redo, undo};
use crate::outside::Outside;
use crate::session::Session;
use leptos::{ev, prelude::*};

/// Listens for undo and redo everywhere. The browser's own undo of a text field knows nothing of the other fields, so
/// ours takes its place.
pub fn listen(session: Session, outside: Outside) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "z" => undo(session, outside),
            "Z" | "y" => redo(session, outside),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
