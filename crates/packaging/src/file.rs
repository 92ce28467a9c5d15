//! A requirements file as pip reads it, but to its end: a line that pip refuses is an entry like any other.

mod effective;
mod encoding;
mod lines;
mod option_error;
mod options;
mod path;
mod reading;
mod shell;
mod url;
mod wheel;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use effective::EffectiveOptions;
pub use encoding::DecodeError;
pub use option_error::OptionError;
pub use options::LineOptions;
pub use reading::Reading;

use crate::requirement::Requirement;
use crate::whitespace::strip;

/// What a requirements file says, line by line, and what its options amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementsFile {
    /// One entry per logical line that is not empty or a comment, in their order.
    pub entries: Vec<Entry>,
    /// The options in force after the last line. pip itself stops at the first [`EntryKind::Invalid`].
    pub effective: EffectiveOptions,
}

/// One logical line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number of the first physical line, from 1.
    pub line: usize,
    /// What the line says.
    pub kind: EntryKind,
}

/// What a line of a requirements file can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A requirement, valid or not.
    Requirement(RequirementLine),
    /// `-e`: a project installed in place.
    Editable {
        /// The path or address.
        requirement: String,
        /// `--config-settings` of this line.
        config_settings: BTreeMap<String, Vec<String>>,
    },
    /// `-r`: another requirements file. It is not read.
    Include {
        /// The path or address.
        path: String,
    },
    /// `-c`: a constraints file. It is not read.
    Constraint {
        /// The path or address.
        path: String,
    },
    /// Options for the whole installation, as far as pip takes them from such a line.
    Options(Box<LineOptions>),
    /// Options that pip cannot read; it stops here.
    Invalid {
        /// The logical line.
        text: String,
        /// What is wrong.
        error: OptionError,
    },
}

/// A line with a requirement, and the options that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementLine {
    /// The text before the options; spans of errors are places in it.
    pub text: String,
    /// What pip makes of the text.
    pub reading: Reading,
    /// The options that belong to it; few requirements have any.
    pub options: Option<Box<RequirementOptions>>,
}

/// The options of one requirement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequirementOptions {
    /// `--hash`: digests by algorithm.
    pub hashes: BTreeMap<String, Vec<String>>,
    /// `--config-settings`: values by key.
    pub config_settings: BTreeMap<String, Vec<String>>,
}

impl RequirementsFile {
    /// Reads the text of a file. Environment variables in it stay as they are written, and nothing is followed.
    pub fn read(text: &str) -> RequirementsFile {
        let mut effective = EffectiveOptions::default();
        let entries = logical_lines(text).map(|(line, text)| Entry { line, kind: entry(&text, &mut effective) });
        RequirementsFile { entries: entries.collect(), effective }
    }

    /// The entries of [`RequirementsFile::read`], one after another, for those who do not need all of them at once.
    pub fn entries(text: &str) -> impl Iterator<Item = Entry> {
        let mut effective = EffectiveOptions::default();
        logical_lines(text).map(move |(line, text)| Entry { line, kind: entry(&text, &mut effective) })
    }

    /// The requirement of PEP 508 that each of [`RequirementsFile::entries`] is, if it is one.
    pub fn requirements(text: &str) -> impl Iterator<Item = Option<Requirement>> {
        let mut effective = EffectiveOptions::default();
        logical_lines(text).map(move |(_, text)| match lines::split_options(&text) {
            (requirement, "") => reading::requirement(requirement),
            _ => entry(&text, &mut effective).into_requirement(),
        })
    }

    /// Reads the bytes of a file: by its byte order mark, else by the encoding that a comment in its first two lines
    /// names (PEP 263), else as UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Result<RequirementsFile, DecodeError> {
        encoding::decode(bytes).map(|text| RequirementsFile::read(&text))
    }
}

/// The lines of a file as pip joins them, one for each of its [`RequirementsFile::entries`], with the number of the first
/// line that it is made of.
pub fn logical_lines(text: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    lines::logical_lines(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn entry(line: &str, effective: &mut EffectiveOptions) -> EntryKind {
    let (requirement, options) = lines::split_options(line);
    if options.is_empty() {
        return EntryKind::Requirement(RequirementLine::of(requirement));
    }
    let options = match shell::words(options).and_then(|words| LineOptions::parse(words, effective)) {
        Ok(options) => options,
        Err(error) => return EntryKind::Invalid { text: line.to_owned(), error },
    };
    let LineOptions { editables, requirements, constraints, .. } = &options;
    if let Some(editable) = editables.first() {
        let requirement = if requirement.is_empty() { editable } else { requirement };
        EntryKind::Editable { requirement: strip(requirement).to_owned(), config_settings: options.config_settings }
    } else if !requirement.is_empty() {
        let LineOptions { hashes, config_settings, .. } = options;
        let options = Some(Box::new(RequirementOptions { hashes, config_settings }));
        EntryKind::Requirement(RequirementLine { options, ..RequirementLine::of(requirement) })
    } else if let Some(path) = requirements.first() {
        EntryKind::Include { path: path.clone() }
    } else if let Some(path) = constraints.first() {
        EntryKind::Constraint { path: path.clone() }
    } else {
        effective.apply(&options);
        EntryKind::Options(Box::new(options))
    }
}

impl EntryKind {
    fn into_requirement(self) -> Option<Requirement> {
        match self {
            EntryKind::Requirement(RequirementLine { reading: Reading::Pep508(requirement), .. }) => Some(*requirement),
            _ => None,
        }
    }
}

impl RequirementLine {
    fn of(text: &str) -> RequirementLine {
        RequirementLine { text: strip(text).to_owned(), reading: Reading::of(text), options: None }
    }
}
