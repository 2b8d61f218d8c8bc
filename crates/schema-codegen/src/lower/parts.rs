//! `allOf` and `$ref` taken apart.
//!
//! In: a [`Key`]. Out: [`Parts`]: the schemas that hold at its place by themselves, and the references beside them. A place with one
//! reference and nothing else of weight *is* a use of the target; otherwise the targets are taken apart too.

use super::Lowerer;
use super::key::{Key, Mode};
use super::kinds::Kinds;
use crate::document::{Schema, SchemaId};
use crate::resolve::Target;
use std::collections::BTreeSet;

/// What holds at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// Schemas whose own keywords hold; their `$ref` and `allOf` are accounted for.
    pub(super) own: Vec<SchemaId>,
    /// Of these, the ones whose alternatives are left aside.
    pub(super) bare: BTreeSet<SchemaId>,
    /// `own` and `references`, for looking up.
    seen: BTreeSet<SchemaId>,
    targets: BTreeSet<SchemaId>,
    /// Targets of references.
    pub(super) references: Vec<SchemaId>,
}

impl Lowerer<'_, '_> {
    /// `key` taken apart, references not followed.
    pub(super) fn parts(&mut self, key: &Key) -> Parts {
        let mut parts = Parts::default();
        let whole = key
            .schemas
            .len()
            .saturating_sub(usize::from(key.mode == Mode::AllBare));
        for (index, id) in key.schemas.iter().enumerate() {
            let bare = key.mode == Mode::AllBare && index < whole;
            self.take_apart(*id, bare, &mut parts);
        }
        parts
    }

    /// `parts` with every reference followed.
    pub(super) fn expand(&mut self, mut parts: Parts) -> Parts {
        let mut next = 0;
        while let Some(id) = parts.references.get(next).copied() {
            next += 1;
            if !self.spend(id) {
                break;
            }
            self.take_apart(id, false, &mut parts);
        }
        parts.references.clear();
        parts
    }

    fn take_apart(&mut self, id: SchemaId, bare: bool, parts: &mut Parts) {
        let mut stack = vec![id];
        let resolved = self.resolved;
        while let Some(id) = stack.pop() {
            if !parts.seen.insert(id) || !self.spend(id) {
                continue;
            }
            parts.own.push(id);
            if bare {
                parts.bare.insert(id);
            }
            let schema = resolved.get(id);
            stack.extend(schema.all_of.iter().rev());
            if let Some(Target::Schema(target)) = resolved.target(id)
                && parts.targets.insert(target)
            {
                parts.references.push(target);
            }
        }
    }

    /// The target, when the place that `parts` describe is a use of just one.
    pub(super) fn only_reference(&mut self, parts: &Parts) -> Option<SchemaId> {
        let [target] = parts.references.as_slice() else {
            return None;
        };
        let heavy: Vec<Kinds> = {
            let own = parts
                .own
                .iter()
                .map(|id| (self.resolved.get(*id), parts.bare.contains(id)));
            own.map(|(schema, bare)| weight(schema, bare))
                .collect::<Option<_>>()?
        };
        let stated = heavy.into_iter().fold(Kinds::ALL, Kinds::and);
        if stated == Kinds::ALL {
            return Some(*target);
        }
        let target_kinds = self.kinds_of(*target);
        target_kinds
            .within(stated.or(Kinds::NULL))
            .then_some(*target)
    }
}

/// The types that `schema` states beside a reference, when it states nothing else that would make another type of it.
fn weight(schema: &Schema, bare: bool) -> Option<Kinds> {
    let light = schema.always != Some(false)
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.pattern_properties.is_empty()
        && schema.items.is_none()
        && schema.prefix_items.is_none()
        && (bare || (schema.any_of.is_none() && schema.one_of.is_none()));
    light.then(|| schema.types.as_deref().map_or(Kinds::ALL, Kinds::of))
}
