//! Slipway inside other pages, as functions over values: no browser, no clock, no network.
//!
//! - [`still`]: a configuration without a frame, for pages that allow none.
//! - [`snippet`]: what a person pastes into a page to have a frame there.
//! - [`options`]: how a frame looks and what in it is fixed, as its address says.
//! - [`conversation`]: what a frame and the page around it say to each other (the protocol is described there).
//! - [`policy`]: what the owner of an installation decides for everybody who uses it.
//! - [`owner`]: locks, and what is worth saying because of them.

pub mod conversation;
pub mod height;
mod message;
pub mod options;
pub mod owner;
pub mod policy;
pub mod snippet;
pub mod still;
