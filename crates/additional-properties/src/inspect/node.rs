//! The node: one value, seen without knowing its type.

use super::ObjectInfo;
use core::any::Any;
use core::fmt::Debug;
use std::borrow::Cow;

/// A value that can be looked at without knowing its type.
///
/// The derive implements it with calls only: a struct answers [`Node::object`] of itself.
pub trait Inspect {
    /// What this value is, one level deep.
    fn inspect(&self) -> Node<'_>;

    /// True for types that hold any JSON: no schema describes what is inside.
    #[must_use]
    fn is_open() -> bool
    where
        Self: Sized,
    {
        false
    }
}

/// One value, one level deep.
#[derive(Clone)]
#[non_exhaustive]
pub enum Node<'a> {
    /// `Maybe::Absent`: the member is not there.
    Absent,
    /// An explicit null.
    Null,
    /// `Option::None`: absent or null, as the field's [`Presence`](super::Presence) says.
    None,
    /// A value inside `Some(..)` or `Maybe::Value(..)`; `wrapper` is the variant's name.
    Some {
        /// `Some` or `Value`.
        wrapper: &'static str,
        /// The value inside.
        inner: &'a dyn Inspect,
    },
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// A floating point number.
    Number(f64),
    /// Text, or a value whose JSON form is text.
    Text(Cow<'a, str>),
    /// A value of an open string enum.
    Enum {
        /// The Rust name of the variant.
        variant: &'static str,
        /// The value in JSON.
        value: &'a str,
        /// False for a value that the schema does not list.
        known: bool,
        /// The class declared on the enum itself.
        sensitivity: Option<super::Sensitivity>,
    },
    /// One member of a union.
    Variant {
        /// The Rust name of the variant.
        name: &'static str,
        /// The value inside.
        inner: &'a dyn Inspect,
        /// The class declared on the union itself.
        sensitivity: Option<super::Sensitivity>,
    },
    /// A list.
    List(&'a dyn Sequence),
    /// A map from names that the schema does not list.
    Map(&'a dyn Mapping),
    /// A struct.
    Object(Object<'a>),
    /// Any JSON value.
    Json(&'a serde_json::Value),
    /// Any JSON value, as its source text.
    Raw(&'a str),
    /// Content that no part of the schema describes, such as a union's unknown member.
    Unknown(&'a dyn Inspect),
    /// A value of a foreign type, of which only its `Debug` is known.
    Opaque(&'a dyn Debug),
}

/// A list, looked at from outside.
pub trait Sequence {
    /// Calls `each` for every item, in order.
    fn each<'a>(&'a self, each: &mut dyn FnMut(&'a dyn Inspect));
}

/// A map with names of its own, looked at from outside.
pub trait Mapping {
    /// How many members there are.
    fn count(&self) -> usize;

    /// Calls `each` for every member, in order.
    fn each(&self, each: &mut dyn FnMut(&str, &dyn Inspect));

    /// True when the values are of a type that a schema describes.
    fn is_described(&self) -> bool;
}

/// The fields of a struct, by place.
pub trait Fields {
    /// The value of the field at `index` of [`ObjectInfo::fields`].
    ///
    /// # Panics
    /// When there is no such field.
    fn field(&self, index: usize) -> &dyn Inspect;

    /// The field at `index` when it is of a foreign type: then [`field`](Self::field) answers an absent value.
    fn opaque(&self, index: usize) -> Option<&dyn Debug> {
        let _ = index;
        None
    }
}

/// A struct, looked at from outside.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    info: &'static ObjectInfo,
    fields: &'a dyn Fields,
    additional: Option<&'a dyn Mapping>,
    any: Option<&'a dyn Any>,
}

impl<'a> Object<'a> {
    /// Its table of fields.
    #[must_use]
    pub fn info(self) -> &'static ObjectInfo {
        self.info
    }

    /// The value of the field at `index` of [`ObjectInfo::fields`].
    ///
    /// # Panics
    /// When there is no such field.
    #[must_use]
    pub fn field(self, index: usize) -> &'a dyn Inspect {
        self.fields.field(index)
    }

    /// The field at `index` when it is of a foreign type: then [`field`](Self::field) answers an absent value.
    #[must_use]
    pub fn opaque(self, index: usize) -> Option<&'a dyn Debug> {
        self.fields.opaque(index)
    }

    /// The members that the struct does not declare; `None` for a struct that keeps none.
    #[must_use]
    pub fn additional(self) -> Option<&'a dyn Mapping> {
        self.additional
    }
}

impl<'a> Node<'a> {
    /// A struct: its table, its fields, the members it does not declare, and itself as `Any` unless its type has parameters.
    #[must_use]
    pub fn object(
        info: &'static ObjectInfo,
        fields: &'a dyn Fields,
        additional: Option<&'a dyn Mapping>,
        any: Option<&'a dyn Any>,
    ) -> Self {
        Self::Object(Object {
            info,
            fields,
            additional,
            any,
        })
    }

    /// The struct as `Any`, for rules that are written against one type. `None` for types with parameters and for what is no struct.
    #[must_use]
    pub fn as_any(&self) -> Option<&'a dyn Any> {
        match self {
            Self::Object(object) => object.any,
            _ => None,
        }
    }
}

/// What [`Fields::field`] answers for a place that has no field.
///
/// # Panics
/// Always: places come from [`ObjectInfo::fields`].
#[must_use]
pub fn no_field(index: usize) -> &'static dyn Inspect {
    unreachable!("there is no field {index}")
}

/// What [`Fields::field`] answers for a field of a foreign type.
#[must_use]
pub fn opaque_field() -> &'static dyn Inspect {
    &Foreign(None)
}

/// Calls `look` with the field at `index`, foreign types included.
pub(crate) fn with_field<R>(
    object: Object<'_>,
    index: usize,
    look: impl FnOnce(&dyn Inspect) -> R,
) -> R {
    match object.opaque(index) {
        Some(value) => look(&Foreign(Some(value))),
        None => look(object.field(index)),
    }
}

struct Foreign<'a>(Option<&'a dyn Debug>);

impl Inspect for Foreign<'_> {
    fn inspect(&self) -> Node<'_> {
        self.0.map_or(Node::Absent, Node::Opaque)
    }
}
