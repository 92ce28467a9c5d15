//! The colours that a person chose, kept between visits.

use crate::session::Theme;
use browser::{storage, theme};
use leptos::prelude::*;

/// Where the choice is kept.
const KEY: &str = "slipway.theme";

/// Restores the choice and follows it.
pub fn follow(chosen: RwSignal<Theme>) {
    if let Some(kept) = storage::read(KEY).and_then(|key| Theme::from_key(&key)) {
        chosen.set(kept);
    }
    Effect::new(move |_| match chosen.get() {
        Theme::System => {
            theme::set(None);
            storage::remove(KEY);
        }
        other => {
            theme::set(Some(other.key()));
            storage::write(KEY, other.key());
        }
    });
}
