//! The colours that a person chose, kept between visits.

use crate::session::Theme;
use browser::storage::{self, Area};
use browser::theme;
use leptos::prelude::*;

/// Where the choice is kept.
const KEY: &str = "slipway.theme";

/// Restores the choice and follows it.
pub fn follow(chosen: RwSignal<Theme>) {
    if let Some(kept) = storage::read(Area::Browser, KEY).and_then(|key| Theme::from_key(&key)) {
        chosen.set(kept);
    }
    Effect::new(move |_| match chosen.get() {
        Theme::System => {
            theme::set(None);
            storage::remove(Area::Browser, KEY);
        }
        other => {
            theme::set(Some(other.key()));
            storage::write(Area::Browser, KEY, other.key());
        }
    });
}
