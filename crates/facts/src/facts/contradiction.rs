//! What texts say differently of the same thing.

use super::Facts;
use crate::place::Place;
use crate::reading::Reading;
use std::collections::BTreeMap;

/// Two texts that do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about: `numpy`, `platform`, `Python`, `user`, `Debian package libgomp1`.
    pub subject: String,
    /// What is said, and where, in the order of the texts; at least two.
    pub said: Vec<(String, Place)>,
}

/// Hands on each name with its version and place.
type Each = fn(&Reading, &mut dyn FnMut(&str, &str, Place));

impl Facts {
    /// Where texts say different things. What lock files and Dockerfiles say is compared as well: an image that is not
    /// what they say is worth knowing.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut single = |subject: &str, get: fn(&Reading) -> Option<(String, Place)>| {
            let said: Vec<(String, Place)> = self.readings.iter().filter_map(get).collect();
            if said.iter().any(|one| said.first().is_some_and(|first| first.0 != one.0)) {
                found.push(Contradiction { subject: subject.to_owned(), said });
            }
        };
        single("platform", |reading| reading.image.platform.as_ref().map(|found| (found.value.clone(), found.place)));
        single("Python", |reading| {
            let inside = reading.inside.as_ref().map(|inside| &inside.markers);
            let markers = inside.or(reading.markers.as_ref())?;
            Some((markers.value.python_full_version.clone(), markers.place))
        });
        single("user", |reading| {
            let user = reading.image.user.as_ref()?;
            let name = if matches!(user.value.as_str(), "" | "0") { "root" } else { user.value.as_str() };
            Some((name.to_owned(), user.place))
        });
        single("entrypoint", |reading| {
            reading.image.entrypoint.as_ref().map(|found| (found.value.join(" "), found.place))
        });
        found.extend(self.apart("", |reading, add| {
            for one in reading.distributions.iter().filter(|one| one.marker.is_none()) {
                add(&one.name, one.version.as_deref().unwrap_or_default(), one.place);
            }
        }));
        found.extend(self.apart("Debian package ", |reading, add| {
            for one in &reading.debian_packages {
                add(&one.value.name, &one.value.version, one.place);
            }
        }));
        found
    }

    /// Names of which two texts have no version in common.
    fn apart(&self, prefix: &str, each: Each) -> Vec<Contradiction> {
        if self.readings.len() < 2 {
            return Vec::new();
        }
        let mut names: BTreeMap<String, Vec<(usize, String, Place)>> = BTreeMap::new();
        for (position, reading) in self.readings.iter().enumerate() {
            each(reading, &mut |name, version, place| {
                if !version.is_empty() {
                    names.entry(name.to_owned()).or_default().push((position, version.to_owned(), place));
                }
            });
        }
        let mut found = Vec::new();
        for (name, said) in names {
            let of = |reading: usize| said.iter().filter(move |one| one.0 == reading);
            let apart = |one: usize, other: usize| {
                of(one).next().is_some()
                    && of(other).next().is_some()
                    && !of(one).any(|left| of(other).any(|right| same(&left.1, &right.1)))
            };
            let last = said.last().map_or(0, |one| one.0);
            if (0..last).any(|one| (one + 1..=last).any(|other| apart(one, other))) {
                let said = said.into_iter().map(|(_, version, place)| (version, place)).collect();
                found.push(Contradiction { subject: [prefix, &name].concat(), said });
            }
        }
        found
    }
}

/// Whether two spellings are of the same version.
fn same(one: &str, other: &str) -> bool {
    let versions = || (packaging::Version::parse(one), packaging::Version::parse(other));
    one == other || matches!(versions(), (Some(one), Some(other)) if one == other)
}
