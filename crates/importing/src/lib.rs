//! Texts that a person has already, as changes of a [`Config`]: Python, run configurations, requirements, `pyproject.toml`,
//! Dockerfiles, stacks, links.
//!
//! # For the page
//!
//! 1. [`recognise()`] says of which [`Kind`] a pasted text or a file is; where it says nothing, a person chooses from
//!    [`Kind::ALL`], each with its [`Kind::label`].
//! 2. [`import()`] makes an [`Imported`] of the text and the present Config. It changes nothing by itself, so its result is the
//!    preview:
//!    - `config` is the whole configuration as it would be; loading it is the one step that can be undone;
//!    - `changes` are the controls that would hold something else, with what they held and would hold;
//!    - `read` is what was understood and taken, with its lines and the place that it decides, in `config`;
//!    - `notices` are what was not understood or not taken, each with line, column and [`Notice::message`], and what to do
//!      about it in [`Notice::suggestion`], among them the name that was probably meant;
//!    - `kept` are fields that the text does not name and that stay set.
//! 3. [`Imported::is_refused`] says that nothing could be taken: there is nothing to apply, and a notice says why.
//!
//! # Inside
//!
//! 1. The reader of a language makes a tree of values of the text, each with its place (`node`): `python`, `yaml`, `json`,
//!    `toml`; Dockerfiles and requirements are read line by line.
//! 2. What is known of the tree goes into a draft of the Config, the rest becomes notices (`settings`, `run_configuration`,
//!    `stack`, `pyproject`, `dockerfile`, …).
//!
//! Nothing is dropped silently: what is not understood, or understood and not kept, is a [`Notice`] with its line. The
//! crate knows no browser, no clock, no network and no file, and runs nothing of what it reads.

#[cfg(test)]
mod cases;
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
mod read;
mod recognise;
mod requirements;
mod run_configuration;
mod settings;
mod slipway;
mod stack;
mod toml;
mod yaml;

pub use kind::Kind;
pub use notice::{Notice, NoticeKind, Unknown};
pub use packaging::Span;
pub use read::Read;
pub use recognise::recognise;

use draft::Draft;
use engine::diff::ConfigChange;
use engine::{Catalog, Config, Place, Severity};

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The present configuration with the changes; all else in it is as it was.
    pub config: Config,
    /// The controls that hold something else in it, in the order of the form.
    pub changes: Vec<ConfigChange>,
    /// What of the text was understood and taken, in the order of the text.
    pub read: Vec<Read>,
    /// Fields of the settings that the text is about which it does not name, and which stay as they were set before.
    pub kept: Vec<Place>,
    /// What was not understood or not taken, in the order of the text.
    pub notices: Vec<Notice>,
}

impl Imported {
    /// Whether the text could not be read, or nothing in it is about images. The configuration is the present one.
    pub fn is_refused(&self) -> bool {
        self.read.is_empty()
            && self.changes.is_empty()
            && self.notices.iter().any(|notice| notice.severity == Severity::Error)
    }
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
