//! Proofs that span the crates. The proofs themselves are in `tests/`.

pub mod places;
