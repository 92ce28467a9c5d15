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

use engine::config::ComponentType;
use engine::rules::Rules;
use engine::search::Availability;
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
/// last patch of its minor known. `None` for what is no release, is older than all, or is newer than the last patch known.
pub fn nearest(release: &str) -> Option<&'static str> {
    let wanted = Release::parse(release)?;
    let of_list = |name: &&str| Release::parse(name);
    let exact = RELEASES.iter().find(|name| of_list(name) == Some(wanted));
    let last = RELEASES.iter().rfind(|name| of_list(name).is_some_and(|known| same_minor(known, wanted)));
    let later = |name: &&&str| of_list(name) > Some(wanted) && RELEASES.first().and_then(of_list) < Some(wanted);
    let counts = |name: &&&str| later(name) || Rules::of(wanted).takes_catalog_of_earlier_patch();
    exact.or(last.filter(counts)).copied()
}

/// The catalog that counts for what was typed as a release: that of [`nearest`], or the newest where there is none.
pub fn for_release(release: &str) -> Catalog {
    nearest(release).or(RELEASES.last().copied()).and_then(catalog).unwrap_or_default()
}

/// Whether a release has a flavor, and if not why; `None` for a flavor that no release has.
pub fn availability_of_flavor(release: Release, component_type: ComponentType, name: &str) -> Option<Availability> {
    availability(release, "f", &[component_type.key(), name])
}

/// Whether a release has an integration, and if not why; `None` for one that no release has.
pub fn availability_of_integration(release: Release, name: &str) -> Option<Availability> {
    availability(release, "i", &[name])
}

/// Every flavor that some release has: type, name, and whether the release has it. Sorted by type and name.
pub fn all_flavors(release: Release) -> Vec<(ComponentType, &'static str, Availability)> {
    let mut names: Vec<(ComponentType, &str)> = Vec::new();
    for columns in joined::columns(JOINED, "f") {
        let (Some(of), Some(name)) = (columns.first().copied().and_then(ComponentType::from_key), columns.get(1))
        else {
            continue;
        };
        names.push((of, name));
    }
    names.sort_unstable();
    names.dedup();
    let found = names.into_iter();
    found.filter_map(|(of, name)| Some((of, name, availability_of_flavor(release, of, name)?))).collect()
}

/// Every integration that some release has, and whether the release has it. Sorted by name.
pub fn all_integrations(release: Release) -> Vec<(&'static str, Availability)> {
    let names = joined::columns(JOINED, "i").filter_map(|columns| columns.first().copied());
    let names: std::collections::BTreeSet<&str> = names.collect();
    names.into_iter().filter_map(|name| Some((name, availability_of_integration(release, name)?))).collect()
}

/// Holds the releases that have a record, of a kind and with these first columns, against one release.
fn availability(release: Release, kind: &str, begins: &[&str]) -> Option<Availability> {
    let (first, last) = joined::span(JOINED, kind, begins)?;
    let release_at = |position: usize| RELEASES.get(position).and_then(|name| Release::parse(name));
    let newest = RELEASES.last().and_then(|name| Release::parse(name))?;
    // What the oldest known release has was there before as well.
    let first = if first == 0 { Release::default() } else { release_at(first)? };
    Some(Availability::of(release, first, release_at(last)?, newest))
}

fn same_minor(one: Release, other: Release) -> bool {
    (one.major, one.minor) == (other.major, other.minor)
}
