//! Files that are dropped anywhere on the page but in a field, which takes its own, and texts that are pasted beside every
//! field. They are read here and sent nowhere.

use super::Outside;
use browser::event::{self, Event};
use engine::Place;
use engine::share::{FILE_ENDING, open_file};
use leptos::prelude::*;

/// What takes a dropped file itself.
const FIELDS: &str = "textarea, [data-takes-files]";

/// What takes a pasted text itself.
const TYPED: &str = "textarea, input, select, [contenteditable]";

/// Listens for files, and for texts that are pasted where nothing takes them.
pub fn listen(outside: Outside) {
    let for_us = |event: &Event| event.holds_file() && !event.is_in(FIELDS);
    event::everywhere("dragover", move |event| {
        if for_us(&event) {
            event.prevent_default();
        }
    });
    event::everywhere("drop", move |event| {
        let take = move |name: String, text: String| match outside.session.rest.get_untracked() {
            Some(rest) => (rest.receive)(outside, &name, &text),
            // What reads files of ours is not there yet; the import reads them as well.
            None => outside.import(name, text),
        };
        if for_us(&event) && event.read_file(take) {
            event.prevent_default();
        }
    });
    event::everywhere("paste", move |event| {
        if !event.is_in(TYPED) && outside.session.view.dialog.with_untracked(Option::is_none) {
            let text = event.pasted_text();
            if !text.trim().is_empty() {
                event.prevent_default();
                outside.import(String::new(), text);
            }
        }
    });
}

/// Opens what was dropped: a file of ours at once, anything else as a text to import.
pub fn receive(outside: Outside, name: &str, text: &str) {
    match open_file(text) {
        Ok(mut opened) => {
            opened.pin(catalog::releases());
            outside.load(Place::Link, opened.config);
            outside.session.note(opened.notices);
            outside.say(&["Opened: ", name].concat());
        }
        Err(refused) if name.ends_with(FILE_ENDING) => {
            outside.say(&[name, " cannot be opened: ", &refused.why].concat());
        }
        Err(_) => outside.import(name.to_owned(), text.to_owned()),
    }
}
