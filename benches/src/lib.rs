//! Contestants and payload of the benches.
//!
//! The programs in `bin/` measure: instructions and wall time, allocations, compile cost, and how the work of the generator grows.

pub mod growth;
pub mod payload;
pub mod valgrind;

#[cfg(feature = "contestants")]
pub mod contestant;
#[cfg(feature = "contestants")]
pub mod counted;
#[cfg(feature = "contestants")]
pub mod models;
#[cfg(feature = "contestants")]
pub mod select;
#[cfg(feature = "contestants")]
pub mod source;
#[cfg(feature = "contestants")]
pub mod unions;
