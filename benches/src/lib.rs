//! Contestants and payload of the benches.
//!
//! The programs in `bin/` measure: instructions and wall time, allocations, compile cost.

pub mod payload;

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
