//! The catalogs as the engine gets them, and what becomes of a malformed one.

#![allow(clippy::unwrap_used, reason = "the lint's own exception for tests does not reach functions beside them")]

mod fields;
mod malformed;
mod shipped;
