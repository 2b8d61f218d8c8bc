//! `allOf` and `$ref` taken apart: the schemas that all hold for the value of a [`Key`].

use super::key::{Key, Mode};
use crate::document::SchemaId;
use crate::resolve::{Resolved, Target};
use std::collections::BTreeSet;

/// The schemas that all hold for one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Conjuncts {
    /// Schemas whose own keywords hold; their `$ref` and `allOf` are accounted for.
    pub(super) schemas: Vec<SchemaId>,
    /// Of these, the ones whose branches are left aside.
    pub(super) without_branches: BTreeSet<SchemaId>,
    /// Targets of the references among them, not followed.
    pub(super) references: Vec<SchemaId>,
    /// `schemas` and `references`, for looking up. What is seen once is not taken apart again, which ends `allOf` and `$ref` that
    /// lead back to themselves.
    seen: BTreeSet<SchemaId>,
    targets: BTreeSet<SchemaId>,
}

impl Conjuncts {
    /// Takes `key` apart without following references.
    pub(super) fn of(resolved: &Resolved<'_>, key: &Key) -> Self {
        let mut conjuncts = Self::default();
        let whole = key.schemas.len() - usize::from(key.mode == Mode::Branch);
        for (index, id) in key.schemas.iter().enumerate() {
            let beside_branch = key.mode == Mode::Branch && index < whole;
            conjuncts.add(resolved, *id, beside_branch);
        }
        conjuncts
    }

    /// Follows every reference.
    pub(super) fn follow_references(mut self, resolved: &Resolved<'_>) -> Self {
        let mut next = 0;
        while let Some(id) = self.references.get(next).copied() {
            next += 1;
            self.add(resolved, id, false);
        }
        self.references.clear();
        self
    }

    pub(super) fn contains(&self, id: SchemaId) -> bool {
        self.seen.contains(&id)
    }

    fn add(&mut self, resolved: &Resolved<'_>, id: SchemaId, without_branches: bool) {
        // A stack of its own: chains of `allOf` can be as long as the document.
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            self.schemas.push(id);
            if without_branches {
                self.without_branches.insert(id);
            }
            stack.extend(resolved.get(id).all_of.iter().rev());
            if let Some(Target::Schema(target)) = resolved.target(id)
                && self.targets.insert(target)
            {
                self.references.push(target);
            }
        }
    }
}
