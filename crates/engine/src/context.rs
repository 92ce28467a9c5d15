//! What is sent to the builder: the files of a build context, and what an ignore file leaves of a folder.

mod contents;
mod pattern;
mod walk;

pub use contents::{contents, ignore_file, own_contents, recipe_contents};
pub use walk::{Reason, Sender, Sent, paths, sent};
