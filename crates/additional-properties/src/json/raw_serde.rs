//! Raw values through serde.
//!
//! `serde_json` hands out source text and takes it: then nothing is lost. From every other format, and from serde's own buffers
//! (`flatten`, `untagged`), comes a value that is written as JSON: its members keep their order, its numbers what the format made of them.
//! Into every other format goes a [`Value`]: numbers beyond 64 bits lose digits, and a name that appears twice keeps its last value.

use std::any::type_name;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;
use serde_json::value::RawValue;

use super::raw::{RawJson, RawJsonRef};
use super::{ToJson, Writer};
use crate::serde_path::Node;

// `RawValue` works with `serde_json` alone: another format fails to read one, and writes a struct with a private name. So it has to be
// known which format this is. serde has no way to ask, and a type that borrows has no `TypeId`; the name of the type is what there is.
// Should `serde_json` rename its types, values are what remains.

/// Whether a deserializer is `serde_json`'s, or an adapter around it, so that a [`RawValue`] gets the source text.
#[inline]
pub(crate) fn gives_source_text<D>() -> bool {
    let name = type_name::<D>();
    // The first comparison is one of constants, so the usual case costs nothing.
    name.starts_with("&mut serde_json::de::Deserializer<")
        || name.contains("serde_json::de::Deserializer<")
}

/// Whether a serializer is `serde_json`'s. Adapters around it do not count: one that merges a struct into a map would not know a
/// [`RawValue`].
fn takes_source_text<S>() -> bool {
    type_name::<S>().starts_with("&mut serde_json::ser::Serializer<")
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if gives_source_text::<D>() {
            let raw = Box::<RawValue>::deserialize(deserializer)?;
            return Self::new(raw.get()).map_err(de::Error::custom);
        }
        let value = Node::deserialize(deserializer)?;
        let text = super::to_string(&value).map_err(de::Error::custom)?;
        Ok(Self::of_checked(&text))
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.get(), serializer)
    }
}

impl Serialize for RawJsonRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.get(), serializer)
    }
}

fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if takes_source_text::<S>() {
        let raw: &RawValue = serde_json::from_str(text).map_err(ser::Error::custom)?;
        return raw.serialize(serializer);
    }
    let value: Value = super::from_str(text).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}

impl ToJson for Node {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.boolean(*value),
            Self::Signed(value) => writer.signed(*value),
            Self::Unsigned(value) => writer.unsigned(*value),
            Self::Wide(value) => value.write_json(writer),
            Self::WideUnsigned(value) => value.write_json(writer),
            Self::Float(value) => writer.float(*value),
            Self::Number(value) => value.write_json(writer),
            Self::String(value, _) => writer.string(value),
            Self::Bytes(value, _) => value.write_json(writer),
            Self::Seq(items) => items.write_json(writer),
            Self::Map(members) => {
                let object = writer.open();
                for (name, value) in members {
                    match &**name {
                        Self::String(name, _) => writer.member(name, value),
                        name => writer.entry(&Name(name), value),
                    }
                }
                writer.end_object(object);
            }
        }
    }
}

/// A key that is no string: written as one where JSON can, a failure elsewhere.
struct Name<'a>(&'a Node);

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Signed(value) => serializer.serialize_i64(*value),
            Node::Unsigned(value) => serializer.serialize_u64(*value),
            _ => Err(ser::Error::custom("a key that is no string")),
        }
    }
}
