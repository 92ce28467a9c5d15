//! The configuration in the address bar, and the draft that the browser keeps between visits.

use crate::session::Session;
use browser::timer::{self, Timer};
use browser::{address, storage};
use engine::share::is_link;
use leptos::prelude::*;

/// Where the draft is kept.
pub const DRAFT: &str = "slipway.draft";

/// How long typing has to rest before the address follows, in milliseconds: browsers allow a hundred changes in half a
/// minute.
const REST: i32 = 400;

/// Keeps address, draft and session the same, in both directions and without echo. `opened` says whether the session
/// began with the link; one that could not be read stays in the address bar until something is changed.
pub fn follow(session: Session, fragment: String, opened: bool) {
    let known = if opened { fragment } else { session.shared().with_untracked(|shared| shared.text.clone()) };
    // The text that address and session agreed on last.
    let known = StoredValue::new_local(known);
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        session.config().track();
        waiting.set_value(timer::after(REST, move || publish(session, known)));
    });
    address::on_fragment_change(move |fragment| {
        if !is_link(&fragment) || known.with_value(|known| *known == fragment) {
            return;
        }
        waiting.set_value(None);
        session.open(&fragment);
        known.set_value(fragment);
    });
}

fn publish(session: Session, known: StoredValue<String, LocalStorage>) {
    session.shared().with_untracked(|shared| {
        if known.with_value(|known| *known == shared.text) {
            return;
        }
        // A full storage or a refusing address bar keeps the older text; the page goes on.
        storage::write(DRAFT, &shared.text);
        address::replace_fragment(&shared.link().unwrap_or_default());
        known.set_value(shared.text.clone());
    });
}
