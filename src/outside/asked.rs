//! The way from a field to its lines: components ask for it, and it is gone here.

use super::Outside;
use leptos::prelude::*;

/// Leads to the lines of each field that is asked for.
pub fn follow(outside: Outside) {
    let asked = outside.session.view.asked;
    Effect::new(move |_| {
        let Some(place) = asked.get() else { return };
        asked.set(None);
        if let Some(rest) = outside.session.rest.get_untracked() {
            (rest.show_effect)(outside.session, outside, &place);
        }
    });
}
