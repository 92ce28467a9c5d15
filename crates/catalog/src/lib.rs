//! What each ZenML release ships, read into the engine's [`Catalog`].
//!
//! `data/RELEASE.json` is what `cargo xtask catalog RELEASE` found in the real package: one record per line, so that a
//! difference between two releases can be read. `build.rs` joins all of them into one text, in which what releases share
//! stands once, and a release's catalog is read from that text. `read` takes the same from the JSON.

mod joined;
mod malformed;
mod read;
mod settings_field;

pub use malformed::Malformed;
pub use read::read;

use engine::{Catalog, Release};

const RELEASES: &[&str] = include!(concat!(env!("OUT_DIR"), "/releases.rs"));
const JOINED: &str = include_str!(concat!(env!("OUT_DIR"), "/joined.txt"));

/// The releases that have a catalog, the oldest first.
pub const fn releases() -> &'static [&'static str] {
    RELEASES
}

/// The catalog of a release, written as in `0.98.0`; `None` for a release that has none.
pub fn catalog(release: &str) -> Option<Catalog> {
    let position = RELEASES.iter().position(|name| *name == release)?;
    // The tests read every release, so a malformed line never gets this far.
    joined::read(JOINED, RELEASES.get(position)?, position)
}

/// The release whose catalog counts for a release: its own, or, for one that lies between two of the list, that of the
/// last patch of its minor. `None` for what is no release, is older than all, or is newer than the last patch known.
pub fn nearest(release: &str) -> Option<&'static str> {
    let wanted = Release::parse(release)?;
    let of_list = |name: &&str| Release::parse(name);
    let exact = RELEASES.iter().find(|name| of_list(name) == Some(wanted));
    let last = RELEASES.iter().rfind(|name| of_list(name).is_some_and(|known| same_minor(known, wanted)));
    let later = |name: &&&str| of_list(name) > Some(wanted) && RELEASES.first().and_then(of_list) < Some(wanted);
    exact.or(last.filter(later)).copied()
}

/// The catalog that counts for what was typed as a release: that of [`nearest`], or the newest where there is none.
pub fn for_release(release: &str) -> Catalog {
    nearest(release).or(RELEASES.last().copied()).and_then(catalog).unwrap_or_default()
}

fn same_minor(one: Release, other: Release) -> bool {
    (one.major, one.minor) == (other.major, other.minor)
}
