//! What changed: between two texts line by line, between two documents, between two configurations.

mod configs;
mod lines;
mod outcomes;

pub use configs::{ConfigChange, configs};
pub use lines::{Change, LineChange, documents, lines};
pub use outcomes::{DocumentChange, outcomes};
