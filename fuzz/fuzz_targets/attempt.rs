//! The target `attempt`: what it does is in `src/attempt.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::attempt::run(bytes));
