//! Links: what they carry, what they withhold, and that none ever lies.

mod secrets;
