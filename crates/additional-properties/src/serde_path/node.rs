//! A value of any format, buffered: a tree that a union can read more than once.
//!
//! Members keep their order and numbers what they are, which `serde_json::Value` does not promise.

use core::cell::RefCell;
use std::rc::Rc;

use crate::union::Decisions;
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
    String(Box<str>, Place),
    Bytes(Box<[u8]>, Place),
    Seq(Vec<Rc<Node>>),
    /// Members in their order, duplicates included.
    Map(Vec<(Rc<Node>, Rc<Node>)>),
}

/// Where a string or bytes are among those that the data lends; none if it does not lend them.
pub(crate) type Place = Option<u32>;

/// The strings and bytes that the data lends to the nodes of one buffered value.
///
/// They are not in the nodes, because a union inside a variant gets at its node in a way that knows no lifetime; see [`Buffered::of`].
///
/// [`Buffered::of`]: super::node_deserializer::Buffered::of
#[derive(Debug, Default)]
pub(crate) struct Lent<'de> {
    strings: RefCell<Vec<&'de str>>,
    bytes: RefCell<Vec<&'de [u8]>>,
}

impl<'de> Lent<'de> {
    pub(super) fn add_string(&self, string: &'de str) -> Place {
        add(&self.strings, string)
    }

    pub(super) fn add_bytes(&self, bytes: &'de [u8]) -> Place {
        add(&self.bytes, bytes)
    }

    pub(super) fn string(&self, place: Place) -> Option<&'de str> {
        get(&self.strings, place)
    }

    pub(super) fn bytes(&self, place: Place) -> Option<&'de [u8]> {
        get(&self.bytes, place)
    }
}

fn add<'de, T: ?Sized>(all: &RefCell<Vec<&'de T>>, new: &'de T) -> Place {
    let mut all = all.borrow_mut();
    all.push(new);
    u32::try_from(all.len() - 1).ok()
}

fn get<'de, T: ?Sized>(all: &RefCell<Vec<&'de T>>, place: Place) -> Option<&'de T> {
    let place = usize::try_from(place?).ok()?;
    all.borrow().get(place).copied()
}

/// What all nodes of one buffered value share.
#[derive(Debug)]
pub(crate) struct Buffer {
    pub(crate) human_readable: bool,
    pub(crate) decisions: RefCell<Decisions>,
    /// Nodes that are known to the decisions by their address: it must not become that of another one.
    pub(super) kept: RefCell<Vec<Rc<Node>>>,
}

impl Buffer {
    pub(crate) fn new(human_readable: bool) -> Rc<Self> {
        Rc::new(Self {
            human_readable,
            decisions: RefCell::default(),
            kept: RefCell::default(),
        })
    }
}

impl Node {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(string, _) => Some(string),
            Self::Bytes(bytes, _) => core::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }
}
