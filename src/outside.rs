//! The links to the world outside of the page: address bar, storage, theme, clipboard, downloads. All effects are here.

mod address;
mod theme;

use crate::session::{self, Session};
use browser::{clipboard, download, element};
use engine::share::Start;
use engine::{Document, Place};
use leptos::prelude::*;

/// How long the page says that something was copied, in milliseconds.
const MESSAGE: i32 = 2500;

/// What components may ask of the world.
#[derive(Clone, Copy)]
pub struct Outside {
    session: Session,
    fading: StoredValue<Option<browser::timer::Timer>, LocalStorage>,
}

/// Makes the session of this visit, from the link, else from the draft of the last visit, else anew, and connects it to
/// the world. Called once, by the page.
pub fn connect() -> (Session, Outside) {
    let fragment = browser::address::fragment();
    let draft = browser::storage::read(address::DRAFT);
    let start = Start::new(&fragment, draft.as_deref(), session::first());
    let session = Session::new(start.config, start.notices);
    address::follow(session, fragment, start.from_link);
    theme::follow(session.view.theme);
    (session, Outside { session, fading: StoredValue::new_local(None) })
}

impl Outside {
    /// Copies a text and says so.
    pub fn copy(self, text: &str) {
        clipboard::write(text, move |copied| {
            self.say(if copied { "Copied" } else { "The browser did not allow copying" });
        });
    }

    /// Saves a document as a file under its own name.
    pub fn save(self, document: &Document) {
        if !download::save(&document.name, "text/plain;charset=utf-8", &document.text()) {
            self.say("The browser did not allow the download");
        }
    }

    /// Copies the link to what was decided and says so.
    pub fn copy_link(self) {
        let address = browser::address::whole();
        let page = address.split('#').next().unwrap_or_default();
        self.session.shared().with_untracked(|shared| match shared.link() {
            Ok(link) => self.copy(&[page, "#", &link].concat()),
            Err(refused) => self.say(&["There is no link to this: ", &refused.why].concat()),
        });
    }

    /// Leads to the control of a place, whose field lights up; whether it is on the page.
    pub fn focus(self, place: &Place) -> bool {
        self.session.view.revealed.update(|(revealed, even)| {
            *revealed = Some(place.clone());
            *even = !*even;
        });
        element::focus(&place.id())
    }

    /// Leads to an element of the page by its id; whether it is on the page.
    pub fn focus_id(self, id: &str) -> bool {
        element::focus(id)
    }

    /// Shows a short message for a while.
    pub fn say(self, message: &str) {
        let shown = self.session.view.message;
        shown.set(message.to_owned());
        self.fading.set_value(browser::timer::after(MESSAGE, move || shown.set(String::new())));
    }
}
