//! Slipway inside other pages.
#![cfg(test)]

mod still;
