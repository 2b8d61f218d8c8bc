//! What a type is made from: the schemas that hold for the same value. Equal keys become one type.

use super::type_set::TypeSet;
use crate::document::SchemaId;
use std::collections::BTreeSet;

/// How the schemas of a key are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) enum Mode {
    /// All of them hold.
    AllOf,
    /// All of them hold; the last one is a branch of the others, whose own branches are therefore left aside.
    Branch,
    /// At least one of them holds.
    AnyOf,
}

/// The schemas that hold for the same value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) struct Key {
    pub(in crate::lower) mode: Mode,
    pub(in crate::lower) schemas: Vec<SchemaId>,
    /// Only values of these types are meant.
    pub(in crate::lower) types: TypeSet,
}

impl Key {
    pub(in crate::lower) fn schema(id: SchemaId) -> Self {
        Self::all_of(vec![id])
    }

    pub(in crate::lower) fn all_of(schemas: Vec<SchemaId>) -> Self {
        Self {
            mode: Mode::AllOf,
            schemas: without_duplicates(schemas),
            types: TypeSet::ALL,
        }
    }

    pub(in crate::lower) fn any_of(schemas: Vec<SchemaId>) -> Self {
        Self {
            mode: Mode::AnyOf,
            ..Self::all_of(schemas)
        }
    }

    /// `branch`, and the schemas that hold beside it. Where it is one of these, its own branches are left aside.
    pub(in crate::lower) fn branch(beside: &[SchemaId], branch: SchemaId, types: TypeSet) -> Self {
        let mut schemas = beside.to_vec();
        schemas.push(branch);
        let mode = if schemas.len() == 1 {
            Mode::AllOf
        } else {
            Mode::Branch
        };
        Self {
            mode,
            schemas,
            types,
        }
    }

    pub(in crate::lower) fn restricted_to(&self, types: TypeSet) -> Self {
        Self {
            types: self.types.intersection(types),
            ..self.clone()
        }
    }

    /// The only schema, when there is just one and its types are not restricted.
    pub(in crate::lower) fn only_schema(&self) -> Option<SchemaId> {
        match (self.schemas.as_slice(), self.types) {
            ([id], TypeSet::ALL) => Some(*id),
            _ => None,
        }
    }

    /// The schema whose location is that of the key.
    pub(in crate::lower) fn first(&self) -> SchemaId {
        self.schemas.first().copied().unwrap_or(SchemaId(0))
    }

    /// The schema that the key is about: of a branch, the branch itself.
    pub(in crate::lower) fn subject(&self) -> SchemaId {
        let last = self.schemas.last().filter(|_| self.mode == Mode::Branch);
        last.copied().unwrap_or(self.first())
    }
}

fn without_duplicates(schemas: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut seen = BTreeSet::new();
    schemas.into_iter().filter(|id| seen.insert(*id)).collect()
}
