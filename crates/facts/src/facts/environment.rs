//! The environment in which markers are evaluated: the image's, as far as it is known, and never the browser's.

use super::Facts;
use packaging::{Marker, MarkerEnvironment};

/// Pythons that an image of unknown Python may have.
const PYTHONS: [&str; 8] = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"];

/// Patch releases that stand for all.
const PATCHES: [&str; 2] = [".0", ".30"];

/// The environments that the image may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Environments(Vec<MarkerEnvironment>);

impl Facts {
    /// One environment where a text says it, otherwise those of each Python and machine that the image may have.
    pub(crate) fn environments(&self) -> Environments {
        let inside = self.inside().map(|inside| &inside.markers);
        if let Some(known) = inside.or_else(|| self.readings.iter().find_map(|reading| reading.markers.as_ref())) {
            return Environments(vec![known.value.clone()]);
        }
        let platforms = self.image(|image| image.platform.as_ref());
        let machines: Vec<&str> = match platforms.as_slice() {
            [first, rest @ ..] if rest.iter().all(|other| other.value == first.value) => vec![machine(&first.value)],
            _ => vec!["x86_64", "aarch64"],
        };
        let versions = PYTHONS.iter().flat_map(|python| PATCHES.map(|patch| [python, patch].concat()));
        let each = |version: String| {
            machines.iter().map(move |machine| MarkerEnvironment::linux(&version, machine)).collect::<Vec<_>>()
        };
        Environments(versions.flat_map(each).collect())
    }
}

impl Environments {
    /// Whether a marker holds in the image; `None` where that depends on what is not known, or where it has no value.
    pub fn holds(&self, marker: &Marker, extra: Option<&str>) -> Option<bool> {
        let mut answers = self.0.iter().map(|environment| marker.evaluate(environment, extra).ok());
        let first = answers.next().flatten()?;
        answers.all(|answer| answer == Some(first)).then_some(first)
    }
}

/// Python's name of an architecture in an image's platform.
fn machine(platform: &str) -> &str {
    match platform.split('/').nth(1).unwrap_or_default() {
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        "386" => "i686",
        "arm" => "armv7l",
        other => other,
    }
}
