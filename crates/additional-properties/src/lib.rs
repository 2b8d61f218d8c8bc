//! Placeholder.
pub mod inspect;
pub mod redact;
#[cfg(feature = "validate")]
pub mod validate;
