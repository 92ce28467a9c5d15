//! What surrounds form and outputs: header, bottom bar, notices, shortcuts.

mod bottom;
mod header;
pub mod keys;
mod notice;

pub use bottom::bottom_bar;
pub use header::{header, icon};
pub use notice::notice;
