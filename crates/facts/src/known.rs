//! Facts, arranged for many questions.

use crate::check::Pythons;
use crate::distribution::Distribution;
use crate::facts::{Environments, Facts};
use crate::reading::Reading;

/// Facts with an index of distributions and the environments of markers.
pub(crate) struct Known<'f> {
    pub facts: &'f Facts,
    pub environments: Environments,
    /// Names with the readings and positions that list them, sorted.
    index: Vec<(&'f str, usize, usize)>,
    /// The Pythons of each reading.
    pythons: Vec<Pythons<'f>>,
}

impl<'f> Known<'f> {
    pub fn of(facts: &'f Facts) -> Self {
        let readings = facts.readings.iter().enumerate();
        let each = readings.flat_map(|(reading, read)| {
            read.distributions.iter().enumerate().map(move |(position, one)| (one.name.as_str(), reading, position))
        });
        let mut index: Vec<(&str, usize, usize)> = each.collect();
        index.sort_unstable();
        let pythons = facts.readings.iter().map(|reading| Pythons::of(reading, facts)).collect();
        Self { facts, environments: facts.environments(), index, pythons }
    }

    /// The Pythons of a reading.
    pub fn pythons(&self, reading: usize) -> Option<&Pythons<'f>> {
        self.pythons.get(reading)
    }

    /// What a reading lists under a normalised name, in its order.
    pub fn listed(&self, reading: usize, name: &str) -> Vec<&'f Distribution> {
        let from = self.index.partition_point(|entry| *entry < (name, reading, 0));
        let entries = self.index.get(from..).unwrap_or_default().iter();
        let mine = entries.take_while(|(listed, of, _)| *listed == name && *of == reading);
        let distributions = self.facts.readings.get(reading).map_or(&[][..], |read| &read.distributions);
        mine.filter_map(|(_, _, position)| distributions.get(*position)).collect()
    }

    /// The readings with their positions.
    pub fn readings(&self) -> impl Iterator<Item = (usize, &'f Reading)> {
        self.facts.readings.iter().enumerate()
    }
}
