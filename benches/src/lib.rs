//! Contestants and payload of the benches.
//!
//! In: the schema of the workspace. Out: the same record decoded and encoded by everybody.
//! Timing and counting do not belong here: see the bins and `benches/wall.rs`.

pub mod payload;

#[cfg(feature = "contestants")]
pub mod contestant;
#[cfg(feature = "contestants")]
pub mod counted;
#[cfg(feature = "contestants")]
pub mod models;
#[cfg(feature = "contestants")]
pub mod source;
