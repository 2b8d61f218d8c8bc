//! Plaid's `IdentityVerification` model as Rust types.
//!
//! Decode a payload with [`from_slice`] or serde, and read its fields. Payloads of newer versions of the API decode, too: members, enum values
//! and numbers that these types do not know are kept and written back. `Debug`, errors and reports show no personal data. Every type has a constructor, a
//! setter for every field and, for tests, a complete [`example`](IdentityVerification::example).
//!
//! ```
//! # #[cfg(feature = "json")]
//! # fn main() -> Result<(), identity_verification::Error> {
//! use identity_verification::{IdentityVerification, Value, from_str, to_string};
//!
//! // A payload with a status and a member that the schema does not declare.
//! let payload = to_string(&IdentityVerification::example().with_status("sleeping"))?;
//! let payload = payload.replacen('{', r#"{"score":0.5,"#, 1);
//!
//! let attempt: IdentityVerification = from_str(&payload)?;
//! assert!(attempt.status.is_unknown());
//! assert_eq!(attempt.additional_properties.get("score"), Some(&Value::from(0.5)));
//! assert!(!format!("{attempt:?}").contains("Leslie")); // the given name of the example
//! assert!(to_string(&attempt)?.contains(r#""score":0.5"#)); // nothing is lost
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "json"))]
//! # fn main() {}
//! ```
//!
//! # Presence and null
//!
//! | in the schema | field | a missing member | `null` |
//! | --- | --- | --- | --- |
//! | required | `T` | an error | an error |
//! | required, can be null | `Option<T>` | an error | `None` |
//! | optional | `Option<T>` | `None` | an error |
//! | optional, can be null | [`Maybe<T>`](Maybe) | `Absent` | `Null` |
//!
//! # Where to look
//!
//! | you want | use |
//! | --- | --- |
//! | a struct literal or `Default` | `new(..)` with what is required, then `with_..`: structs are `#[non_exhaustive]` |
//! | `println!("{attempt}")` | `{:?}`, which hides what is sensitive; [`Redact`] has the other two views. Enums have `Display` |
//! | `attempt.validate()` | the feature `validate`, and `use identity_verification::Validate` |
//! | a value by JSON Pointer | [`value_at`], or `to_value` and `pointer` of [`Value`] |
//! | what differs, what is new | [`changes`], [`drift`] |
//! | all values of an enum | its `variants()` and `VALUES` |
//!
//! # Features
//!
//! - `serde` (default): `Serialize` and `Deserialize`, for any format.
//! - `json` (default): `from_slice`, `to_vec` and the rest. Faster, keeps unknown members exactly, and its errors never
//!   quote a value.
//! - `validate`: `validate()` on every model, which reports all violations at once and quotes no value.
//! - `jsonschema`: `validate_document()`, full JSON Schema validation of any document on the embedded schema.
//! - `schemars`: `JsonSchema` for every type.
//! - `proptest`: the module `strategy`, documents and values of every model for tests.
//! - `borrowed`: the module `borrowed`, the same types with strings that borrow from the input.
//! - `v1_697_4`: the module `v1_697_4`, the types of that version of the API, and conversions in both directions.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
mod generated;

#[cfg(feature = "validate")]
pub mod rules;
#[cfg(feature = "v1_697_4")]
pub mod v1_697_4;
#[cfg(feature = "validate")]
mod validation;

// Not inlined, so that the documentation lists the runtime's items apart from the models.
/// The runtime: everything that a signature here mentions and that has no name of its own here.
pub use additional_properties;
#[doc(no_inline)]
pub use additional_properties::inspect::{
    Change, ChangeKind, Drift, DriftKind, Inspect, changes, changes_with_names, drift,
    drift_with_names, value_at,
};
#[doc(no_inline)]
#[cfg(feature = "json")]
pub use additional_properties::json::{
    Error, ErrorKind, FillError, Filled, FilledPointers, Found, FromJson, FromJsonOwned, Lines,
    Scrubbed, ToJson, from_reader, from_slice, from_slice_filling, from_str, from_str_filling,
    from_value, lines, to_lines, to_string, to_string_pretty, to_value, to_vec, to_writer,
};
#[doc(no_inline)]
pub use additional_properties::json::{RawJson, RawJsonRef};
#[doc(no_inline)]
#[cfg(feature = "proptest")]
pub use additional_properties::strategy;
#[doc(no_inline)]
#[cfg(feature = "validate")]
pub use additional_properties::validate::{Severity, Violation, Violations};
#[doc(no_inline)]
pub use additional_properties::{
    AdditionalProperties, IntoField, Maybe, OpenEnum, Redact, ShadowsDeclared, UnknownValue,
};
#[doc(no_inline)]
pub use chrono;
pub use generated::*;
#[doc(no_inline)]
pub use serde_json::Value;
#[cfg(feature = "validate")]
pub use validation::Validate;

/// The program lines of the README are compiled and run.
#[cfg(all(doctest, feature = "json", feature = "validate"))]
#[doc = include_str!("../README.md")]
struct Readme;
