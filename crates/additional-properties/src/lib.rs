//! What comes in: structs and enums that meet data which is newer than they are. What goes out: the
//! same data, with nothing lost. What does not belong here: any type of a particular model.
#![doc = include_str!("../README.md")]

mod codec;
mod container;
mod declared;
pub mod inspect;
pub mod json;
mod maybe;
mod open_enum;
pub mod redact;
#[cfg(feature = "schemars")]
mod schema;
mod serde_path;
#[cfg(feature = "proptest")]
pub mod strategy;
mod unknown;
#[cfg(feature = "validate")]
pub mod validate;

#[doc(hidden)]
pub mod __private;

#[cfg(feature = "derive")]
pub use additional_properties_derive::{AdditionalProperties, OpenEnum, Union};

pub use container::{
    AdditionalProperties, IntoIter, Iter, Keys, ShadowsDeclared, Unredacted, Values,
};
pub use declared::{DeclaredProperties, Undeclared};
pub use maybe::Maybe;
pub use open_enum::OpenEnum;
pub use redact::Redact;
pub use serde_path::{MemberName, ReadUnknown, WriteUnknown};
pub use unknown::UnknownValue;
