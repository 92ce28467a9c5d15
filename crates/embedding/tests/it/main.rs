//! Slipway inside other pages.
#![cfg(test)]

mod conversation;
mod heights;
mod options;
mod owner;
mod policy;
mod snippet;
mod still;
