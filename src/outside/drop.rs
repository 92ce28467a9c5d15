//! Files that are dropped anywhere on the page but in a field, which takes its own. They are read here and sent nowhere.

use super::Outside;
use browser::event::{self, Event};
use engine::Place;
use engine::share::open_file;
use leptos::prelude::*;

/// The fields that take a dropped file as their text.
const FIELDS: &str = "textarea";

/// Listens for files.
pub fn listen(outside: Outside) {
    let for_us = |event: &Event| event.holds_file() && !event.is_in(FIELDS);
    event::everywhere("dragover", move |event| {
        if for_us(&event) {
            event.prevent_default();
        }
    });
    event::everywhere("drop", move |event| {
        let Some(receive) = outside.session.rest.get_untracked().map(|rest| rest.receive) else { return };
        if for_us(&event) && event.read_file(move |name, text| receive(outside, &name, &text)) {
            event.prevent_default();
        }
    });
}

/// Opens what was dropped.
pub fn receive(outside: Outside, name: &str, text: &str) {
    match open_file(text) {
        Ok(mut opened) => {
            opened.pin(catalog::releases());
            outside.load(Place::Link, opened.config);
            outside.session.note(opened.notices);
            outside.say(&["Opened: ", name].concat());
        }
        Err(refused) => outside.say(&[name, " cannot be opened: ", &refused.why].concat()),
    }
}
