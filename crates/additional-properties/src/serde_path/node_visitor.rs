//! Buffers a value: makes a node of whatever a format gives.

use core::fmt;
use std::rc::Rc;

use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::node::{Lent, Node};

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        NodeVisitor(&Lent::default()).deserialize(input)
    }
}

/// Makes a node of whatever a format gives, and notes down what the data lends.
#[derive(Clone, Copy)]
pub(crate) struct NodeVisitor<'a, 'de>(pub(super) &'a Lent<'de>);

impl<'de> DeserializeSeed<'de> for NodeVisitor<'_, 'de> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Node, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_, 'de> {
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
        self.deserialize(input)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<Node, D::Error> {
        self.deserialize(input)
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
        Ok(Node::String(value.into(), None))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value.into(), None))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Node, E> {
        Ok(Node::String(value.into(), self.0.add_string(value)))
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Node, E> {
        Ok(Node::Bytes(value.into(), None))
    }

    fn visit_byte_buf<E: Error>(self, value: Vec<u8>) -> Result<Node, E> {
        Ok(Node::Bytes(value.into(), None))
    }

    fn visit_borrowed_bytes<E: Error>(self, value: &'de [u8]) -> Result<Node, E> {
        Ok(Node::Bytes(value.into(), self.0.add_bytes(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self)? {
            items.push(Rc::new(item));
        }
        Ok(Node::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
        let mut members = Members::new(map, self);
        // `serde_json` with `arbitrary_precision`, which any crate of a build can switch on, hands a number over as a map that only its
        // own type of numbers knows. That type looks at the first key, and takes the value only if it knows the key.
        if let Ok(number) = Number::deserialize(MapAccessDeserializer::new(&mut members)) {
            return Ok(Node::Number(number));
        }
        let mut entries = Vec::new();
        while let Some(name) = members.next_name()? {
            entries.push((Rc::new(name), Rc::new(members.map.next_value_seed(self)?)));
        }
        Ok(Node::Map(entries))
    }
}

/// A map whose first name can be looked at.
struct Members<'a, 'de, A> {
    map: A,
    visitor: NodeVisitor<'a, 'de>,
    first: Option<Node>,
}

impl<'a, 'de, A: MapAccess<'de>> Members<'a, 'de, A> {
    const fn new(map: A, visitor: NodeVisitor<'a, 'de>) -> Self {
        Self {
            map,
            visitor,
            first: None,
        }
    }

    fn next_name(&mut self) -> Result<Option<Node>, A::Error> {
        match self.first.take() {
            Some(name) => Ok(Some(name)),
            None => self.map.next_key_seed(self.visitor),
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Members<'_, 'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some(name) = self.map.next_key_seed(self.visitor)? else {
            return Ok(None);
        };
        let read = match &name {
            Node::String(name, _) => seed.deserialize((**name).into_deserializer()).map(Some),
            _ => Err(A::Error::custom("no string")),
        };
        self.first = Some(name);
        read
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
