//! The shapes a type can have.

use super::{Assertion, Constraints, Docs, Pointer, Sensitivity, TypeUse, UnionDef};
use std::collections::BTreeSet;

/// What a type is.
#[derive(Clone, Debug)]
pub enum Shape {
    /// An object with declared properties.
    Struct(StructDef),
    /// A set of string values, open to values of tomorrow.
    Enum(EnumDef),
    /// One of several shapes, (`anyOf`, `oneOf`, several JSON types).
    Union(UnionDef),
    /// A name for another type: a scalar, an array, a map, a tuple. Inlined where it is used, no Rust type of its own.
    Alias(TypeUse),
}

/// An object with declared properties.
#[derive(Clone, Debug)]
pub struct StructDef {
    /// The declared properties, in schema order.
    pub fields: Vec<Field>,
    /// What happens to members that are not declared.
    pub additional: Additional,
    /// `minProperties`, `maxProperties`.
    pub constraints: Constraints,
}

/// `additionalProperties`.
#[derive(Clone, Debug)]
pub enum Additional {
    /// `true` or absent: any member, kept.
    Any,
    /// A schema: members of this type, kept.
    Typed(Box<TypeUse>),
    /// `false`: an undeclared member is an error.
    Deny,
}

/// One declared property.
#[derive(Clone, Debug)]
pub struct Field {
    /// The property's name in JSON.
    pub wire_name: String,
    /// Where the property's schema stands.
    pub pointer: Pointer,
    /// That schema alone says what its value is; else parts of an `allOf` do, branches, or what holds for additional properties.
    pub stated_alone: bool,
    /// Its own annotations; where the property is a bare reference, those of the target.
    pub docs: Docs,
    /// Listed in `required`.
    pub required: bool,
    /// The type of its value, with nullability.
    pub ty: TypeUse,
    /// Own sensitivity, else that of the target.
    pub sensitivity: Sensitivity,
}

/// Whether a member must be there, and whether it may be null: two facts, never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be there and is never null.
    Required,
    /// It must be there and may be null.
    RequiredNullable,
    /// It may be absent and is never null.
    Optional,
    /// It may be absent, null or a value.
    OptionalNullable,
}

impl Presence {
    /// True when the member must be there.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable)
    }

    /// True when the member may be null.
    #[must_use]
    pub const fn is_nullable(self) -> bool {
        matches!(self, Self::RequiredNullable | Self::OptionalNullable)
    }
}

impl Field {
    /// Whether the member must be there, and whether it may be null.
    #[must_use]
    pub fn presence(&self) -> Presence {
        match (self.required, self.ty.admits_null()) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        }
    }
}

/// A set of string values.
#[derive(Clone, Debug, Default)]
pub struct EnumDef {
    /// The values in schema order, null excluded.
    pub values: Vec<EnumValue>,
    /// `x-phases`: the stretches of a life that the values mark, in order; empty where they mark none.
    pub phases: Vec<Phase>,
    /// What is asserted of the strings beyond the list, and not true of all that it has.
    pub asserts: Vec<Assertion>,
}

/// One entry of `x-phases`: `{ "name": .., "values": [..], "aside": true, "terminal": true }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// What the stretch is called.
    pub name: String,
    /// Indices into the enum's values.
    pub values: Vec<usize>,
    /// True for what does not lie on the way from the first phase to the last.
    pub aside: bool,
    /// True when a value of this phase no longer changes.
    pub terminal: bool,
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The value in JSON.
    pub value: String,
    /// Its name, where the schema gives it one: its entry in `x-enum-varnames` or `x-enumNames`.
    pub name: Option<String>,
    /// Its entry in `x-enum-descriptions`.
    pub description: Option<String>,
    /// `deprecated` of the branch that lists it.
    pub deprecated: bool,
}

/// How many of a thousand names are in both `old` and `new`, when six of ten are: then the one is the other after some changes.
pub(crate) fn mostly_same<T: Ord>(old: &BTreeSet<T>, new: &BTreeSet<T>) -> Option<usize> {
    let (both, all) = (old.intersection(new).count(), old.union(new).count());
    (both * 10 >= all * 6).then(|| (both * 1000).checked_div(all).unwrap_or(1000))
}
