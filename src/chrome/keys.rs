//! Shortcuts of the whole page.

use crate::form::SEARCH;
use crate::outside::Outside;
use crate::panels::tabs;
use crate::session::{Dialog, Session};
use browser::event::{self, Event};
use leptos::prelude::*;

/// What takes the letters that a person types.
const TYPING: &str = "input:not([type=radio], [type=checkbox]), textarea, select, dialog";

/// Listens for shortcuts everywhere. The browser's own undo of a text field knows nothing of the other fields, so ours
/// takes its place.
pub fn listen(session: Session, outside: Outside) {
    event::everywhere("keydown", move |event| {
        let heard = if event.is_command() { command(outside, &event) } else { single(session, outside, &event) };
        if heard {
            event.prevent_default();
        }
    });
}

/// Shortcuts with Control, or Command on a Mac.
fn command(outside: Outside, event: &Event) -> bool {
    match event.key().as_str() {
        "z" => outside.undo(),
        "Z" | "y" => outside.redo(),
        "k" => outside.open(Dialog::Palette),
        _ => return false,
    }
    true
}

/// Shortcuts of one key, which a person may switch off (WCAG 2.1.4).
fn single(session: Session, outside: Outside, event: &Event) -> bool {
    if !session.view.single_keys.get_untracked() || event.has_modifier() || event.is_in(TYPING) {
        return false;
    }
    match event.key().as_str() {
        "/" => _ = outside.focus_id(SEARCH),
        "?" => outside.open(Dialog::Help),
        "[" => tabs::step(session, false),
        "]" => tabs::step(session, true),
        _ => return false,
    }
    true
}
