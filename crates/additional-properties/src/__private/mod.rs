//! What the expansion of the derives refers to, under names that nothing in the user's crate can shadow.
//!
//! Not part of the public interface: it may change in any release.

pub mod json;
pub mod open_enum;
pub mod serde;

pub use core::cmp::PartialEq;
pub use core::convert::{AsRef, From, Infallible, Into};
pub use core::default::Default;
pub use core::fmt;
pub use core::iter::{ExactSizeIterator, Iterator};
pub use core::marker::{PhantomData, Sized};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::{matches, unreachable};
pub use std::string::String;

pub use ::serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess};
pub use ::serde::ser::{Serialize, Serializer};

pub use crate::declared::DeclaredProperties;
pub use crate::inspect::node::{no_field, opaque_field};
pub use crate::inspect::{self, FieldInfo};
pub use crate::maybe::{Maybe, or_absent};
pub use crate::open_enum::OpenEnum;
pub use crate::redact::redacted_debug;
pub use crate::union::{Candidate, Tag, TagString, TagStyle, UnionInfo};
pub use crate::unknown::UnknownValue;

/// The codecs that `codec = ".."` names.
pub mod codec {
    pub use crate::codec::*;
}

/// What the impls of `JsonSchema` call.
#[cfg(feature = "schemars")]
pub mod schema {
    pub use crate::schema::{ObjectSchema, name, open_enum, union};
    pub use core::{concat, module_path};
    pub use schemars::{JsonSchema, Schema, SchemaGenerator};
    pub use std::borrow::Cow;
}
