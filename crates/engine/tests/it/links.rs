//! Links: what they carry, what they withhold, and that none ever lies.

mod arrival;
mod golden;
mod mutation;
mod picture;
mod random;
mod round_trip;
mod secrets;
mod start;
