//! Specifiers of PEP 440.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::packaging::specifier(text));
