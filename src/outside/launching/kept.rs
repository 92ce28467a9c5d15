//! What the browser keeps of launches and orders, which hold nothing to log in with.

use crate::launch::{Keep, Kept};
use browser::clock;
use browser::storage::{self, Area};
use leptos::prelude::*;

/// How many of a kind are kept.
const MOST: usize = 5;

/// Everything of a kind that is kept, the newest first.
pub(super) fn all<T: Keep>() -> Vec<Kept<T>> {
    let keys = storage::keys(Area::Browser, T::UNDER).into_iter();
    let mut kept: Vec<Kept<T>> = keys.filter_map(|key| read(&[T::UNDER, &key].concat())).collect();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.time));
    kept
}

/// Keeps something as far as it is, and forgets the oldest.
pub(super) fn keep<T: Keep + Send + Sync + 'static>(shown: RwSignal<Vec<Kept<T>>>, item: &T, over: bool) {
    let known = shown.with_untracked(|shown| {
        shown.iter().find(|kept| kept.item.identity() == item.identity()).map(|kept| kept.time)
    });
    let time = known.unwrap_or_else(clock::now);
    let state = if over { "over" } else { "open" };
    let text = [&time.to_string(), "\n", state, "\n", &item.text()].concat();
    // A full storage keeps what it has; the run goes on.
    storage::write(Area::Browser, &key(item), &text);
    let mut kept = all();
    for forgotten in kept.split_off(MOST.min(kept.len())) {
        storage::remove(Area::Browser, &key::<T>(&forgotten.item));
    }
    shown.set(kept);
}

/// Forgets something.
pub(super) fn forget<T: Keep + Send + Sync + 'static>(shown: RwSignal<Vec<Kept<T>>>, item: &T) {
    storage::remove(Area::Browser, &key(item));
    shown.set(all());
}

fn read<T: Keep>(key: &str) -> Option<Kept<T>> {
    let text = storage::read(Area::Browser, key)?;
    let mut lines = text.splitn(3, '\n');
    let (time, state) = (lines.next()?.parse().ok()?, lines.next()?);
    Some(Kept { time, over: state == "over", item: T::parse(lines.next()?)? })
}

fn key<T: Keep>(item: &T) -> String {
    [T::UNDER, &item.identity()].concat()
}
