//! Dialogs: which there are, and the one element in which they open.

mod embed;
mod help;
mod history;
mod import;
mod palette;
mod share;

pub use import::import;

use crate::chrome::{coming, icon, notice};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{Dialog, Session};
use leptos::prelude::*;

/// The id of the element of a dialog that has the focus first.
pub const FIRST: &str = "dialog-first";

/// The id of the name of the dialog that is open.
const TITLE: &str = "dialog-title";

/// The element in which dialogs open. The browser keeps the focus in it, gives it back afterwards, and closes it on
/// Escape.
pub fn dialogs(session: Session, outside: Outside) -> Element {
    let open = session.view.dialog;
    let frame = live(move || open.get().map(|dialog| untrack(|| frame(session, outside, dialog))));
    element("dialog")
        .class("dialog")
        .set("aria-labelledby", TITLE)
        .on("close", move |_| open.set(None))
        .on("click", move |event| {
            // What is outside of the frame is the backdrop.
            if !event.is_in(".dialog-frame") {
                open.set(None);
            }
        })
        .child(frame)
        .follow(move |dialog| {
            session.dialogs.part.track();
            session.imports.part.track();
            match open.get() {
                Some(_) => {
                    dialog.show_modal();
                    outside.focus_id(FIRST);
                }
                None => dialog.close(),
            }
        })
}

fn frame(session: Session, outside: Outside, dialog: Dialog) -> Element {
    let close = button("plain-button")
        .set("aria-label", "Close")
        .child(icon("icon icon-close"))
        .pressed(move || session.view.dialog.set(None));
    let head =
        element("div").class("dialog-head").child(element("h2").set("id", TITLE).child(title(dialog))).child(close);
    let body = live(move || {
        match dialog {
            Dialog::Import => {
                let part = session.imports.part.get();
                part.map(|part| untrack(|| (part.body)(session, outside))).ok_or(session.imports.missing)
            }
            Dialog::Palette | Dialog::Share | Dialog::Embed | Dialog::History | Dialog::Help => {
                let part = session.dialogs.part.get();
                part.map(|part| untrack(|| (part.body)(session, outside, dialog))).ok_or(session.dialogs.missing)
            }
        }
        .unwrap_or_else(|missing| coming(missing, move || outside.fetch_for(dialog)).into())
    });
    element("div").class("dialog-frame").set("data-dialog", key(dialog)).child(head).child(body).child(notice(session))
}

/// What is in a dialog.
pub fn body(session: Session, outside: Outside, dialog: Dialog) -> Content {
    match dialog {
        Dialog::Palette => palette::palette(session, outside),
        Dialog::Share => share::share(session, outside),
        Dialog::Embed => embed::embed(session, outside),
        Dialog::History => history::history(session, outside),
        Dialog::Help => help::help(session),
        // It is a part of its own.
        Dialog::Import => Content::Nothing,
    }
}

const fn title(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Palette => "Find anything",
        Dialog::Share => "Share",
        Dialog::Embed => "Embed in a page",
        Dialog::Import => "Import",
        Dialog::History => "Kept configurations",
        Dialog::Help => "Help",
    }
}

/// The name of a dialog in the stylesheet.
const fn key(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Palette => "palette",
        Dialog::Share => "share",
        Dialog::Embed => "embed",
        Dialog::Import => "import",
        Dialog::History => "history",
        Dialog::Help => "help",
    }
}
