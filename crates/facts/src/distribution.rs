//! A Python distribution, as a text lists it.

use crate::place::Place;

/// A distribution in an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// The normalised name (PEP 503).
    pub name: String,
    /// The version as written; `None` where the text does not say.
    pub version: Option<String>,
    /// Where it was installed from, if not from an index.
    pub direct: Option<DirectUrl>,
    /// The folder that it is installed in.
    pub folder: Option<String>,
    /// What it says of its extras; `None` where the text does not say.
    pub extras: Option<Extras>,
    /// In a lock file the condition under which it is installed (PEP 508).
    pub marker: Option<String>,
    /// Where it is listed.
    pub place: Place,
}

/// Where a distribution was installed from (PEP 610).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectUrl {
    /// The address, without credentials.
    pub url: String,
    /// The commit.
    pub commit: Option<String>,
    /// Whether it is installed in place.
    pub editable: bool,
}

/// The extras of a distribution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extras {
    /// Their names as written (`Provides-Extra`).
    pub provided: Vec<String>,
    /// The requirements that any of them brings (`Requires-Dist` with a marker on `extra`).
    pub requires: Vec<String>,
}

impl Distribution {
    /// A distribution of a name and version; `None` if the name is none (PEP 508).
    pub(crate) fn new(name: &str, version: Option<&str>, place: Place) -> Option<Self> {
        let name = packaging::DistributionName::parse(name)?.normalized().to_owned();
        let version = version.map(str::to_owned);
        Some(Self { name, version, direct: None, folder: None, extras: None, marker: None, place })
    }
}
