//! What a type is made from: the schemas that hold at one place.
//!
//! In: ids of schemas. Out: [`Key`], equal for equal places, so that the same composition becomes the same type.

use super::kinds::Kinds;
use crate::document::SchemaId;
use std::collections::BTreeSet;

/// How the schemas of a key are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// All of them hold.
    All,
    /// All of them hold, their alternatives aside: one of those is a part already.
    AllBare,
    /// One of them holds.
    OneOf,
}

/// The schemas that hold at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) mode: Mode,
    /// The schemas; in mode [`Mode::AllBare`] the last one is whole.
    pub(super) schemas: Vec<SchemaId>,
    /// Only values of these types are meant.
    pub(super) within: Kinds,
}

impl Key {
    pub(super) fn one(id: SchemaId) -> Self {
        Self::all(vec![id])
    }

    pub(super) fn all(schemas: Vec<SchemaId>) -> Self {
        Self {
            mode: Mode::All,
            schemas: unique(schemas),
            within: Kinds::ALL,
        }
    }

    pub(super) fn one_of(schemas: Vec<SchemaId>) -> Self {
        Self {
            mode: Mode::OneOf,
            schemas: unique(schemas),
            within: Kinds::ALL,
        }
    }

    /// One alternative, and what holds beside the alternatives.
    pub(super) fn alternative(base: &[SchemaId], member: SchemaId, within: Kinds) -> Self {
        let mut schemas: Vec<SchemaId> = base.iter().copied().filter(|id| *id != member).collect();
        schemas.push(member);
        let mode = if schemas.len() == 1 {
            Mode::All
        } else {
            Mode::AllBare
        };
        Self {
            mode,
            schemas,
            within,
        }
    }

    pub(super) fn within(&self, kinds: Kinds) -> Self {
        Self {
            within: self.within.and(kinds),
            ..self.clone()
        }
    }

    /// The only schema, when there is just one and nothing narrows it.
    pub(super) fn single(&self) -> Option<SchemaId> {
        match (self.schemas.as_slice(), self.within) {
            ([id], Kinds::ALL) => Some(*id),
            _ => None,
        }
    }

    /// The schema that names the place.
    pub(super) fn first(&self) -> SchemaId {
        self.schemas.first().copied().unwrap_or(SchemaId(0))
    }
}

fn unique(schemas: Vec<SchemaId>) -> Vec<SchemaId> {
    let mut seen = BTreeSet::new();
    schemas.into_iter().filter(|id| seen.insert(*id)).collect()
}
