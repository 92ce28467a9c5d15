//! Common stacks and base images, to begin with: each changes its own part of a Config and nothing else.

mod image;
mod stack;

pub use image::{IMAGES, ImagePreset};
pub(crate) use stack::is_example;
pub use stack::{STACKS, StackPreset};
