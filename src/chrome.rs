//! What surrounds form and outputs: header, bottom bar, notices, shortcuts.

mod arrival;
mod bottom;
mod coming;
mod header;
pub mod keys;
mod notice;
mod owner;

pub use arrival::{arrival, strip};
pub use bottom::bottom_bar;
pub use coming::coming;
pub use header::{header, icon};
pub use notice::notice;
pub use owner::above;
