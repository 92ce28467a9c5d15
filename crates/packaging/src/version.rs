//! Versions of PEP 440: their parts, their order and their normal form.

mod grammar;

use std::cmp::Ordering;
use std::fmt;

pub(crate) use grammar::{scan_local, scan_release, scan_suffixes};

use crate::cursor::Cursor;
use crate::number::Number;
use crate::whitespace::strip;

/// A version (PEP 440). Two versions are equal if they differ only in trailing zeros of the release (`1.0` and `1`).
#[derive(Clone, Debug)]
pub struct Version {
    pub(crate) epoch: Number,
    /// Never empty.
    pub(crate) release: Vec<Number>,
    pub(crate) pre: Option<(PreKind, Number)>,
    pub(crate) post: Option<Number>,
    pub(crate) dev: Option<Number>,
    pub(crate) local: Option<Vec<LocalPart>>,
}

/// The three kinds of pre-release, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PreKind {
    Alpha,
    Beta,
    Candidate,
}

/// One part of a local version; a text sorts before every number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LocalPart {
    Text(String),
    Number(Number),
}

impl Version {
    /// Reads a version as `packaging.version.Version` does: any spelling that PEP 440 allows, whitespace around it.
    /// `None` if the text is not a version.
    pub fn parse(text: &str) -> Option<Version> {
        let mut cursor = Cursor::new(strip(text));
        let mut version = scan_release(&mut cursor)?;
        scan_suffixes(&mut cursor, &mut version);
        scan_local(&mut cursor, &mut version);
        cursor.at_end().then_some(version)
    }

    /// A version of nothing but a release.
    pub(crate) fn of_release(epoch: Number, release: Vec<Number>) -> Version {
        Version { epoch, release, pre: None, post: None, dev: None, local: None }
    }

    /// `0.dev0`: no version sorts before it.
    pub(crate) fn lowest() -> Version {
        Version { dev: Some(Number::ZERO), ..Version::of_release(Number::ZERO, vec![Number::ZERO]) }
    }

    /// Whether this is an alpha, beta, candidate or development version (`Version.is_prerelease`).
    pub fn is_prerelease(&self) -> bool {
        self.pre.is_some() || self.dev.is_some()
    }

    /// Whether the release is 0, of epoch 0.
    pub(crate) fn is_nought(&self) -> bool {
        self.epoch == Number::ZERO && self.trimmed_release().is_empty()
    }

    /// Whether this is a final release and nothing else.
    pub(crate) fn is_plain(&self) -> bool {
        !self.is_prerelease() && self.post.is_none() && self.local.is_none()
    }

    /// The normal form without trailing zeros in the release (`packaging.utils.canonicalize_version`).
    pub fn canonical(&self) -> String {
        let mut trimmed = self.clone();
        let length = self.trimmed_release().len().max(1);
        trimmed.release.truncate(length);
        trimmed.to_string()
    }

    fn trimmed_release(&self) -> &[Number] {
        let end = self.release.iter().rposition(|number| *number != Number::ZERO).map_or(0, |last| last + 1);
        self.release.get(..end).unwrap_or_default()
    }

    /// Whether `==` before this version admits the other: local versions count only if this is one.
    pub(crate) fn names(&self, other: &Version) -> bool {
        self.cmp_stem(other).is_eq()
            && self.cmp_post_and_dev(other).is_eq()
            && (self.local.is_none() || self.local == other.local)
    }

    /// The parts that decide before any post-release: epoch, release, kind and number of the pre-release.
    pub(crate) fn cmp_stem(&self, other: &Version) -> Ordering {
        self.epoch
            .cmp(&other.epoch)
            // Mostly the first numbers decide already.
            .then_with(|| self.release.first().cmp(&other.release.first()))
            .then_with(|| self.trimmed_release().cmp(other.trimmed_release()))
            .then_with(|| self.pre_rank().cmp(&other.pre_rank()))
    }

    /// The parts after the stem but for the local version: `.post`, then `.dev`, whose absence sorts last.
    pub(crate) fn cmp_post_and_dev(&self, other: &Version) -> Ordering {
        self.post
            .cmp(&other.post)
            .then_with(|| self.dev.is_none().cmp(&other.dev.is_none()))
            .then_with(|| self.dev.cmp(&other.dev))
    }

    /// A development version of a release sorts before its alphas, a release after its candidates.
    fn pre_rank(&self) -> (u8, Option<&Number>) {
        match &self.pre {
            Some((kind, number)) => (*kind as u8 + 1, Some(number)),
            None if self.dev.is_some() && self.post.is_none() => (0, None),
            None => (u8::MAX, None),
        }
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cmp_stem(other).then_with(|| self.cmp_post_and_dev(other)).then_with(|| self.local.cmp(&other.local))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

/// The normal form, `str(Version(…))`.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.epoch != Number::ZERO {
            write!(f, "{}!", self.epoch)?;
        }
        for (index, number) in self.release.iter().enumerate() {
            let separator = if index == 0 { "" } else { "." };
            write!(f, "{separator}{number}")?;
        }
        if let Some((kind, number)) = &self.pre {
            let letters = match kind {
                PreKind::Alpha => "a",
                PreKind::Beta => "b",
                PreKind::Candidate => "rc",
            };
            write!(f, "{letters}{number}")?;
        }
        if let Some(number) = &self.post {
            write!(f, ".post{number}")?;
        }
        if let Some(number) = &self.dev {
            write!(f, ".dev{number}")?;
        }
        for (index, part) in self.local.iter().flatten().enumerate() {
            f.write_str(if index == 0 { "+" } else { "." })?;
            match part {
                LocalPart::Text(text) => f.write_str(text)?,
                LocalPart::Number(number) => number.fmt(f)?,
            }
        }
        Ok(())
    }
}
