//! What holds for every text. Each function is one target; it panics where something does not hold.

pub mod engine;
pub mod packaging;
pub mod texts;
