//! The frozen plan: the model, the facts derived from it, and every name, decided once.
//!
//! In: a [`Model`], [`Facts`], [`Names`]. Out: the only thing an emitter sees. Emitters ask and print; they decide nothing.

use crate::diagnostic::Diagnostics;
use crate::model::{Field, Model, Sensitivity, TypeDef, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Everything an emitter may ask.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the schema means.
    pub model: Model,
    /// What follows from the whole of it.
    pub facts: Facts,
    /// What everything is called.
    pub names: Names,
    /// The choices of `codegen.toml` that emitters need.
    pub options: Options,
    /// What was decided that the writer of the schema may want to know.
    pub notes: Diagnostics,
}

/// A field: the type it belongs to and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId {
    /// The struct.
    pub owner: TypeId,
    /// Index into its fields.
    pub index: usize,
}

/// Facts derived from the whole model.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Fields (or union members) whose value is boxed because the type would otherwise contain itself.
    pub boxed: BTreeSet<FieldId>,
    /// Per type: every class of sensitive data found in it at any depth, its own included.
    pub sensitivity: Vec<BTreeSet<Sensitivity>>,
    /// Per type: `Eq` and `Hash` can be derived (no float, no open JSON value).
    pub eq: Vec<bool>,
    /// Per type: the fields that use it, directly, in a list or in a map.
    pub used_by: Vec<Vec<FieldId>>,
    /// Per type: one complete example document made from the schema's examples.
    pub examples: Vec<serde_json::Value>,
}

/// Every name, decided once.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Per type (empty for aliases): its Rust name.
    pub types: Vec<TypeName>,
    /// Per field: its Rust name.
    pub fields: BTreeMap<FieldId, Ident>,
    /// Per enum value or union member: its Rust variant.
    pub variants: BTreeMap<(TypeId, usize), Ident>,
    /// Per enum: the variant that keeps unknown values, `Unknown` unless a value claims that name.
    pub unknown_variants: BTreeMap<TypeId, Ident>,
    /// Per struct: the field that keeps additional members, `additional_properties` unless a property claims that name.
    pub additional_fields: BTreeMap<TypeId, Ident>,
}

/// The Rust name of a type.
#[derive(Clone, Debug, Default)]
pub struct TypeName {
    /// The type's identifier.
    pub ident: Ident,
    /// The module it is in, `None` when everything goes into one file.
    pub module: Option<Ident>,
    /// File name of its docs page without the ending: the wire name in lower case.
    pub page: String,
}

/// An identifier that only `naming` makes: valid Rust, raw (`r#type`) where it must be, unique in its scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(pub(crate) String);

impl Ident {
    /// As it is written in Rust source.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The choices of `codegen.toml` that emitters need.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which decode and encode paths the generated types have.
    pub paths: Paths,
    /// Module -> one sentence about it, in the order of the file; empty for one file.
    pub modules: Vec<(Ident, String)>,
    /// Also emit borrowed twins (`Cow<'a, str>`).
    pub borrowed: bool,
    /// How the schema is named in headers and docs, relative to the project.
    pub schema_path: String,
    /// The command that regenerates everything, named in headers and docs.
    pub command: String,
    /// The crate path under which readers of the docs find the types, such as `identity_verification`.
    pub crate_path: String,
}

/// Which decode and encode paths the generated types have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paths {
    /// serde and JSON.
    #[default]
    Both,
    /// serde only.
    Serde,
    /// JSON only.
    Json,
    /// Each behind a cargo feature of its name.
    Features,
}

impl Plan {
    /// The definition behind `id`.
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        self.model.type_def(id)
    }

    /// The Rust name behind `id`.
    #[must_use]
    pub fn type_name(&self, id: TypeId) -> &TypeName {
        &self.names.types[id.0]
    }

    /// True when the type behind `id` takes `value` in, unions by one of their members. Lengths, ranges and patterns are not asked:
    /// decoding does not ask them either.
    #[must_use]
    pub fn takes(&self, id: TypeId, value: &serde_json::Value) -> bool {
        crate::analyze::takes(&self.model, id, value)
    }

    /// The field behind `id`.
    ///
    /// # Panics
    /// When `id.owner` is not a struct: ids come from the plan itself.
    #[must_use]
    pub fn field(&self, id: FieldId) -> &Field {
        match &self.type_def(id.owner).shape {
            crate::model::Shape::Struct(def) => &def.fields[id.index],
            _ => unreachable!("a field id names a struct"),
        }
    }
}
