//! Shortcuts of the whole page.

use super::header::{redo, undo};
use crate::outside::Outside;
use crate::session::Session;
use browser::event;

/// Listens for undo and redo everywhere. The browser's own undo of a text field knows nothing of the other fields, so
/// ours takes its place.
pub fn listen(session: Session, outside: Outside) {
    event::everywhere("keydown", move |event| {
        if !event.is_command() {
            return;
        }
        match event.key().as_str() {
            "z" => undo(session, outside),
            "Z" | "y" => redo(session, outside),
            _ => return,
        }
        event.prevent_default();
    });
}
