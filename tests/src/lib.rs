//! Proofs that span the crates: every fixture's generated types, compiled, and what is asked of each.
//!
//! In: `fixtures/<case>/types.rs`. Out: [`fixtures::CASES`], for the tests. Nothing here is used by any other crate.

pub mod case;
#[rustfmt::skip]
pub mod fixtures;
