//! Which Python a distribution is for, where a list is of a whole file system: an SBOM names all that it finds, and only what
//! the Python on the PATH sees counts.

use crate::distribution::Distribution;
use crate::facts::Facts;
use crate::format::Format;
use crate::reading::Reading;
use std::collections::BTreeSet;

/// Debian's own Python, which sees two folders of `dist-packages`.
const SYSTEM: &str = "/usr";

/// The Pythons of a reading, and which of them runs.
#[derive(Debug, Default)]
pub(crate) struct Pythons<'f> {
    /// The prefixes in whose folders something is installed; empty where a list is of one Python alone.
    all: BTreeSet<&'f str>,
    /// The one that comes first on the PATH; `None` where nobody says.
    running: Option<&'f str>,
}

impl<'f> Pythons<'f> {
    /// Those that an SBOM names.
    pub fn of(reading: &'f Reading, facts: &Facts) -> Self {
        if !matches!(reading.format, Format::Spdx | Format::CycloneDx | Format::Syft) {
            return Self::default();
        }
        let folders = reading.distributions.iter().filter_map(|one| one.folder.as_deref());
        let all: BTreeSet<&str> = folders.filter_map(prefix).collect();
        let running = match facts.variable("PATH").flatten() {
            Some(path) => {
                let mut folders =
                    path.value.split(':').filter_map(|folder| folder.trim_end_matches('/').strip_suffix("/bin"));
                folders.find_map(|folder| all.get(folder).copied())
            }
            None if all.len() == 1 => all.first().copied(),
            None => None,
        };
        Self { all, running }
    }

    /// Whether the image's Python sees a distribution; `None` where nobody says which Python that is.
    pub fn see(&self, one: &Distribution) -> Option<bool> {
        match one.folder.as_deref().and_then(prefix).filter(|own| self.all.contains(own)) {
            Some(own) => self.running.map(|running| running == own),
            None => Some(true),
        }
    }
}

/// The prefix of the Python whose folder it is: `/opt/venv` of `/opt/venv/lib/python3.11/site-packages`.
fn prefix(folder: &str) -> Option<&str> {
    if folder.ends_with("/dist-packages") {
        return Some(SYSTEM);
    }
    let (before, _) = folder.strip_suffix("/site-packages")?.split_once("/lib/python")?;
    Some(before)
}
