//! How fast the release page is in Chromium: prints figures, which `cargo xtask bench` reads and judges.
#![cfg(test)]

#[allow(dead_code, unused_imports, reason = "the end-to-end tests use the rest")]
#[path = "../e2e/support/mod.rs"]
mod support;

mod loading;
mod typing;

/// A line that the task reads: what was measured, and how many milliseconds it took.
fn figure(what: &str, milliseconds: f64) {
    println!("figure {what} {milliseconds:.1}");
}
