//! Contestants and payload of the benches.
//!
//! The programs in `bin/` count instructions and allocations, `benches/wall.rs` measures time.

pub mod payload;

#[cfg(feature = "contestants")]
pub mod contestant;
#[cfg(feature = "contestants")]
pub mod counted;
#[cfg(feature = "contestants")]
pub mod models;
#[cfg(feature = "contestants")]
pub mod source;
