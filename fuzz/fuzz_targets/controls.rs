//! Everything that follows from texts in the controls: the first line says which ones.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::engine::controls(text));
