//! A value of any format, buffered: a tree that a union can read more than once.
//!
//! Members keep their order and numbers what they are, which `serde_json::Value` does not promise.

use core::cell::RefCell;
use core::fmt;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A buffered value. A name that comes twice is there twice: a struct refuses it, an unknown value may have it.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Wide(i128),
    WideUnsigned(u128),
    Float(f64),
    /// A number of `serde_json` with `arbitrary_precision`.
    Number(Number),
    String(String),
    Bytes(Vec<u8>),
    Seq(Vec<Rc<Node>>),
    /// Members in their order, duplicates included.
    Map(Vec<(Rc<Node>, Rc<Node>)>),
}

/// What all nodes of one buffered value share.
#[derive(Debug)]
pub(crate) struct Buffer {
    pub(crate) human_readable: bool,
    /// The variants that unions in the value were found to be, by node and union type: see the same in the reader of the JSON path.
    pub(crate) decisions: RefCell<BTreeMap<(*const Node, &'static str), usize>>,
}

impl Buffer {
    pub(crate) fn new(human_readable: bool) -> Rc<Self> {
        Rc::new(Self {
            human_readable,
            decisions: RefCell::default(),
        })
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(NodeVisitor)
    }
}

/// Makes a node of whatever a format gives.
pub(crate) struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<Node, D::Error> {
        Node::deserialize(input)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<Node, D::Error> {
        Node::deserialize(input)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Wide(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        Ok(Node::WideUnsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value))
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Node, E> {
        Ok(Node::Bytes(value.to_owned()))
    }

    fn visit_byte_buf<E: Error>(self, value: Vec<u8>) -> Result<Node, E> {
        Ok(Node::Bytes(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(Rc::new(item));
        }
        Ok(Node::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
        let mut members = Members::new(map);
        // `serde_json` with `arbitrary_precision`, which any crate of a build can switch on, hands a number over as a map that only its
        // own type of numbers knows. That type looks at the first key, and takes the value only if it knows the key.
        if let Ok(number) = Number::deserialize(MapAccessDeserializer::new(&mut members)) {
            return Ok(Node::Number(number));
        }
        let mut entries = Vec::new();
        while let Some(name) = members.next_name()? {
            entries.push((Rc::new(name), Rc::new(members.map.next_value()?)));
        }
        Ok(Node::Map(entries))
    }
}

/// A map whose first name can be looked at.
struct Members<A> {
    map: A,
    first: Option<Node>,
}

impl<'de, A: MapAccess<'de>> Members<A> {
    fn new(map: A) -> Self {
        Self { map, first: None }
    }

    fn next_name(&mut self) -> Result<Option<Node>, A::Error> {
        match self.first.take() {
            Some(name) => Ok(Some(name)),
            None => self.map.next_key(),
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some(name) = self.map.next_key::<Node>()? else {
            return Ok(None);
        };
        let read = match &name {
            Node::String(name) => seed
                .deserialize(name.as_str().into_deserializer())
                .map(Some),
            _ => Err(A::Error::custom("no string")),
        };
        self.first = Some(name);
        read
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl Node {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(string) => Some(string),
            Self::Bytes(bytes) => core::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }
}
