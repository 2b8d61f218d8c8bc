//! `Serialize` of a value as seen from its place, for every serde format.
//!
//! Additional members of a struct are written as one member named [`ADDITIONAL`] with their count; hidden names in a map as the
//! placeholder with a running number.

use super::{PLACEHOLDER, Place, Redacted, Sight, Unredacted};
use crate::inspect::{FieldInfo, Inspect, Mapping, Node, Object, Presence, Sequence, with_field};
use crate::json::{RawJsonRef, ToJson, Writer};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

/// Name of the member that counts the additional members of a struct in the redacted view.
pub const ADDITIONAL: &str = "[redacted members]";

impl Serialize for Redacted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Sight::new(self.0, Place::Unmarked).serialize(serializer)
    }
}

impl Serialize for Unredacted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Sight::new(self.0, Place::Open).serialize(serializer)
    }
}

impl ToJson for Redacted<'_> {
    fn write_json(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}

impl ToJson for Unredacted<'_> {
    fn write_json(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}

impl Serialize for Sight<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.value.inspect();
        if self.place.hides(&node) {
            return serializer.serialize_str(PLACEHOLDER);
        }
        match node {
            Node::Absent | Node::Null | Node::None => serializer.serialize_unit(),
            Node::Some { inner, .. } | Node::Variant { inner, .. } | Node::Unknown(inner) => {
                self.with(inner).serialize(serializer)
            }
            Node::Bool(value) => serializer.serialize_bool(value),
            Node::Integer(value) => integer(value, serializer),
            Node::Number(value) => serializer.serialize_f64(value),
            Node::Text(value) => serializer.serialize_str(&value),
            Node::Enum { value, .. } => serializer.serialize_str(value),
            Node::List(list) => self.list(list, serializer),
            Node::Map(map) => self.map(map, serializer),
            Node::Object(object) => self.object(object, serializer),
            Node::Json(value) => value.serialize(serializer),
            // Not every text can become a value: a number may be too large for one.
            Node::Raw(text) if serde_json::from_str::<Value>(text).is_err() => {
                serializer.serialize_str(text)
            }
            Node::Raw(text) => RawJsonRef::of_checked(text).serialize(serializer),
            Node::Opaque(value) => serializer.collect_str(&format_args!("{value:?}")),
        }
    }
}

fn integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = i64::try_from(value) {
        serializer.serialize_i64(value)
    } else if let Ok(value) = u64::try_from(value) {
        serializer.serialize_u64(value)
    } else {
        serializer.serialize_i128(value)
    }
}

impl Sight<'_> {
    fn list<S: Serializer>(self, list: &dyn Sequence, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = Vec::new();
        list.each(&mut |item| items.push(item));
        let mut out = serializer.serialize_seq(Some(items.len()))?;
        for item in items {
            out.serialize_element(&Sight::new(item, self.place))?;
        }
        out.end()
    }

    fn map<S: Serializer>(self, map: &dyn Mapping, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(map.count()))?;
        let mut number = 0_usize;
        each(map, &mut |name, value| {
            let value = Sight::new(value, self.place);
            number += 1;
            if self.place.shows_content() {
                out.serialize_entry(name, &value)
            } else {
                out.serialize_entry(&format_args!("{PLACEHOLDER} {number}"), &value)
            }
        })?;
        out.end()
    }

    fn object<S: Serializer>(self, object: Object<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let info = object.info();
        let written = || {
            let fields = info.fields.iter().enumerate();
            fields.filter(|(index, field)| {
                with_field(object, *index, |value| is_written(field, value))
            })
        };
        let additional = object.additional().filter(|map| map.count() > 0);
        let extra = match additional {
            Some(map) if self.place == Place::Open => map.count(),
            Some(_) => 1,
            None => 0,
        };
        let mut out = serializer.serialize_map(Some(written().count() + extra))?;
        for (index, field) in written() {
            let place = self.place.field(info, field);
            with_field(object, index, |value| {
                out.serialize_entry(field.name, &Sight::new(value, place))
            })?;
        }
        match additional {
            Some(map) if self.place == Place::Open => {
                each(map, &mut |name, value| {
                    out.serialize_entry(name, &Sight::new(value, Place::Open))
                })?;
            }
            Some(map) => out.serialize_entry(ADDITIONAL, &map.count())?,
            None => {}
        }
        out.end()
    }
}

/// True unless the field is absent.
fn is_written(field: &FieldInfo, value: &dyn Inspect) -> bool {
    match value.inspect() {
        Node::Absent => false,
        Node::None => field.presence() != Presence::Optional,
        _ => true,
    }
}

/// Calls `entry` for every member until one fails.
fn each<E: Error>(
    map: &dyn Mapping,
    entry: &mut dyn FnMut(&str, &dyn Inspect) -> Result<(), E>,
) -> Result<(), E> {
    let mut outcome = Ok(());
    map.each(&mut |name, value| {
        if outcome.is_ok() {
            outcome = entry(name, value);
        }
    });
    outcome
}
