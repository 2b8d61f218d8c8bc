//! The target `model`: what it does is in `src/model.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::model::run(bytes));
