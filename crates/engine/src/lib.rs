//! ZenML's requirement gathering and DockerSettings logic, as functions over values.
//!
//! One [`Config`] is everything a person decided; [`outcome()`] says everything that follows from it, in these phases:
//!
//! 1. [`settings`]: what was typed becomes the keyword arguments of `DockerSettings`;
//! 2. [`docker_settings`]: ZenML's own validation and migrations turn those into the settings that count;
//! 3. [`requirements`]: which requirements files ZenML writes, in its order, for the [`client`] that starts the run;
//! 4. [`code`]: where the pipeline's code comes from;
//! 5. [`plan`]: which images are built, and from what;
//! 6. [`dockerfile`]: the instructions of the image that ZenML builds;
//! 7. [`pipeline`]: the settings of pipeline and steps merged, all images of a run, and the image of each step;
//! 8. [`recipe`]: the image that a person builds, when that is the goal;
//! 9. [`check`]: what is worth saying about all of it.
//!
//! Beside them [`reuse`] says whether a run would take an earlier build.
//!
//! What differs between releases is in [`rules`], or comes with the [`Catalog`]. The crate knows no browser, no clock, no
//! network and no file; JSON it reads only where ZenML itself does, and then as Python does.

pub mod archive;
pub mod build_configuration;
pub mod build_options;
pub mod catalog;
pub mod check;
pub mod checksum;
pub mod client;
pub mod code;
pub mod commands;
pub mod config;
pub mod container_engine;
pub mod context;
pub mod contract;
pub mod diff;
pub mod docker_settings;
pub mod dockerfile;
pub mod document;
pub mod documents;
pub mod drawing;
pub mod effect;
pub mod explain;
pub mod field;
pub mod fix;
pub mod history;
pub mod markdown;
pub mod nearest;
pub mod outcome;
pub mod pipeline;
pub mod place;
pub mod plan;
pub mod preset;
pub mod problem;
pub mod quote;
pub mod raised;
pub mod recipe;
mod registry;
pub mod release;
pub mod requirements;
pub mod resolution;
pub mod reuse;
pub mod rules;
pub mod search;
pub mod secret;
pub mod settings;
pub mod share;
pub mod situation;
pub mod snippet;
pub mod value;
pub mod workflow;

pub use catalog::Catalog;
pub use config::Config;
pub use document::{Document, Language, Line};
pub use documents::{Output, documents};
pub use field::{Field, ROWS, Row};
pub use outcome::{Outcome, outcome};
pub use place::{Origin, Place};
pub use problem::{Problem, ProblemKind, Severity};
pub use release::{PythonVersion, Release};
pub use situation::Situation;
pub use value::PythonValue;
