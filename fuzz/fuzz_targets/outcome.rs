//! Everything that follows from a link.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::engine::outcome(text));
