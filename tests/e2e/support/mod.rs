//! A browser of its own for each test, and what a test asks of it.

mod browser;
mod chromedriver;
mod extension;
mod waiting;

pub use browser::{Browser, origin};
pub use waiting::eventually;
