//! What each ZenML release ships, read into the engine's [`Catalog`].
//!
//! `data/RELEASE.json` is what `cargo xtask catalog RELEASE` found in the real package: one record per line, so that a
//! difference between two releases can be read. `read` lists what is taken from it.

mod malformed;
mod read;

pub use malformed::Malformed;
pub use read::read;

use engine::Catalog;

macro_rules! embed {
    ($($release:literal)*) => {
        const RELEASES: &[&str] = &[$($release),*];
        const TEXTS: &[&str] = &[$(include_str!(concat!("../data/", $release, ".json"))),*];
    };
}

// The releases, the oldest first. A new one is one more word here.
embed! { "0.98.0" }

/// The releases that have a catalog, the oldest first.
pub const fn releases() -> &'static [&'static str] {
    RELEASES
}

/// The catalog of a release, written as in `0.98.0`; `None` for a release that has none.
pub fn catalog(release: &str) -> Option<Catalog> {
    let position = RELEASES.iter().position(|name| *name == release)?;
    // The tests read every embedded file, so a malformed one never gets this far.
    read(TEXTS.get(position)?).ok()
}
