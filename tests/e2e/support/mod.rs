//! A browser of its own for each test, and what a test asks of it.

mod browser;
mod driver;
mod extension;
mod host;
mod waiting;

pub use browser::{Browser, origin, variable};
pub use host::{Host, folder};
pub use waiting::eventually;
