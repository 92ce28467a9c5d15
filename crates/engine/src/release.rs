//! Two kinds of version that decide what ZenML does: its own release, and the image's Python.

use core::fmt;

/// A released ZenML version, `major.minor.patch`. Behaviour that changed is decided by comparing releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Release {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number.
    pub patch: u16,
}

impl Release {
    /// A release from its three numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }

    /// Reads `0.98.0`; `None` for anything else, also for a version of two numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(number);
        let release = Self::new(numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(release)
    }
}

impl fmt::Display for Release {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The Python of an image as ZenML names it in image tags: `major.minor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PythonVersion {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
}

impl PythonVersion {
    /// Reads `3.11`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        Some(Self { major: number(major)?, minor: number(minor)? })
    }
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.major, self.minor)
    }
}

/// A number written in ASCII digits alone: `u16::from_str` would also take a sign.
fn number(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{PythonVersion, Release};

    #[test]
    fn only_three_plain_numbers_are_a_release() {
        assert_eq!(Release::parse("0.98.0"), Some(Release::new(0, 98, 0)));
        for text in ["0.98", "0.98.0.1", "0.98.+1", "v0.98.0", "", "0..1", "0.98.99999"] {
            assert_eq!(Release::parse(text), None, "{text}");
        }
        assert!(Release::new(0, 9, 0) < Release::new(0, 85, 0));
    }

    #[test]
    fn only_two_plain_numbers_are_a_python_version() {
        assert_eq!(PythonVersion::parse("3.12").map(|version| version.to_string()).as_deref(), Some("3.12"));
        for text in ["3", "3.12.1", "three", "3.", ""] {
            assert_eq!(PythonVersion::parse(text), None, "{text}");
        }
    }
}
