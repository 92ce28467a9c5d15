//! What the engine's speed is measured on: configurations of growing size, what is computed from them, and the clock.

pub mod configuration;
pub mod hostile;
pub mod images;
pub mod measure;
pub mod work;
