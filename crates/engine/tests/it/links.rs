//! Links: what they carry, what they withhold, and that none ever lies.

#![allow(clippy::string_slice, reason = "links are ASCII, and a test may panic")]

mod arrival;
mod comparison;
mod diagnosis;
mod file;
mod given;
mod golden;
mod hostile;
mod members;
mod mutation;
mod picture;
mod random;
mod round_trip;
mod secrets;
mod start;
mod unpacked;
mod withheld;
