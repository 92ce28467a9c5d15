//! What the records of a JSON document say, before it is known which document it is.

use super::{pip, probe, sbom};
use crate::distribution::Distribution;
use crate::json::{Record, Value};
use crate::notice::{Notice, NoticeKind};
use crate::place::{Found, Place};
use crate::reading::DebianPackage;

/// How many items of an outermost list are kept as they are.
const KEPT: usize = 100_000;

/// What has been gathered.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub distributions: Vec<Distribution>,
    pub debian_packages: Vec<Found<DebianPackage>>,
    pub system: Option<Found<String>>,
    /// The items of the outermost list, with their lines.
    pub items: Vec<(usize, Value)>,
    pub notices: Vec<Notice>,
    /// How many records there were.
    pub records: usize,
    /// The list that the first of them was in.
    pub list: &'static str,
}

impl Gathered {
    /// Takes a record of the text `source`.
    pub fn take(&mut self, record: Record, source: usize) {
        if self.records == 0 {
            self.list = record.list;
        }
        self.records += 1;
        let place = Place { source, line: record.line, item: Some((record.list, record.index)) };
        match record.list {
            "packages" => sbom::spdx(&record, place, self),
            "components" => sbom::cyclonedx(&record.value, place, self),
            "artifacts" => sbom::syft(&record, place, self),
            "installed" => pip::installed(&record.value, place, self),
            "distributions" => probe::distribution(&record.value, place, self),
            _ if self.items.len() < KEPT => self.items.push((record.line, record.value)),
            _ => {}
        }
    }

    /// Adds a distribution, and what else is known of it. A name that is none is said.
    pub fn distribution(
        &mut self,
        name: &str,
        version: Option<&str>,
        place: Place,
        complete: impl FnOnce(&mut Distribution),
    ) {
        match Distribution::new(name, version, place) {
            Some(mut distribution) => {
                complete(&mut distribution);
                self.distributions.push(distribution);
            }
            None => self.notices.push(Notice::new(place.line, NoticeKind::BadName(name.to_owned()))),
        }
    }

    /// Notes the operating system.
    pub fn system(&mut self, name: Option<&str>, version: Option<&str>, place: Place) {
        let text = [name.unwrap_or_default(), version.unwrap_or_default()].join(" ").trim().to_owned();
        if !text.is_empty() {
            self.system = Some(Found::new(text, place));
        }
    }
}
