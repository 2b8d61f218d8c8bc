//! Presence and nullability of a field: two facts, and what the types make of each of the three cases, absent, null and a value.

use super::notation;
use crate::model::Field;

/// How to read the types of fields.
pub const NOTATION: &str = "Types are in Rust notation: `Option` is a field that may be null or absent, `Maybe` keeps absent and null apart.";

/// Said of a type that admits null.
pub const MAY_BE_NULL: &str = "May be null.";
/// Said after it where there are rules, but none of them tells when.
pub const NO_RULE_SAYS_WHEN: &str = "No rule of the schema says when.";

/// What the types make of one of the three cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It cannot be: decoding fails.
    Error,
    /// It decodes to this.
    Reads(&'static str),
}

impl Outcome {
    /// It in words or in code.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Error => "an error",
            Self::Reads(what) => what,
        }
    }
}

/// The three cases of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Listed in `required`.
    pub required: bool,
    /// Null is admitted.
    pub nullable: bool,
    /// Null is one of the values of the Rust type itself.
    pub holds_null: bool,
}

impl Presence {
    /// The presence of a field.
    #[must_use]
    pub fn of(field: &Field) -> Self {
        Self {
            required: field.required,
            nullable: notation::admits_null(&field.ty),
            holds_null: notation::holds_null(&field.ty.expr),
        }
    }

    /// Both facts in one sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match (self.required, self.nullable) {
            (true, false) => "Required, never null.",
            (true, true) => "Required, may be null.",
            (false, false) => "Optional, never null.",
            (false, true) => "Optional, may be null; absent and null stay apart.",
        }
    }

    /// No member of this name.
    #[must_use]
    pub fn absent(self) -> Outcome {
        match (self.required, self.nullable) {
            (true, _) => Outcome::Error,
            (false, false) => Outcome::Reads("None"),
            (false, true) => Outcome::Reads("Maybe::Absent"),
        }
    }

    /// The member is there and null.
    #[must_use]
    pub fn null(self) -> Outcome {
        match (self.required, self.nullable) {
            (_, false) => Outcome::Error,
            (true, true) if self.holds_null => Outcome::Reads("null"),
            (true, true) => Outcome::Reads("None"),
            (false, true) => Outcome::Reads("Maybe::Null"),
        }
    }

    /// The member is there with a value.
    #[must_use]
    pub fn value(self) -> Outcome {
        Outcome::Reads(match (self.required, self.nullable) {
            (true, false) => "as it is",
            (true, true) if self.holds_null => "as it is",
            (true, true) | (false, false) => "Some(…)",
            (false, true) => "Maybe::Value(…)",
        })
    }
}
