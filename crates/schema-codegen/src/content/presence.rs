//! Presence and nullability of a field in words.

use crate::model::Presence;
use crate::rust_types::External;

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
