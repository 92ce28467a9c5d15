//! The links to the world outside of the page: address bar, storage, theme, clipboard, downloads. All effects are here.

mod address;
mod asked;
mod drafts;
mod drop;
mod frame;
pub mod launching;
mod owner;
mod parts;
mod single_keys;
mod states;
mod theme;
mod visit;

use crate::session::{Arrival, Dialog, Given, Session};
pub use drop::receive;
pub use owner::{belong, first_of_owner};
pub use states::State;
pub use visit::{Visit, begin};

use address::Address;
use browser::{clipboard, download, element};
use engine::share::Start;
use engine::{Config, Document, Place, Problem, ProblemKind};
use leptos::prelude::*;
use std::rc::Rc;

/// How long the page says that something was copied, in milliseconds.
const MESSAGE: i32 = 2500;

/// The page that is made for frames, beside the page.
pub const EMBEDDED: &str = "embed.html";

/// What components may ask of the world.
#[derive(Clone, Copy)]
pub struct Outside {
    session: Session,
    address: Address,
    fading: StoredValue<Option<browser::timer::Timer>, LocalStorage>,
}

/// Makes the session of this visit and connects it to the world. Called once, by the page.
pub fn connect(visit: Visit) -> (Session, Outside) {
    let Visit { fragment, drafts, start, .. } = visit;
    let arrival = arrival(&fragment, &start).filter(|_| !address::is_own(&fragment));
    let session = Session::new(start.config, start.notices);
    session.view.arrival.set(arrival);
    session.compare(start.against);
    let address = Address::follow(session, drafts, fragment, start.from_link);
    theme::follow(session.view.theme);
    single_keys::follow(session.view.single_keys);
    let outside = Outside { session, address, fading: StoredValue::new_local(None) };
    outside.fetch_rest();
    drop::listen(outside);
    asked::follow(outside);
    (session, outside)
}

/// What came by link, if anything did.
fn arrival(fragment: &str, start: &Start) -> Option<Arrival> {
    if start.from_link {
        let unchecked = |notice: &Problem| notice.kind == ProblemKind::UncheckedLink;
        return Some(Arrival::Opened { checked: !start.notices.iter().any(unchecked) });
    }
    start.notices.iter().find_map(|notice| match &notice.kind {
        ProblemKind::BrokenLink(why) => Some(Arrival::Refused { text: fragment.to_owned(), why: why.clone() }),
        _ => None,
    })
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

    /// The address of the page, without a configuration.
    pub fn page_address(self) -> String {
        let address = browser::address::whole();
        let page = address.split(['#', '?']).next().unwrap_or_default();
        page.strip_suffix(EMBEDDED).unwrap_or(page).to_owned()
    }

    /// The address of a file beside the page.
    pub fn file_address(self, name: &str) -> String {
        let page = self.page_address();
        let folder = page.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
        [folder, "/", name].concat()
    }

    /// Copies the link to what was decided and says so.
    pub fn copy_link(self) {
        let page = self.page_address();
        self.session.shared().with_untracked(|shared| match shared.as_ref().map(|shared| &shared.link) {
            Some(Ok(link)) => self.copy(&[&page, "#", link].concat()),
            Some(Err(refused)) => self.say(&["There is no link to this: ", &refused.why].concat()),
            None => self.say("The link is not ready yet"),
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

    /// Leads to the control of a place as soon as the page has followed what was just changed.
    pub fn focus_soon(self, place: Place) {
        self.later(Rc::new(move |outside| _ = outside.focus(&place)));
    }

    /// Leads to an element of the page by its id; whether it is on the page.
    pub fn focus_id(self, id: &str) -> bool {
        element::focus(id)
    }

    /// Fetches the part of the page that follows at once.
    pub fn fetch_rest(self) {
        parts::fetch_rest(self.session);
    }

    /// Fetches the part of the page that a dialog needs.
    pub fn fetch_for(self, dialog: Dialog) {
        parts::fetch_for(self.session, dialog);
    }

    /// Fetches the part of the page that launches runs.
    pub fn fetch_launches(self) {
        parts::fetch_launches(self.session);
    }

    /// Fetches the part of the page that checks images.
    pub fn fetch_checks(self) {
        parts::fetch_checks(self.session);
    }

    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.fetch_for(dialog);
        self.session.view.dialog.set(Some(dialog));
    }

    /// Opens the import of a text, whose file may have a name.
    pub fn import(self, name: String, text: String) {
        self.session.view.given.set(Given { name, text });
        self.open(Dialog::Import);
    }

    /// Takes the last step back and says which.
    pub fn undo(self) {
        if let Some(place) = self.session.undo() {
            self.say(&["Undone: ", &place.label()].concat());
        }
    }

    /// Brings the last step back again and says which.
    pub fn redo(self) {
        if let Some(place) = self.session.redo() {
            self.say(&["Done again: ", &place.label()].concat());
        }
    }

    /// Does something as soon as what is going on is over, for example when a dialog has given the focus back.
    pub fn later(self, run: Rc<dyn Fn(Self)>) {
        if let Some(timer) = browser::timer::after(0, move || run(self)) {
            timer.detach();
        }
    }

    /// Brings an element into view by its id.
    pub fn show(self, id: &str) {
        element::show(id);
    }

    /// Saves everything that the goal gives as one archive.
    pub fn save_all(self) {
        let Some(rest) = self.session.rest.get_untracked() else {
            self.fetch_rest();
            return self.say("Part of the page is still on its way: try again in a moment");
        };
        let bytes = (rest.archive)(self.session, &self.page_address());
        if !download::save_bytes("image.zip", "application/zip", &bytes) {
            self.say("The browser did not allow the download");
        }
    }

    /// Puts another configuration in the place of the present one: a step of undo, and Back leads to the present one.
    pub fn load(self, place: Place, config: Config) {
        self.address.load(place, config);
    }

    /// The configurations that are kept under a name, the newest first.
    pub fn states(self) -> Vec<State> {
        states::named()
    }

    /// The drafts of other tabs, the newest first.
    pub fn drafts(self) -> Vec<State> {
        self.address.with_drafts(states::drafts)
    }

    /// Keeps the present configuration under a name; whether the browser did.
    pub fn keep_state(self, name: &str) -> bool {
        let shared = self.session.shared().get_untracked();
        shared.is_some_and(|shared| states::keep(name, &shared.shared.text))
    }

    /// Shows a short message for a while.
    pub fn say(self, message: &str) {
        let shown = self.session.view.message;
        shown.set(message.to_owned());
        self.fading.set_value(browser::timer::after(MESSAGE, move || shown.set(String::new())));
    }
}
