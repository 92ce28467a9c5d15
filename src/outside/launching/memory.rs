//! What the browser keeps: launches, which hold nothing to log in with, and a token for this tab where a person ticked that.

use crate::launch::{Earlier, Launching, Login, Way};
use browser::clock;
use browser::storage::{self, Area};
use executor::credential::Secret;
use executor::{Address, Remembered};
use leptos::prelude::*;

/// What launches are kept under, before their identity.
const LAUNCH: &str = "slipway.launch.";
/// Where this tab keeps a token.
const TOKEN: &str = "slipway.token";
/// How many launches are kept.
const MOST: usize = 5;

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
    launching.earlier.set(all());
    if let Some((origin, token)) = storage::read(Area::Tab, TOKEN).as_deref().and_then(|kept| kept.split_once('\n')) {
        address.set(origin.to_owned());
        way.set(Way::Token.label().to_owned());
        secret.set(token.to_owned());
        keep.set(true);
    } else if let Some(last) = launching.earlier.with_untracked(|earlier| earlier.first().cloned()) {
        address.set(last.launch.address.origin().to_owned());
    }
}

/// Keeps a launch as far as it is.
pub fn keep_launch(launching: Launching, launch: &Remembered, over: bool) {
    let known = launching.earlier.with_untracked(|earlier| {
        earlier.iter().find(|earlier| earlier.launch.launch == launch.launch).map(|earlier| earlier.time)
    });
    let time = known.unwrap_or_else(clock::now);
    let state = if over { "over" } else { "open" };
    let text = [&time.to_string(), "\n", state, "\n", &launch.text()].concat();
    // A full storage keeps what it has; the launch goes on.
    storage::write(Area::Browser, &key(launch), &text);
    let mut launches = all();
    for forgotten in launches.split_off(MOST.min(launches.len())) {
        storage::remove(Area::Browser, &key(&forgotten.launch));
    }
    launching.earlier.set(launches);
}

/// Forgets a launch.
pub fn forget_launch(launching: Launching, launch: &Remembered) {
    storage::remove(Area::Browser, &key(launch));
    launching.earlier.set(all());
}

/// Every launch that is kept, the newest first.
fn all() -> Vec<Earlier> {
    let keys = storage::keys(Area::Browser, LAUNCH).into_iter();
    let mut launches: Vec<Earlier> = keys.filter_map(|key| read(&[LAUNCH, &key].concat())).collect();
    launches.sort_by_key(|launch| std::cmp::Reverse(launch.time));
    launches
}

fn read(key: &str) -> Option<Earlier> {
    let text = storage::read(Area::Browser, key)?;
    let mut lines = text.splitn(3, '\n');
    let (time, state) = (lines.next()?.parse().ok()?, lines.next()?);
    Some(Earlier { time, over: state == "over", launch: Remembered::parse(lines.next()?)? })
}

fn key(launch: &Remembered) -> String {
    [LAUNCH, &launch.launch.to_string()].concat()
}
