//! The house rules as tests.
#![cfg(test)]

mod layers;
mod readme;
mod sources;
mod style;
mod tidy;
