//! What launching through a deputy does in the world. As everywhere in launching, a person has pressed something.

mod handing;
mod kept;
mod reaching;
mod watching;

pub use handing::{draw, hand_over, leave, look_for, look_over_order, send_again};
pub use kept::{forget_order, remember_orders};
pub use reaching::{let_go, reach};
pub use watching::{look_away_from_order, read_lines, stop_order, watch_again, watch_earlier};
