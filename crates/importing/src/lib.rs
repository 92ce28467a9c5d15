//! Texts that a person has already, as changes of a [`Config`]: Python, run configurations, requirements, `pyproject.toml`,
//! Dockerfiles, stacks, links.
//!
//! 1. [`recognise()`] says what a text is;
//! 2. the reader of its language makes a tree of values of it, each with its place (`node`): `python`, `yaml`, `json`,
//!    `toml`; Dockerfiles and requirements are read line by line;
//! 3. what is known of the tree goes into a draft of the Config, the rest becomes notices (`settings`,
//!    `run_configuration`, `stack`, `pyproject`, `dockerfile`, …);
//! 4. [`difference`] says what changed.
//!
//! Nothing is dropped silently: what is not understood, or understood and not kept, is a [`Notice`] with its line. The
//! crate knows no browser, no clock, no network and no file, and runs nothing of what it reads.

#[cfg(test)]
mod cases;
mod change;
mod cursor;
mod dockerfile;
mod draft;
mod exported_requirements;
mod json;
mod kind;
mod node;
mod notice;
mod poetry;
mod pyproject;
mod python;
mod recognise;
mod requirements;
mod run_configuration;
mod settings;
mod slipway;
mod stack;
mod toml;
mod yaml;

pub use change::{Change, difference};
pub use kind::Kind;
pub use notice::{Notice, NoticeKind, Unknown};
pub use packaging::Span;
pub use recognise::recognise;

use draft::Draft;
use engine::{Catalog, Config, Place};

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The present configuration with the changes; all else in it is as it was.
    pub config: Config,
    /// What is different in it, in the order of the form.
    pub changes: Vec<Change>,
    /// Fields of the settings that the text is about which it does not name, and which stay as they were set before.
    pub kept: Vec<Place>,
    /// What was not understood or not taken, in the order of the text.
    pub notices: Vec<Notice>,
}

/// Imports a text of a kind. `catalog` is that of the present release. A text that cannot be read changes nothing and
/// says why.
pub fn import(text: &str, kind: Kind, present: &Config, catalog: &Catalog) -> Imported {
    let mut draft = Draft::new(text, present, catalog);
    match kind {
        Kind::Python => python::import(text, &mut draft),
        Kind::RunConfigurationYaml | Kind::StackYaml => yaml::import(text, kind, &mut draft),
        Kind::RunConfigurationJson | Kind::StackJson => json::import(text, kind, &mut draft),
        Kind::Requirements => requirements::import(text, &mut draft),
        Kind::ExportedRequirements => exported_requirements::import(text, &mut draft),
        Kind::Pyproject => pyproject::import(text, &mut draft),
        Kind::Dockerfile => dockerfile::import(text, &mut draft),
        Kind::Slipway => slipway::import(text, &mut draft),
    }
    draft.finish()
}
