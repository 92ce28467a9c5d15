//! What the browser keeps: launches, which hold nothing to log in with, and a token for this tab where a person ticked that.

use super::kept;
use crate::launch::{Launching, Login, Way};
use browser::storage::{self, Area};
use executor::credential::Secret;
use executor::{Address, Remembered};
use leptos::prelude::*;

/// Where this tab keeps a token.
const TOKEN: &str = "slipway.token";

/// Keeps a token for this tab; whether the browser did.
pub fn keep_token(address: &Address, token: &Secret) -> bool {
    storage::write(Area::Tab, TOKEN, &[address.origin(), "\n", token.reveal()].concat())
}

/// Forgets the token of this tab.
pub fn forget_token() {
    storage::remove(Area::Tab, TOKEN);
}

/// Fills in what was kept: the server and the token of this tab, or the server of the last launch. It asks nobody.
pub fn remember_at_start(launching: Launching) {
    let Login { address, way, secret, keep, .. } = launching.login;
    launching.earlier.set(kept::all());
    if let Some((origin, token)) = storage::read(Area::Tab, TOKEN).as_deref().and_then(|kept| kept.split_once('\n')) {
        address.set(origin.to_owned());
        way.set(Way::Token.label().to_owned());
        secret.set(token.to_owned());
        keep.set(true);
    } else if let Some(last) = launching.earlier.with_untracked(|earlier| earlier.first().cloned()) {
        address.set(last.item.address.origin().to_owned());
    }
}

/// Keeps a launch as far as it is.
pub fn keep_launch(launching: Launching, launch: &Remembered, over: bool) {
    kept::keep(launching.earlier, launch, over);
}

/// Forgets a launch.
pub fn forget_launch(launching: Launching, launch: &Remembered) {
    kept::forget(launching.earlier, launch);
}
