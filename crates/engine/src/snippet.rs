//! The settings that a person takes away: as Python, and as a run configuration in YAML or JSON.

mod brackets;
mod calls;
mod exported;
mod json;
mod keyword;
mod python;
mod with_options;
mod yaml;

pub(crate) use exported::origin;
pub use exported::{exported, exported_keywords, exported_of_step};
pub use json::json;
pub use python::python;
pub use with_options::with_options;
pub use yaml::yaml;
