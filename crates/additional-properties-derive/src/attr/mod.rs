//! Attributes: text to typed options, one file a place where attributes stand.
//!
//! In: `#[additional_properties(..)]` and `#[serde(..)]`. Out: [`TypeAttrs`], [`FieldAttrs`],
//! [`VariantAttrs`]. A key that is unknown or unsupported is rejected here, with its span. Rules that
//! need more than one attribute belong in `valid`.

mod case;
mod constraint;
mod docs;
mod field;
mod parse;
mod plain;
mod sensitivity;
mod set;
mod types;
mod unsupported;
mod variant;

pub(crate) use case::Case;
pub(crate) use constraint::{Constraint, Limit};
pub(crate) use docs::first_paragraph;
pub(crate) use field::{Borrow, Codec, DefaultValue, FieldAttrs};

pub(crate) use sensitivity::Sensitivity;
pub(crate) use set::{Rename, Set, plain_name};
pub(crate) use types::{Flags, TypeAttrs};
pub(crate) use variant::VariantAttrs;
