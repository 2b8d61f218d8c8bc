//! The target `schema`: what it does is in `src/schema.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::schema::run(bytes));
