//! What one text says of an image.

use crate::distribution::Distribution;
use crate::format::{Format, Listing};
use crate::inside::Inside;
use crate::notice::Notice;
use crate::place::{Found, Place};
use packaging::MarkerEnvironment;

/// What was read of one text, or of one document where a text holds several.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The text's name, for example a file's.
    pub name: String,
    /// Which text, in the order in which they were given.
    pub source: usize,
    /// What it is.
    pub format: Format,
    /// Distributions, in their order in the text.
    pub distributions: Vec<Distribution>,
    /// What the list of distributions is worth.
    pub listing: Listing,
    /// Debian packages by name, with their versions and what they provide besides.
    pub debian_packages: Vec<Found<DebianPackage>>,
    /// What that list is worth.
    pub debian_listing: Listing,
    /// What the image's configuration says.
    pub image: Image,
    /// Programs that were looked for on the PATH, and where they are.
    pub programs: Vec<Found<(String, Option<String>)>>,
    /// The image's Python as markers see it, where the text says it without having run in a container of it.
    pub markers: Option<Found<MarkerEnvironment>>,
    /// What was seen from inside a container.
    pub inside: Option<Box<Inside>>,
    /// The operating system, for example `debian 12`.
    pub system: Option<Found<String>>,
    /// What is worth knowing about the text.
    pub notices: Vec<Notice>,
}

/// A Debian package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebianPackage {
    /// Its name, without architecture.
    pub name: String,
    /// Its version; empty where the text does not say.
    pub version: String,
    /// The names that it provides besides its own.
    pub provides: Vec<String>,
}

/// An image's configuration, as far as a text has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    /// Names with tags.
    pub names: Vec<Found<String>>,
    /// Names with digests; `None` where the text does not say.
    pub digests: Option<Vec<Found<String>>>,
    /// `linux/amd64`.
    pub platform: Option<Found<String>>,
    /// The user as written; empty for root.
    pub user: Option<Found<String>>,
    /// The entrypoint's words; empty for none.
    pub entrypoint: Option<Found<Vec<String>>>,
    /// The working directory.
    pub working_directory: Option<Found<String>>,
    /// Variables and their values; `None` for a value that is not shown.
    pub variables: Vec<Found<(String, Option<String>)>>,
    /// Whether those are all.
    pub variables_listing: Option<Listing>,
    /// The commands that made it, the oldest first.
    pub history: Vec<Found<String>>,
    /// Whether those are all, and whole.
    pub history_listing: Option<Listing>,
    /// The image that a Dockerfile starts from.
    pub base: Option<Found<String>>,
    /// Debian packages and requirements that a Dockerfile or history installs, in words.
    pub installs: Vec<Found<Install>>,
}

/// What a line of a Dockerfile or history installs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Install {
    /// A requirement, as written.
    Requirement(String),
    /// A Debian package.
    AptPackage(String),
    /// Something that the line does not name: a file of requirements, a project, a stage.
    Unseen(String),
}

impl Reading {
    pub(crate) fn new(name: &str, source: usize, format: Format) -> Self {
        Self {
            name: name.to_owned(),
            source,
            format,
            distributions: Vec::new(),
            listing: Listing::Nothing,
            debian_packages: Vec::new(),
            debian_listing: Listing::Nothing,
            image: Image::default(),
            programs: Vec::new(),
            markers: None,
            inside: None,
            system: None,
            notices: Vec::new(),
        }
    }

    /// The place of a line.
    pub(crate) const fn line(&self, line: usize) -> Place {
        Place::line(self.source, line)
    }

    /// Whether nothing of it can be used.
    pub fn is_unusable(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind.is_unusable())
    }
}
