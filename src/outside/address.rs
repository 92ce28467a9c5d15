//! The configuration in the address bar, and the draft that the browser keeps between visits.

use super::drafts::Drafts;
use crate::session::Session;
use browser::address;
use browser::storage::{self, Area};
use browser::timer::{self, Timer};
use engine::share::{in_query, is_comparison, is_link};
use engine::{Config, Place};
use leptos::prelude::*;

/// How long typing has to rest before the address follows, in milliseconds: browsers allow a hundred changes in half a
/// minute.
const REST: i32 = 400;

/// Where a tab keeps the text that it had in its address last.
const OWN: &str = "slipway.own";

/// How many of the texts that stood in the address are remembered with what they stand for.
const REMEMBERED: usize = 50;

/// Keeps address, draft and session the same, in both directions and without echo.
#[derive(Clone, Copy)]
pub struct Address {
    session: Session,
    kept: StoredValue<Kept, LocalStorage>,
}

struct Kept {
    drafts: Drafts,
    /// What address and session agreed on last.
    known: Known,
    /// The draft as it was kept last.
    drafted: String,
    waiting: Option<Timer>,
    /// What arrived before it could be read.
    early: Option<String>,
    /// Texts that stood in the address, and the whole of what they stand for, which is more than they say: what looks
    /// secret never enters the address, and going Back must not lose it.
    stood_for: Vec<(String, Config)>,
}

/// What address and session agreed on last.
enum Known {
    /// What the session began with, which is in no address.
    Start(Config),
    /// The text of a link.
    Text(String),
}

impl Known {
    /// What a link says stands in the address. One to two configurations stays there until something is changed, and so
    /// does one that was not opened.
    fn of_link(text: String, opened: bool, config: Config) -> Self {
        if opened && !is_comparison(&text) { Self::Text(text) } else { Self::Start(config) }
    }
}

/// How a text comes into the address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// In the place of the one before: typing leaves no trail.
    Same,
    /// As an entry of its own, so that Back leads to the one before.
    New,
}

/// What stands in the address when the page opens: the text after `#`, or the one in the query, for programs that read no
/// fragment, which then goes behind `#`.
pub fn at_start() -> String {
    let fragment = address::fragment();
    // A frame's address may say besides what is to be shown until the page is there.
    let fragment = fragment.split("&shown=").next().unwrap_or_default().to_owned();
    match in_query(&address::query()) {
        Some(text) if fragment.is_empty() => {
            address::replace_all(&text);
            text
        }
        _ => fragment,
    }
}

/// Whether a text is the one that this tab itself had in its address: the page was reloaded, and nothing arrived.
pub fn is_own(fragment: &str) -> bool {
    storage::read(Area::Tab, OWN).as_deref() == Some(fragment)
}

impl Address {
    /// Begins to follow. `opened` says whether the session began with the link; one that could not be read stays in the
    /// address bar until something is changed.
    pub fn follow(session: Session, drafts: Drafts, fragment: String, opened: bool) -> Self {
        let start = session.config().get_untracked();
        let stood_for = if opened { vec![(fragment.clone(), start.clone())] } else { Vec::new() };
        let known = Known::of_link(fragment, opened, start);
        let kept = StoredValue::new_local(Kept {
            drafts,
            known,
            drafted: String::new(),
            waiting: None,
            early: None,
            stood_for,
        });
        let address = Self { session, kept };
        Effect::new(move |_| {
            session.config().track();
            session.rest.track();
            let waiting = timer::after(REST, move || address.publish(Entry::Same));
            kept.update_value(|kept| kept.waiting = waiting);
        });
        Effect::new(move |_| {
            if session.rest.with(Option::is_some)
                && let Some(fragment) = kept.try_update_value(|kept| kept.early.take()).flatten()
            {
                untrack(|| address.arrive(fragment));
            }
        });
        address::on_fragment_change(move |fragment| address.arrive(fragment));
        address
    }

    /// Puts another configuration in the place of the present one; Back leads to the present one again.
    pub fn load(self, place: Place, config: Config) {
        self.publish(Entry::Same);
        self.session.load(place, config);
        self.publish(Entry::New);
    }

    /// Looks at the drafts.
    pub fn with_drafts<T>(self, look: impl FnOnce(&Drafts) -> T) -> T {
        self.kept.with_value(|kept| look(&kept.drafts))
    }

    /// A person went Back, followed a link on the page or edited the address.
    fn arrive(self, fragment: String) {
        let known = |kept: &Kept| matches!(&kept.known, Known::Text(text) if *text == fragment);
        if !is_link(&fragment) || self.kept.with_value(known) {
            return;
        }
        let stood_for = self.kept.with_value(|kept| {
            let found = kept.stood_for.iter().rev().find(|(text, _)| *text == fragment);
            found.map(|(_, config)| config.clone())
        });
        match stood_for {
            Some(config) => self.session.load(Place::Link, config),
            None => match self.session.rest.get_untracked() {
                Some(rest) => (rest.open)(self.session, &fragment),
                // Nothing can be opened before that part is there.
                None => return self.kept.update_value(|kept| kept.early = Some(fragment)),
            },
        }
        self.kept.update_value(|kept| {
            kept.waiting = None;
            kept.known = Known::of_link(fragment, true, self.session.config().get_untracked());
        });
    }

    fn publish(self, entry: Entry) {
        let Some(shared) = self.session.shared().get_untracked() else { return };
        let config = self.session.config().get_untracked();
        let link = shared.link.clone().unwrap_or_default();
        self.kept.update_value(|kept| {
            kept.waiting = None;
            if matches!(&kept.known, Known::Start(start) if *start == config) {
                return;
            }
            if kept.drafted != shared.shared.text {
                kept.drafts.keep(&shared.shared.text);
                kept.drafted.clone_from(&shared.shared.text);
            }
            // What is too long for a link has none; its draft is kept all the same.
            if matches!(&kept.known, Known::Text(text) if *text == link) {
                return;
            }
            storage::write(Area::Tab, OWN, &link);
            // A refusing address bar keeps the older text; the page goes on.
            match entry {
                Entry::Same => address::replace_fragment(&link),
                Entry::New => address::push_fragment(&link),
            };
            kept.stood_for.retain(|(text, _)| *text != link);
            if kept.stood_for.len() >= REMEMBERED {
                kept.stood_for.remove(0);
            }
            kept.stood_for.push((link.clone(), config));
            kept.known = Known::Text(link);
        });
    }
}
