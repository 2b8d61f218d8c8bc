//! The result of naming: a Rust name for everything in a model.

use crate::model::{FieldId, TypeId};
use std::collections::BTreeMap;

/// Every name, decided once.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Per type (empty for aliases): its Rust name.
    pub types: Vec<TypeName>,
    /// The modules, each with a sentence about it, in the order of `codegen.toml` or of the tags; empty where everything goes into one
    /// file.
    pub modules: Vec<(Ident, String)>,
    /// Per field: its Rust name.
    pub fields: BTreeMap<FieldId, Ident>,
    /// Per enum value or union member: its Rust variant.
    pub variants: BTreeMap<(TypeId, usize), Ident>,
    /// Per field of labelled integers and label: the constant of the struct that holds the value.
    pub constants: BTreeMap<(FieldId, usize), Ident>,
    /// Per root that is an alias: the constant that holds what the schema asserts of it.
    pub constraints: BTreeMap<TypeId, Ident>,
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

    /// Without the mark of a raw identifier: for comparing with other names, or making one of it.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl Names {
    /// The constants of the struct `owner`, each with its field and its label.
    pub(super) fn constants_of(
        &self,
        owner: TypeId,
    ) -> impl Iterator<Item = (&(FieldId, usize), &Ident)> {
        let first = FieldId { owner, index: 0 };
        let constants = self.constants.range((first, 0)..);
        constants.take_while(move |((field, _), _)| field.owner == owner)
    }
}
