//! What every schema means: data only, frozen once lowering is done.
//!
//! Presence (`required`) and nullability (`nullable`) are separate facts and stay so.
//! Names here are JSON-side: *property*, *wire name*, *value*. No Rust identifier belongs here.

mod constraints;
mod docs;
mod document_value;
mod pointer;
mod rule;
pub(crate) mod sensitivity;
mod shape;
mod type_use;
mod union;
pub(crate) mod uses;

pub(crate) use constraints::both;
pub use constraints::{Assertion, Constraints, Number, ValueLabel};
pub use docs::{Direction, Docs, Sensitivity};
pub(crate) use document_value::DocumentValue;
pub use pointer::Pointer;
pub(crate) use pointer::{escaped, unescaped};
pub use rule::{Checked, Rule, Strength};
pub(crate) use shape::mostly_same;
pub use shape::{Additional, EnumDef, EnumValue, Field, Phase, Presence, Shape, StructDef};
pub use type_use::{IntegerType, NumberType, Scalar, StringFormat, TypeExpr, TypeUse};
pub use union::{DecidedBy, MemberRule, Tag, UnionDef, UnionVariant};

use std::collections::BTreeSet;

/// Index of a type in [`Model::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A field of a struct, or a branch of a union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId {
    /// The struct or union.
    pub owner: TypeId,
    /// Index into its fields or branches.
    pub index: usize,
}

/// Everything that one schema says.
#[derive(Clone, Debug)]
pub struct Model {
    /// Facts about the schema document as a whole.
    pub schema: SchemaInfo,
    /// Every type reachable from the root, in the order of the schema.
    pub types: Vec<TypeDef>,
    /// The type of the document's root.
    pub root: TypeId,
    /// The types that were asked for beside the root: each has a name in Rust, whatever it is.
    pub further_roots: BTreeSet<TypeId>,
    /// The cross-field rules (`x-rules` at the root).
    pub rules: Vec<Rule>,
}

/// Facts about the schema document as a whole.
#[derive(Clone, Debug, Default)]
pub struct SchemaInfo {
    /// `$id`.
    pub id: Option<String>,
    /// `title` of the document root.
    pub title: Option<String>,
    /// `description` of the document root.
    pub description: Option<String>,
    /// `x-version`: which version of the described API this schema states.
    pub version: Option<String>,
    /// True when any `x-sensitive` occurs: then sensitivity is shown, and forgetting one is an error.
    pub classifies_sensitivity: bool,
    /// The tags of operations, in an OpenAPI document whose configuration asks for a module for each.
    pub tags: Vec<OperationTag>,
}

/// A tag of operations in an OpenAPI document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationTag {
    /// Its name.
    pub name: String,
    /// What the document says of it.
    pub description: Option<String>,
    /// The operations with this tag, and what they refer to at any depth.
    pub reached: BTreeSet<Pointer>,
}

/// One type: a `$defs` entry, the root, or an inline schema named after where it is used.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Component name exactly as the schema spells it, or the name made from where an inline schema is used.
    pub wire_name: String,
    /// Where the schema of this type stands.
    pub pointer: Pointer,
    /// How this type came to be.
    pub origin: Origin,
    /// Title, description, examples.
    pub docs: Docs,
    /// True when the type itself admits null (`type: [object, "null"]`): every use of it is then nullable.
    pub nullable: bool,
    /// Declared sensitivity of the whole type.
    pub sensitivity: Sensitivity,
    /// What it is.
    pub shape: Shape,
}

/// How a type came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The root of the document.
    Root,
    /// An entry of `$defs` or `definitions`, or another schema that a `$ref` names.
    Definition,
    /// A schema written in place, inside another.
    Inline,
}

impl Model {
    /// True for the root, and for what was asked for beside it.
    #[must_use]
    pub fn is_root(&self, id: TypeId) -> bool {
        id == self.root || self.further_roots.contains(&id)
    }

    /// The definition behind `id`.
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// Every type with its id, in schema order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types
            .iter()
            .enumerate()
            .map(|(index, def)| (TypeId(index), def))
    }
}
