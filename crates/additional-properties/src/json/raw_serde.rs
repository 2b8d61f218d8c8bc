//! Kept text in serde's world.
//!
//! `serde_json` hands out source text and takes it, if its feature `raw_value` is on somewhere in the build: then nothing
//! is lost. Through every other format, and without the feature, the text becomes a [`Value`] on the way: numbers beyond
//! 64 bits lose digits, and a name that appears twice keeps its last value.

use std::fmt;
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{self, SerializeStruct};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::raw::{RawJson, RawJsonRef};

/// The name under which `serde_json` hands out source text. Should it change one day, values are what remains.
const TOKEN: &str = "$serde_json::private::RawValue";

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TOKEN, AnyVisitor)
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
    let format = std::any::type_name::<S>();
    if format.starts_with("&mut serde_json::ser::Serializer<") && *TAKES_TEXT {
        return Text(text).serialize(serializer);
    }
    let value: Value = super::from_str(text).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}

/// Text in the form that `serde_json` takes.
struct Text<'a>(&'a str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = serializer.serialize_struct(TOKEN, 1)?;
        text.serialize_field(TOKEN, self.0)?;
        text.end()
    }
}

static TAKES_TEXT: LazyLock<bool> =
    LazyLock::new(|| serde_json::to_string(&Text("1.10")).is_ok_and(|text| text == "1.10"));

/// Takes text if it is offered, and else any value.
struct AnyVisitor;

fn from_value<E: de::Error>(value: &Value) -> Result<RawJson, E> {
    super::to_string(value)
        .map(|text| RawJson::of_checked(&text))
        .map_err(E::custom)
}

macro_rules! scalars {
    ($($method:ident: $type:ty),*) => { $(
        fn $method<E: de::Error>(self, value: $type) -> Result<RawJson, E> {
            Value::deserialize(value.into_deserializer()).and_then(|value| from_value(&value))
        }
    )* };
}

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = RawJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    scalars!(
        visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128,
        visit_f64: f64, visit_str: &str
    );

    fn visit_unit<E: de::Error>(self) -> Result<RawJson, E> {
        from_value(&Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<RawJson, E> {
        from_value(&Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<RawJson, D::Error> {
        from_value(&Value::deserialize(input)?)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<RawJson, D::Error> {
        from_value(&Value::deserialize(input)?)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<RawJson, A::Error> {
        let mut all = Vec::new();
        while let Some(element) = elements.next_element()? {
            all.push(element);
        }
        from_value(&Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<RawJson, A::Error> {
        let Some(first) = members.next_key::<String>()? else {
            return from_value(&Value::Object(serde_json::Map::new()));
        };
        if first == TOKEN {
            // The text has been checked, but not by us.
            return RawJson::new(&members.next_value::<String>()?).map_err(de::Error::custom);
        }
        let value = members.next_value()?;
        let rest = Value::deserialize(MapAccessDeserializer::new(members))?;
        let mut all = serde_json::Map::new();
        all.insert(first, value);
        if let Value::Object(rest) = rest {
            all.extend(rest);
        }
        from_value(&Value::Object(all))
    }
}
