//! Takes a union whose tag is beside the value of the variant: behind the tag, that value is read as it comes, without a buffer.
//!
//! No deserializer is made around that of the format here, so such a union can contain itself.

use core::fmt;
use core::marker::PhantomData;
use std::rc::Rc;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::errors::denied;
use super::node::{Lent, Node};
use super::node_visitor::NodeVisitor;
use super::union::{ReadUnion, is, read_adjacent, scalar};
use super::union_visitor::UnionVisitor;
use super::variants::VariantSeed;
use crate::union::{Choice, Facts, TagStyle};

/// Reads a union from a format; whether that is human-readable goes into the buffer.
pub(super) struct AdjacentVisitor<U>(UnionVisitor<U>);

impl<U> AdjacentVisitor<U> {
    pub(super) const fn new(human_readable: bool) -> Self {
        Self(UnionVisitor::new(human_readable))
    }
}

macro_rules! forward_scalars {
    ($($visit:ident($($value:ident: $type:ty)?),)*) => {$(
        fn $visit<E: Error>(self, $($value: $type)?) -> Result<U, E> {
            self.0.$visit($($value)?)
        }
    )*};
}

impl<'de, U: ReadUnion<'de>> Visitor<'de> for AdjacentVisitor<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    forward_scalars! {
        visit_unit(), visit_none(), visit_bool(value: bool), visit_i64(value: i64), visit_u64(value: u64), visit_i128(value: i128),
        visit_u128(value: u128), visit_f64(value: f64), visit_str(value: &str), visit_string(value: String),
        visit_borrowed_str(value: &'de str), visit_bytes(value: &[u8]), visit_byte_buf(value: Vec<u8>),
        visit_borrowed_bytes(value: &'de [u8]),
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_adjacent(input)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<U, D::Error> {
        read_adjacent(input)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<U, A::Error> {
        let lent = Lent::default();
        let node = NodeVisitor(&lent).visit_seq(seq)?;
        self.0.read(node, &lent)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let lent = Lent::default();
        let mut before = Vec::new();
        let mut is_tagged = false;
        while let Some(name) = map.next_key_seed(NodeVisitor(&lent))? {
            let value: Rc<Node> = Rc::new(map.next_value_seed(NodeVisitor(&lent))?);
            // The first tag counts: a second one is an error, or data of an unknown variant.
            if !is_tagged && is(&name, U::INFO.tag[0]) {
                is_tagged = true;
                let facts = Facts {
                    tag: Some(scalar(&value)),
                    ..Facts::default()
                };
                if let Choice::Variant(index) = U::INFO.choose(&facts) {
                    return self.read_selected(index, before, &lent, map);
                }
            }
            before.push((Rc::new(name), value));
        }
        self.0.read(Node::Map(before), &lent)
    }
}

impl<U> AdjacentVisitor<U> {
    /// Reads the variant that the tag selects, where the members before the tag are buffered.
    fn read_selected<'de, A: MapAccess<'de>>(
        self,
        index: usize,
        before: Vec<(Rc<Node>, Rc<Node>)>,
        lent: &Lent<'de>,
        map: A,
    ) -> Result<U, A::Error>
    where
        U: ReadUnion<'de>,
    {
        let mut value = None;
        for (name, node) in before {
            if !is(&name, content_of::<U>()) {
                ignore::<U, A::Error>()?;
            } else if value.is_some() {
                return Err(A::Error::duplicate_field(content_of::<U>()));
            } else {
                let node = self.0.buffered_node(node);
                value = Some(U::read_variant(index, node.deserializer(lent))?);
            }
        }
        if let Some(value) = read_rest(index, value, lent, map)? {
            return Ok(value);
        }
        // A variant without a value needs no content.
        let node = self.0.buffered_node(Rc::new(Node::Null));
        U::read_variant(index, node.deserializer(lent))
    }
}

/// Reads the members behind the tag; `value` is what a content before it was read as.
fn read_rest<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    index: usize,
    mut value: Option<U>,
    lent: &Lent<'de>,
    mut map: A,
) -> Result<Option<U>, A::Error> {
    let (tag, content) = (U::INFO.tag[0], content_of::<U>());
    while let Some(name) = map.next_key_seed(NodeVisitor(lent))? {
        if is(&name, tag) {
            return Err(A::Error::duplicate_field(tag));
        } else if !is(&name, content) {
            ignore::<U, A::Error>()?;
            map.next_value::<IgnoredAny>()?;
        } else if value.is_some() {
            return Err(A::Error::duplicate_field(content));
        } else {
            value = Some(map.next_value_seed(VariantSeed(index, PhantomData))?);
        }
    }
    Ok(value)
}

/// The name of the content.
fn content_of<'de, U: ReadUnion<'de>>() -> &'static str {
    match U::INFO.style {
        TagStyle::Adjacent(content) => content,
        TagStyle::Member | TagStyle::Internal => "",
    }
}

/// Lets a member pass that is neither the tag nor the content.
fn ignore<'de, U: ReadUnion<'de>, E: Error>() -> Result<(), E> {
    if U::INFO.closed {
        Err(denied())
    } else {
        Ok(())
    }
}
