//! Requirements files, as bytes of any encoding.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::packaging::requirements_file(bytes));
