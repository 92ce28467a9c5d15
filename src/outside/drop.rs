//! Files that are dropped anywhere on the page but in a field, which takes its own. They are read here and sent nowhere.

use super::Outside;
use browser::event::{self, Event};
use engine::Place;
use engine::share::open_file;

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
        if for_us(&event) && event.read_file(move |name, text| outside.receive(&name, &text)) {
            event.prevent_default();
        }
    });
}

impl Outside {
    /// Opens what was dropped.
    fn receive(self, name: &str, text: &str) {
        match open_file(text) {
            Ok(mut opened) => {
                opened.pin(catalog::releases());
                self.load(Place::Link, opened.config);
                self.session.note(opened.notices);
                self.say(&["Opened: ", name].concat());
            }
            Err(refused) => self.say(&[name, " cannot be opened: ", &refused.why].concat()),
        }
    }
}
