//! What each fuzz target does with the bytes it is given: one module a target, one function `run` a module.
//!
//! In: any bytes. Out: nothing, or a panic that names what does not hold. A test of the workspace compiles these modules with the stable
//! compiler and runs them over the kept inputs; what starts the fuzzer is in `fuzz_targets/`.

mod agreement;
pub mod attempt;
pub mod edits;
pub mod model;
pub mod rfc3339;
pub mod schema;
pub mod value;
