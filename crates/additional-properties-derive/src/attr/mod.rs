//! Reads `#[additional_properties(..)]` and `#[serde(..)]` into typed options: [`TypeAttrs`], [`FieldAttrs`] and [`VariantAttrs`].
//!
//! A key that is unknown or unsupported is rejected here, with its span. Rules about more than one attribute are in `valid`.

mod case;
mod constraint;
mod docs;
mod field;
mod fill;
mod flags;
mod parse;
mod sensitivity;
mod set;
mod tag;
mod types;
mod unsupported;
mod variant;

pub(crate) use case::Case;
pub(crate) use constraint::{Constraint, Limit};
pub(crate) use docs::first_paragraph;
pub(crate) use field::{Borrow, Codec, DefaultValue, FieldAttrs};
pub(crate) use flags::{Flags, Kind, When};
pub(crate) use sensitivity::Sensitivity;
pub(crate) use set::ByDirection;
pub(crate) use tag::TagValue;
pub(crate) use types::TypeAttrs;
pub(crate) use unsupported::EnumKind;
pub(crate) use variant::VariantAttrs;
