//! What the derive's expansion refers to, in one place and under names that nothing can shadow.
//!
//! Not part of the public interface: it may change in any release.

pub use core::convert::{AsRef, From, Infallible, Into};
pub use core::default::Default;
pub use core::fmt;
pub use core::marker::{PhantomData, Sized};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use core::{matches, unreachable};
pub use std::string::String;

pub use serde::de::{Deserialize, Deserializer, MapAccess};
pub use serde::ser::{Serialize, Serializer};

pub use crate::codec;
pub use crate::declared::DeclaredProperties;
pub use crate::inspect::node::{no_field, opaque_field};
pub use crate::inspect::{self, FieldInfo};
pub use crate::json;
pub use crate::json::Best;
pub use crate::json::derived;
pub use crate::maybe::{Maybe, or_absent};
pub use crate::open_enum::OpenEnum;
pub use crate::redact::redacted_debug;
pub use crate::serde_path::{
    Borrowed, BorrowedBytes, CollectUnknown, Deny, Entries, Ignore, Key, ReadAs, ReadMembers,
    UNKNOWN, WriteAs, WriteUnknown, fill, fill_as, keep, lacks, missing, or_none, pass_over,
    read_struct, settle, union,
};
pub use crate::unknown::UnknownValue;

/// What the impls of open enums call.
pub mod open_enum {
    pub use crate::open_enum::{from_str, from_string, read};
}

/// What the impls of `JsonSchema` call.
#[cfg(feature = "schemars")]
pub mod schema {
    pub use crate::schema::{ObjectSchema, name, open_enum, union};
    pub use core::{concat, module_path};
    pub use schemars::{JsonSchema, Schema, SchemaGenerator};
    pub use std::borrow::Cow;
}
