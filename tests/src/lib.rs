//! Proofs that span the crates: every fixture's generated types, compiled, and what is asked of each. The proofs are in `tests/`.
//!
//! [`fixtures::CASES`] lists the fixtures, for the tests; [`releases`] has those of the API, [`payloads`] makes documents of a schema. No other crate uses this one.

pub mod case;
#[rustfmt::skip]
#[expect(
    clippy::module_inception,
    reason = "the module of the visitor is in the fixture of that name"
)]
pub mod fixtures;
pub mod payloads;
pub mod releases;

/// The blocks of Rust on the front page are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct FrontPage;
