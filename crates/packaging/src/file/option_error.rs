//! What is wrong with the options on a line of a requirements file.

use std::fmt;

/// Why pip refuses the options of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionError {
    /// A quotation mark without its partner.
    QuoteUnclosed,
    /// A backslash with nothing after it.
    EscapeUnfinished,
    /// No such option in a requirements file.
    Unknown(String),
    /// The beginning of more than one option.
    Ambiguous(String),
    /// An option without its value.
    ValueMissing(&'static str),
    /// A value behind `=` for an option that takes none.
    ValueUnexpected(&'static str),
    /// The value of `--hash` is not one of the strong algorithms, `:` and a digest.
    HashInvalid(String),
    /// The value of `--config-settings` is not `KEY=VALUE`.
    ConfigSettingInvalid(String),
    /// `--use-feature` with a feature that pip does not have.
    FeatureUnknown(String),
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuoteUnclosed => f.write_str("Close the quotation mark"),
            Self::EscapeUnfinished => f.write_str("Take the backslash at the end away"),
            Self::Unknown(option) => write!(f, "Remove {option}: a requirements file cannot have it"),
            Self::Ambiguous(option) => write!(f, "Write {option} out: several options begin so"),
            Self::ValueMissing(option) => write!(f, "Give a value after {option}"),
            Self::ValueUnexpected(option) => write!(f, "Take the value of {option} away"),
            Self::HashInvalid(value) => {
                write!(f, "Write sha256:, sha384: or sha512: and a digest instead of “{value}”")
            }
            Self::ConfigSettingInvalid(value) => write!(f, "Write KEY=VALUE instead of “{value}”"),
            Self::FeatureUnknown(feature) => write!(f, "Remove “{feature}”: pip has no such feature"),
        }
    }
}

impl std::error::Error for OptionError {}
