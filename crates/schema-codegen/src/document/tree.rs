//! A JSON or YAML text as a tree that keeps order and byte offsets, with nodes found by [`Pointer`].

use crate::model::Pointer;
use serde_json::{Map, Number, Value};

/// A JSON value, and the byte offset where it starts.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) start: usize,
    pub(crate) json: Json,
}

/// A JSON value; numbers keep their digits.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) key_start: usize,
    pub(crate) value: Node,
}

impl Node {
    /// What kind of JSON value this is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.json {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self.json {
            Json::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Node]> {
        match &self.json {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[Member]> {
        match &self.json {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The items of an array; none for another value.
    pub(crate) fn items(&self) -> &[Node] {
        self.as_array().unwrap_or_default()
    }

    /// The members of an object; none for another value.
    pub(crate) fn members(&self) -> &[Member] {
        self.as_object().unwrap_or_default()
    }

    pub(crate) fn member(&self, key: &str) -> Option<&Member> {
        self.as_object()?.iter().find(|member| member.key == key)
    }

    /// The value of the member `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.member(key).map(|member| &member.value)
    }

    /// The items of the array that the member `key` is.
    pub(crate) fn list(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Self::items)
    }

    /// The members of the object that the member `key` is.
    pub(crate) fn named(&self, key: &str) -> &[Member] {
        self.get(key).map_or(&[], Self::members)
    }

    /// As a value without offsets; `None` when a number in it is out of range.
    pub(crate) fn to_value(&self) -> Option<Value> {
        Some(match &self.json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(text) => Value::Number(number(text)?),
            Json::String(text) => Value::String(text.clone()),
            Json::Array(items) => {
                Value::Array(items.iter().map(Self::to_value).collect::<Option<_>>()?)
            }
            Json::Object(members) => {
                let mut map = Map::new();
                for member in members {
                    map.insert(member.key.clone(), member.value.to_value()?);
                }
                Value::Object(map)
            }
        })
    }

    /// The node at `pointer`, and where its key starts when it is a member.
    pub(crate) fn find(&self, pointer: &Pointer) -> Option<(&Self, usize)> {
        let mut node = self;
        let mut key_start = self.start;
        for segment in pointer.segments() {
            (node, key_start) = match &node.json {
                Json::Object(_) => node
                    .member(&segment)
                    .map(|member| (&member.value, member.key_start))?,
                Json::Array(items) => {
                    let canonical = segment == "0" || !segment.starts_with(['0', '+']);
                    let item = items.get(segment.parse::<usize>().ok().filter(|_| canonical)?)?;
                    (item, item.start)
                }
                _ => return None,
            };
        }
        Some((node, key_start))
    }

    /// The node at `pointer`.
    pub(crate) fn at(&self, pointer: &Pointer) -> Option<&Self> {
        self.find(pointer).map(|(node, _)| node)
    }

    /// The keys of the object at `pointer`; none when there is no object.
    pub(crate) fn names(&self, pointer: &Pointer) -> Vec<String> {
        let members = self.at(pointer).map_or(&[][..], Self::members);
        members.iter().map(|member| member.key.clone()).collect()
    }

    /// The byte offset of `pointer`, or of the closest value above it that exists.
    pub(crate) fn offset(&self, pointer: &Pointer, key: bool) -> usize {
        let mut pointer = pointer.clone();
        loop {
            if let Some((node, key_start)) = self.find(&pointer) {
                return if key { key_start } else { node.start };
            }
            match pointer.parent() {
                Some(parent) => pointer = parent,
                None => return self.start,
            }
        }
    }
}

/// A JSON number; `None` when it is out of the range of a double.
pub(crate) fn number(text: &str) -> Option<Number> {
    if let Ok(value) = text.parse::<i64>() {
        return Some(value.into());
    }
    if let Ok(value) = text.parse::<u64>() {
        return Some(value.into());
    }
    Number::from_f64(text.parse().ok()?)
}
