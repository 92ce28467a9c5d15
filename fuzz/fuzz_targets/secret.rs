//! Texts that may hold a secret.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::engine::secret(text));
