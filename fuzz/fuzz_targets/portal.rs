//! What a portal or its owner says.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::texts::portal(text));
