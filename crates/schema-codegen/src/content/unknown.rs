//! What becomes of members and values that the schema does not list.
//!
//! In: how a type treats them. Out: one sentence for each case.

use super::Phrase;
use crate::model::Additional;

/// What a struct does with undeclared members.
#[must_use]
pub fn members(additional: &Additional) -> &'static str {
    match additional {
        Additional::Any => {
            "Any member that the schema does not declare is kept, in order, and written back."
        }
        Additional::Typed(_) => {
            "Members that the schema does not declare are kept, in order, and written back; each has the type given here."
        }
        Additional::Deny => "A member that the schema does not declare is an error.",
    }
}

/// What an enum does with unlisted values.
#[must_use]
pub fn values(enum_ident: &str, variant: &str) -> Phrase {
    Phrase::words("Unknown values are kept: a value that is not listed decodes as ")
        .code(format!("{enum_ident}::{variant}"))
        .text(", can be read with ")
        .code("as_str()")
        .text(" and is written back unchanged.")
}

/// What a union does with a value that fits no member.
#[must_use]
pub fn shapes(union_ident: &str, variant: &str) -> Phrase {
    Phrase::words("A value that fits none of these decodes as ")
        .code(format!("{union_ident}::{variant}"))
        .text(" and is written back unchanged.")
}
