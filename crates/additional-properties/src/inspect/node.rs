//! [`Inspect`] and what it returns: one level of a value, seen without knowing its type.

use super::{Constraint, FieldInfo, ObjectInfo, Presence, Sensitivity};
use core::fmt::Debug;
use core::ops::ControlFlow;
use std::borrow::Cow;

/// A value that can be looked at without knowing its type.
///
/// The derives implement it under `#[additional_properties(inspect)]`, which `debug` implies. By hand, a struct returns
/// [`Node::object`] of itself and implements [`Fields`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inspected",
    label = "this type does not implement `Inspect`",
    note = "derive `AdditionalProperties`, `OpenEnum` or `Union` for it with `#[additional_properties(inspect)]` (`debug` implies it)",
    note = "or mark the field `#[additional_properties(opaque)]`: then only its `Debug` is used"
)]
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
    /// A string, or a value that JSON writes as a string.
    String(Cow<'a, str>),
    /// A value of an open string enum.
    Enum {
        /// The Rust name of the variant.
        variant: &'static str,
        /// The value in JSON.
        value: &'a str,
        /// False for a value that the schema does not list.
        known: bool,
        /// The class declared on the enum itself.
        sensitivity: Option<Sensitivity>,
        /// What is asserted of the strings beyond the list.
        constraints: &'static [Constraint],
    },
    /// One variant of a union.
    Variant {
        /// The Rust name of the variant.
        name: &'static str,
        /// The value inside.
        inner: &'a dyn Inspect,
        /// The class declared on the union itself.
        sensitivity: Option<Sensitivity>,
        /// What the branch asserts of the value inside.
        constraints: &'static [Constraint],
        /// What is asserted of the union as a whole.
        of_union: &'static [Constraint],
    },
    /// A list.
    List(&'a dyn Sequence),
    /// A map whose names no schema declares.
    Map(&'a dyn Mapping),
    /// A struct.
    Object(ObjectView<'a>),
    /// Any JSON value.
    Json(&'a serde_json::Value),
    /// Any JSON value, as its exact source.
    Raw(&'a str),
    /// Content that no part of the schema describes, such as a union's unknown variant.
    Unknown {
        /// The content.
        inner: &'a dyn Inspect,
        /// Where the tag of the union is: names of members, from the outside in; empty for a union without a tag.
        tag: &'static [&'static str],
        /// The JSON types, `string` and `integer`, of which the tag may have values that no variant has.
        tag_types: &'static [&'static str],
        /// Integers beyond 64 bits may be valid, and no variant of the union can hold them.
        unread_integers: bool,
        /// What is asserted of the content.
        constraints: &'static [Constraint],
    },
    /// A value of a foreign type, of which only its `Debug` is known.
    Opaque(&'a dyn Debug),
}

impl<'a> Node<'a> {
    /// A struct: its table, its fields, its unknown members.
    #[must_use]
    pub fn object(
        info: &'static ObjectInfo,
        fields: &'a dyn Fields,
        additional: Option<&'a dyn Mapping>,
    ) -> Self {
        Self::Object(ObjectView {
            info,
            fields,
            additional,
        })
    }
}

/// The items of a list.
pub trait Sequence {
    /// How many items there are.
    fn len(&self) -> usize;

    /// True when there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` for every item, in order, until it breaks.
    fn try_for_each<'a>(
        &'a self,
        visit: &mut dyn FnMut(&'a dyn Inspect) -> ControlFlow<()>,
    ) -> ControlFlow<()>;

    /// Calls `visit` for every item, in order.
    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a dyn Inspect)) {
        let _ = self.try_for_each(&mut |item| {
            visit(item);
            ControlFlow::Continue(())
        });
    }
}

/// The members of a map.
///
/// The container of a struct that can be inspected has it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inspected as a container of members",
    label = "this type does not implement `Mapping`",
    note = "implement `inspect::Mapping` for a container of your own, or derive without `inspect` and `debug`; the keys of a map need `serde::Serialize`, its values `Inspect`"
)]
pub trait Mapping {
    /// How many members there are.
    fn len(&self) -> usize;

