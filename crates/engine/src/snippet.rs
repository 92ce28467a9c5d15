//! The settings that a person takes away: as Python, and as a run configuration in YAML or JSON.

mod brackets;
mod exported;
mod json;
mod keyword;
mod python;
mod yaml;

pub(crate) use exported::origin;
pub use exported::{exported, exported_of_step};
pub use json::json;
pub use python::python;
pub use yaml::yaml;
