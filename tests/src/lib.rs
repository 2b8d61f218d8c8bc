//! Proofs that span the crates: every fixture's generated types, compiled, and what is asked of each. The proofs are in `tests/`.
//!
//! In: `fixtures/<case>/types.rs`, the real schema. Out: [`fixtures::CASES`] and [`places`], for the tests. No other crate uses this one.

pub mod case;
#[rustfmt::skip]
pub mod fixtures;
pub mod places;
