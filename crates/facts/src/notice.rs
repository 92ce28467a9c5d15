//! Something about a text worth knowing: why it cannot be used, what was not understood, what is missing in it.

mod wording;

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The line it is about, from 1; 0 for the text as a whole.
    pub line: usize,
    /// What is so.
    pub kind: NoticeKind,
}

/// What is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// The text is empty.
    Empty,
    /// It is none of the formats that are read.
    Unrecognised,
    /// It is recognised, and of no use.
    Unusable(Unusable),
    /// The JSON ends in the middle: what stands before is used, and what is not there may have been behind.
    Truncated,
    /// It is no JSON from this line on: what stands before is used.
    NotJson,
    /// Lists and objects are nested deeper than anybody means.
    TooDeep,
    /// Lines that are no part of it: how many, and the first.
    Skipped(usize, String),
    /// A name that is none of a distribution.
    BadName(String),
    /// A distribution that is listed more than once, with these versions.
    Duplicate(String, Vec<String>),
    /// Commands of the history are cut off.
    CutOff,
    /// Line breaks inside of texts were taken out: how many.
    Wrapped(usize),
    /// The listing names only a part, such as what is outdated.
    OnlyAPart,
}

/// Documents that are recognised and hold nothing that can be used here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// Docker Scout's own JSON.
    DockerScout,
    /// SPDX 3.
    Spdx3,
    /// An envelope with a signed document in it.
    Envelope,
    /// An attestation of something else than contents.
    Provenance,
    /// A manifest or an index of a registry.
    Manifest,
    /// A container, not an image.
    Container,
    /// Several images at once.
    SeveralImages,
    /// No image at all: an empty list.
    NoImage,
    /// An image for another operating system.
    OtherSystem,
    /// What a scanner of vulnerabilities prints.
    Vulnerabilities,
    /// conda's list.
    Conda,
    /// The packages of another system's package manager.
    OtherPackages,
    /// JSON of an unknown kind.
    OtherJson,
    /// An answer of a later probe.
    LaterProbe,
    /// A message that the image could not be found or pulled.
    NotPulled,
}

impl Notice {
    pub(crate) const fn new(line: usize, kind: NoticeKind) -> Self {
        Self { line, kind }
    }
}

impl NoticeKind {
    /// Whether nothing of the text can be used.
    pub const fn is_unusable(&self) -> bool {
        matches!(self, Self::Empty | Self::Unrecognised | Self::Unusable(_) | Self::TooDeep)
    }
}
