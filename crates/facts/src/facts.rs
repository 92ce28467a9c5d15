//! Everything that is known of an image, from all texts together.

mod contradiction;
mod environment;

pub use contradiction::Contradiction;
pub(crate) use environment::Environments;

use crate::format::Listing;
use crate::inside::Inside;
use crate::notice::Notice;
use crate::place::{Found, Place};
use crate::reader::Read;
use crate::reading::{Image, Reading};

/// What several texts say of one image.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The names of the texts, in the order in which they were given.
    pub sources: Vec<String>,
    /// What was read of them: nothing of a text that is not recognised, several where one text holds several documents.
    pub readings: Vec<Reading>,
    /// What is worth knowing of texts as a whole.
    pub notices: Vec<Found<Notice>>,
}

impl Facts {
    /// Reads texts, each with its name.
    pub fn read(texts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut facts = Self::default();
        for (name, bytes) in texts {
            let read = crate::reader::read(&name, facts.sources.len(), bytes);
            facts.add(read);
        }
        facts
    }

    /// Adds what another text says. Its source must be the next one: the number of those that are there.
    pub fn add(&mut self, read: Read) {
        let place = |notice: Notice| Found::new(notice.clone(), Place::line(read.source, notice.line));
        self.notices.extend(read.notices.into_iter().map(place));
        self.readings.extend(read.readings);
        self.sources.push(read.name);
    }

    /// The name of a place's text, and the place in it: `sbom.json, packages[12], line 3`.
    pub fn place(&self, place: Place) -> String {
        let name = self.sources.get(place.source).map_or("", String::as_str);
        let within = place.within();
        if within.is_empty() { name.to_owned() } else { [name, ", ", &within].concat() }
    }

    /// Every notice, with its place.
    pub fn all_notices(&self) -> impl Iterator<Item = (Place, &Notice)> {
        let of_readings = self.readings.iter().flat_map(|reading| {
            reading.notices.iter().map(|notice| (Place::line(reading.source, notice.line), notice))
        });
        self.notices.iter().map(|found| (found.place, &found.value)).chain(of_readings)
    }

    /// The texts of which nothing can be used.
    pub fn unusable(&self) -> Vec<&str> {
        let used =
            |source: &usize| self.readings.iter().any(|reading| reading.source == *source && !reading.is_unusable());
        self.sources.iter().enumerate().filter(|(source, _)| !used(source)).map(|(_, name)| name.as_str()).collect()
    }

    /// What was seen from inside; of several probes the first.
    pub fn inside(&self) -> Option<&Inside> {
        self.readings.iter().find_map(|reading| reading.inside.as_deref())
    }

    /// What the texts say of something in the image's configuration: those that have looked at an image, and only where
    /// none has, those that say what somebody wants.
    pub(crate) fn image<'a, T: 'a>(&'a self, get: impl Fn(&'a Image) -> Option<&'a T>) -> Vec<&'a T> {
        let of = |declared: bool| {
            let readings = self.readings.iter().filter(move |reading| reading.format.is_declared() == declared);
            readings.filter_map(|reading| get(&reading.image)).collect::<Vec<_>>()
        };
        let seen = of(false);
        if seen.is_empty() { of(true) } else { seen }
    }

    /// The value of a variable. The outer is `None` where no text says, the inner where it is not set.
    pub(crate) fn variable(&self, name: &str) -> Option<Option<Found<String>>> {
        let mut unset = false;
        for reading in &self.readings {
            let image = &reading.image;
            if let Some(found) = image.variables.iter().rev().find(|found| found.value.0 == name) {
                if let Some(value) = &found.value.1 {
                    return Some(Some(Found::new(value.clone(), found.place)));
                }
            } else {
                unset |= image.variables_listing == Some(Listing::All);
            }
        }
        unset.then_some(None)
    }

    /// Where a program is on the PATH, or that it is not there; `None` where nobody looked.
    pub(crate) fn program(&self, name: &str) -> Option<&Found<(String, Option<String>)>> {
        self.readings.iter().flat_map(|reading| &reading.programs).find(|found| found.value.0 == name)
    }
}
