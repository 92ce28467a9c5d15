//! Whether shortcuts of a single key count, kept between visits.

use browser::storage;
use leptos::prelude::*;

/// Where it is kept that they do not.
const KEY: &str = "slipway.single-keys";

/// What is kept when they do not.
const OFF: &str = "off";

/// Restores the choice and follows it.
pub fn follow(chosen: RwSignal<bool>) {
    if storage::read(KEY).as_deref() == Some(OFF) {
        chosen.set(false);
    }
    Effect::new(move |_| match chosen.get() {
        true => storage::remove(KEY),
        false => _ = storage::write(KEY, OFF),
    });
}
