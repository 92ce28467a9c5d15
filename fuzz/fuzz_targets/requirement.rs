//! Requirements of PEP 508.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::packaging::requirement(text));
