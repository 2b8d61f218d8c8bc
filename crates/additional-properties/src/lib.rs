//! Keeps the JSON members and enum values that your types do not know, and writes them back.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![doc = include_str!("../README.md")]

mod codec;
mod declared;
mod exact;
pub mod inspect;
mod into_field;
pub mod json;
pub mod map;
mod maybe;
mod open_enum;
mod pointer;
pub mod redact;
#[cfg(feature = "schemars")]
mod schema;
mod serde_path;
#[cfg(feature = "proptest")]
pub mod strategy;
mod union;
mod unknown;
#[cfg(feature = "validate")]
pub mod validate;
pub mod via_serde;
pub mod visitor;

#[doc(hidden)]
pub mod __private;

#[cfg(feature = "derive")]
pub use additional_properties_derive::{AdditionalProperties, OpenEnum, Union, constraints};

pub use declared::{DeclaredProperties, Undeclared};
pub use into_field::IntoField;
pub use map::{AdditionalProperties, ShadowsDeclared};
pub use maybe::Maybe;
pub use open_enum::OpenEnum;
pub use redact::Redact;
pub use serde_path::{MemberName, ReadUnknown, WriteUnknown};
pub use unknown::UnknownValue;
