//! Distributions that one text lists more than once.

use crate::notice::{Notice, NoticeKind};
use crate::reading::Reading;
use std::collections::BTreeMap;

/// Says which those are, unless a lock file has each under a condition of its own.
pub(crate) fn say(reading: &mut Reading) {
    let mut names: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for one in reading.distributions.iter().filter(|one| one.marker.is_none()) {
        let version = one.version.as_deref().unwrap_or("?");
        names.entry(&one.name).or_default().push((one.place.line, version));
    }
    let mut notices = Vec::new();
    for (name, listed) in names {
        if let [_, (line, _), ..] = listed.as_slice() {
            let versions = listed.iter().map(|(_, version)| (*version).to_owned()).collect();
            notices.push(Notice::new(*line, NoticeKind::Duplicate(name.to_owned(), versions)));
        }
    }
    reading.notices.append(&mut notices);
}
