//! Whether shortcuts of a single key count, kept between visits.

use browser::storage::{self, Area};
use leptos::prelude::*;

/// Where it is kept that they do not.
const KEY: &str = "slipway.single-keys";

/// What is kept when they do not.
const OFF: &str = "off";

/// Restores the choice and follows it.
pub fn follow(chosen: RwSignal<bool>) {
    if storage::read(Area::Browser, KEY).as_deref() == Some(OFF) {
        chosen.set(false);
    }
    Effect::new(move |_| match chosen.get() {
        true => storage::remove(Area::Browser, KEY),
        false => _ = storage::write(Area::Browser, KEY, OFF),
    });
}