    /// True when there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` for every member, in order, until it breaks. A name may be made for the call: keys can be numbers.
    fn try_for_each<'a>(
        &'a self,
        visit: &mut dyn FnMut(&str, &'a dyn Inspect) -> ControlFlow<()>,
    ) -> ControlFlow<()>;

    /// Calls `visit` for every member, in order.
    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&str, &'a dyn Inspect)) {
        let _ = self.try_for_each(&mut |name, value| {
            visit(name, value);
            ControlFlow::Continue(())
        });
    }

    /// True when the values are of a type that a schema describes.
    fn is_described(&self) -> bool;

    /// The text that the member `name` was read from, its name, a colon and its value, where that is kept.
    fn source(&self, name: &str) -> Option<&str> {
        let _ = name;
        None
    }
}

/// The fields of a struct, by their index in [`ObjectInfo::fields`].
pub trait Fields {
    /// The value of the field at `index`.
    ///
    /// # Panics
    ///
    /// When there is no such field.
    fn field(&self, index: usize) -> &dyn Inspect;

    /// The field at `index` if it is of a foreign type: then [`field`](Self::field) returns an absent value.
    fn opaque(&self, index: usize) -> Option<&dyn Debug> {
        let _ = index;
        None
    }
}

/// A struct, seen without knowing its type.
#[derive(Clone, Copy)]
pub struct ObjectView<'a> {
    info: &'static ObjectInfo,
    fields: &'a dyn Fields,
    additional: Option<&'a dyn Mapping>,
}

impl<'a> ObjectView<'a> {
    /// Its table of fields.
    #[must_use]
    pub fn info(self) -> &'static ObjectInfo {
        self.info
    }

    /// The value of the field at `index` of [`ObjectInfo::fields`].
    ///
    /// # Panics
    ///
    /// When there is no such field.
    #[must_use]
    pub fn field(self, index: usize) -> &'a dyn Inspect {
        self.fields.field(index)
    }

    /// The field at `index` if it is of a foreign type: then [`field`](Self::field) returns an absent value.
    #[must_use]
    pub fn opaque(self, index: usize) -> Option<&'a dyn Debug> {
        self.fields.opaque(index)
    }

    /// The unknown members; `None` for a struct that keeps none.
    #[must_use]
    pub fn additional(self) -> Option<&'a dyn Mapping> {
        self.additional
    }

    /// Calls `look` with the field at `index`, as [`Node::Opaque`] if it is of a foreign type.
    pub(crate) fn with_field<R>(self, index: usize, look: impl FnOnce(&dyn Inspect) -> R) -> R {
        match self.opaque(index) {
            Some(value) => look(&Foreign(Some(value))),
            None => look(self.field(index)),
        }
    }

    /// The fields that are members of the object in JSON, with their index: all but the absent ones.
    pub(crate) fn written_fields(
        self,
    ) -> impl Iterator<Item = (usize, &'static FieldInfo)> + use<'a> {
        let fields = self.info.fields.iter().enumerate();
        fields.filter(move |(index, field)| {
            self.with_field(*index, |value| match value.inspect() {
                Node::Absent => false,
                Node::None => field.presence() != Presence::Optional,
                _ => true,
            })
        })
    }
}

struct Foreign<'a>(Option<&'a dyn Debug>);

impl Inspect for Foreign<'_> {
    fn inspect(&self) -> Node<'_> {
        self.0.map_or(Node::Absent, Node::Opaque)
    }
}

/// What the derive's [`Fields::field`] calls for an index that no field has.
///
/// # Panics
///
/// Always: every index comes from [`ObjectInfo::fields`].
#[must_use]
pub fn no_field(index: usize) -> &'static dyn Inspect {
    unreachable!("there is no field {index}")
}

/// What the derive's [`Fields::field`] returns for a field of a foreign type.
#[must_use]
pub fn opaque_field() -> &'static dyn Inspect {
    &Foreign(None)
}
