//! The target `rfc3339`: what it does is in `src/rfc3339.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::rfc3339::run(bytes));
