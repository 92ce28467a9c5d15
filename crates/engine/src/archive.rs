//! Everything that a goal gives out, as files of one zip archive.

mod files;
mod zip;

pub use files::{File, files};
pub use zip::zip;
