//! The target `value`: what it does is in `src/value.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::value::run(bytes));
