//! JSON values whose numbers keep their digits, equal where JSON Schema calls them equal: what limits, `enum` and `uniqueItems` are decided on.
// The redacted views ask no more than whether a value is listed.
#![cfg_attr(not(feature = "validate"), allow(dead_code))]

mod decimal;
mod number;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub(crate) use number::Number;

use crate::inspect::{Inspect, Mapping, Node, ObjectView, Sequence};
use crate::json::{Error, Found, MapReader, Reader, SeqReader, unescape};
use serde_json::Value;

/// Any JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Instance {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Self>),
    Object(BTreeMap<String, Self>),
}

/// True for a value of the JSON array `listed`.
pub(crate) fn is_listed(listed: &str, value: &dyn Inspect) -> bool {
    let listed = Instance::parse(listed).ok();
    let listed = listed.as_ref().and_then(Instance::as_array);
    listed.is_some_and(|listed| listed.contains(&Instance::of(value)))
}

impl Instance {
    /// The value that `text` is.
    ///
    /// # Errors
    ///
    /// The text is not valid JSON, nested too deeply for the reader, or has half of a surrogate pair in the name of a member.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        Self::read(&mut Reader::new(text))
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Error> {
        Ok(match reader.kind()? {
            Found::Null => {
                reader.null()?;
                Self::Null
            }
            Found::Boolean => Self::Bool(reader.boolean()?),
            Found::String => Self::String(read_string(reader)?),
            Found::Array => {
                let mut items = Vec::new();
                let mut list = SeqReader::open(reader)?;
                while list.next(reader)? {
                    items.push(Self::read(reader)?);
                }
                Self::Array(items)
            }
            Found::Object => {
                let mut members = BTreeMap::new();
                let mut map = MapReader::open(reader)?;
                while let Some(name) = map.next(reader)? {
                    // Of a name that comes twice, the last value counts, as in a `Value`.
                    members.insert(name.into_owned(), Self::read(reader)?);
                }
                Self::Object(members)
            }
            _ => Self::Number(Number::of_text(reader.number()?)),
        })
    }

    /// What `value` is in JSON.
    pub(crate) fn of(value: &dyn Inspect) -> Self {
        match value.inspect() {
            Node::Absent | Node::Null | Node::None => Self::Null,
            Node::Some { inner, .. }
            | Node::Unknown { inner, .. }
            | Node::Variant { inner, .. } => Self::of(inner),
            Node::Bool(value) => Self::Bool(value),
            Node::Integer(value) => Self::Number(Number::Integer(value)),
            // As `serde_json` writes them.
            Node::Number(value) if !value.is_finite() => Self::Null,
            Node::Number(value) => Self::Number(Number::of_float(value)),
            Node::String(value) => Self::String(value.into_owned()),
            Node::Enum { value, .. } => Self::String(value.to_owned()),
            Node::List(list) => Self::of_list(list),
            Node::Map(map) => Self::Object(members(map).collect()),
            Node::Object(object) => Self::of_object(object),
            Node::Json(value) => Self::of_json(value),
            Node::Raw(source) => {
                Self::parse(source).unwrap_or_else(|_| Self::String(source.to_owned()))
            }
            Node::Opaque(value) => Self::String(format!("{value:?}")),
        }
    }

    fn of_list(list: &dyn Sequence) -> Self {
        let mut items = Vec::with_capacity(list.len());
        list.for_each(&mut |item| items.push(Self::of(item)));
        Self::Array(items)
    }

    fn of_object(object: ObjectView<'_>) -> Self {
        let fields = object.written_fields().map(|(index, field)| {
            let value = object.with_field(index, Self::of);
            (field.name.to_owned(), value)
        });
        let additional = object.additional().into_iter().flat_map(members);
        Self::Object(fields.chain(additional).collect())
    }

    pub(crate) fn of_json(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(Number::of_json(number)),
            Value::String(value) => Self::String(value.clone()),
            Value::Array(items) => Self::Array(items.iter().map(Self::of_json).collect()),
            Value::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| (name.clone(), Self::of_json(value)));
                Self::Object(members.collect())
            }
        }
    }

    /// The member `name` of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    pub(crate) const fn as_array(&self) -> Option<&Vec<Self>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) const fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(crate) const fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.as_number()?.as_integer()?).ok()
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }
}

/// A string in which a character for private use stands for each half of a surrogate pair: the grammar allows those, and no `str` can hold
/// them. Each has its own, the last ones that there are, so that strings that differ stay different.
fn read_string(reader: &mut Reader<'_>) -> Result<String, Error> {
    let start = reader.checkpoint();
    if let Ok(string) = reader.string() {
        return Ok(string.into_owned());
    }
    reader.rewind(start);
    let source = reader.raw()?;
    let content = &source[1..source.len() - 1];
    let private = |half| char::from_u32(0x10_2000 + half);
    Ok(unescape(content, private).unwrap_or_default())
}

fn members(map: &dyn Mapping) -> impl Iterator<Item = (String, Instance)> {
    let mut members = Vec::with_capacity(map.len());
    map.for_each(&mut |name, value| members.push((name.to_owned(), Instance::of(value))));
    members.into_iter()
}

/// As a value of a type of its own would show itself, so that there is one way to check both.
impl Inspect for Instance {
    fn inspect(&self) -> Node<'_> {
        match self {
            Self::Null => Node::Null,
            Self::Bool(value) => Node::Bool(*value),
            Self::Number(Number::Integer(value)) => Node::Integer(*value),
            Self::Number(Number::Float(value)) => Node::Number(*value),
            Self::Number(Number::Text(text)) => Node::Raw(text),
            Self::String(value) => Node::String(Cow::Borrowed(value)),
            Self::Array(items) => Node::List(items),
            Self::Object(members) => Node::Map(members),
        }
    }
}
