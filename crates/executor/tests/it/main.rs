//! The executor without a server: what it makes of replies that a real one sent.
#![cfg(test)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "what was recorded is read from files, and the script is given to a shell"
)]

mod deputy;
mod exchange;
mod failures;
mod follow;
mod json;
mod launch;
mod plan;
mod preflight;
mod probe;
mod records;
mod remembered;
mod replay;
mod reuse;
mod script;
mod secrets;
mod wish;
