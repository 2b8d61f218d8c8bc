//! Presence and nullability of a field in words, and what the types make of each of the three cases, absent, null and a value.

use crate::model::Presence;
use crate::rust_types::{External, RustType};

/// How to read the types of fields.
#[must_use]
pub fn notation() -> String {
    let (option, maybe) = (External::Option.name(), External::Maybe.name());
    format!(
        "Types are in Rust notation: `{option}` is a field that may be null or absent, `{maybe}` keeps absent and null apart."
    )
}

/// For a type that admits null.
pub const MAY_BE_NULL: &str = "May be null.";
/// Follows it where there are rules, but none of them says when.
pub const NO_RULE_SAYS_WHEN: &str = "No rule of the schema says when.";

/// Presence and nullability in one sentence.
#[must_use]
pub fn sentence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "Required, never null.",
        Presence::RequiredNullable => "Required, may be null.",
        Presence::Optional => "Optional, never null.",
        Presence::OptionalNullable => "Optional, may be null; absent and null stay apart.",
    }
}

/// What the types make of one of the three cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It cannot be: decoding fails.
    Error,
    /// It decodes to this.
    Decodes(String),
}

/// What becomes of a field that is absent, null, or has a value, when its type is `ty`.
#[must_use]
pub fn outcomes(presence: Presence, ty: &RustType) -> [Outcome; 3] {
    let decodes = |text: &str| Outcome::Decodes(text.to_owned());
    let maybe = |case: &str| Outcome::Decodes(format!("{}::{case}", External::Maybe.name()));
    match presence {
        Presence::Required => [Outcome::Error, Outcome::Error, decodes("as it is")],
        Presence::RequiredNullable if ty.holds_null() => {
            [Outcome::Error, decodes("null"), decodes("as it is")]
        }
        Presence::RequiredNullable => [Outcome::Error, decodes("None"), decodes("Some(…)")],
        Presence::Optional => [decodes("None"), Outcome::Error, decodes("Some(…)")],
        Presence::OptionalNullable => [maybe("Absent"), maybe("Null"), maybe("Value(…)")],
    }
}
