//! Annotations of a place.
//!
//! In: a [`Key`]. Out: its [`Docs`] and sensitivity. What the place says itself comes first; where it refers to another schema, the
//! annotations of the target fill the gaps.

use super::Lowerer;
use super::key::{Key, Mode};
use crate::document::SchemaId;
use crate::model::{Docs, Sensitivity};
use crate::resolve::Target;
use std::collections::BTreeSet;

/// How many schemas may speak for one place.
const PLACES: usize = 256;

impl Lowerer<'_, '_> {
    /// What the schemas of `key` say themselves.
    pub(super) fn own_docs(&mut self, key: &Key) -> Docs {
        if key.mode == Mode::OneOf {
            return Docs::default();
        }
        let own = self.parts(key).own;
        // Of an alternative, its own words come before those that all alternatives share.
        let mine = if key.mode == Mode::AllBare {
            key.schemas.last()
        } else {
            None
        };
        let mut docs = Docs::default();
        for id in mine.into_iter().chain(&own) {
            fill(&mut docs, &self.resolved.get(*id).docs);
        }
        docs
    }

    /// What a field shows: its own annotations, then those of what it refers to.
    pub(super) fn field_docs(&mut self, key: &Key) -> Docs {
        let mut docs = Docs::default();
        for id in self.places(key) {
            fill(&mut docs, &self.resolved.get(id).docs);
        }
        docs
    }

    /// The class that `key` states, itself or through what it refers to or holds.
    pub(super) fn explicit_sensitivity(&mut self, key: &Key) -> Option<Sensitivity> {
        let places = self.places(key);
        let stated = places
            .iter()
            .find_map(|id| self.resolved.get(*id).sensitivity);
        stated.or_else(|| {
            let inner = places.iter().map(|id| self.resolved.get(*id));
            let inner: Vec<SchemaId> = inner
                .flat_map(|schema| schema.items.into_iter().chain(schema.additional_properties))
                .collect();
            inner.into_iter().find_map(|id| {
                let places = self.places(&Key::one(id));
                places
                    .iter()
                    .find_map(|id| self.resolved.get(*id).sensitivity)
            })
        })
    }

    /// The schemas that speak for `key`, nearest first: its own, then along its references, through an alternative beside null.
    fn places(&mut self, key: &Key) -> Vec<SchemaId> {
        if key.mode == Mode::OneOf {
            return Vec::new();
        }
        let mut places = Vec::new();
        let mut seen = BTreeSet::new();
        let mut pending: Vec<SchemaId> = key.schemas.iter().rev().copied().collect();
        while let Some(id) = pending.pop() {
            if !seen.insert(id) || places.len() >= PLACES || !self.spend(id) {
                continue;
            }
            places.push(id);
            if let Some(Target::Schema(target)) = self.resolved.target(id) {
                pending.push(target);
            }
            pending.extend(self.beside_null(id));
            pending.extend(self.resolved.get(id).all_of.iter().rev());
        }
        places
    }

    /// The only alternative of `id` that is not null.
    fn beside_null(&mut self, id: SchemaId) -> Option<SchemaId> {
        let schema = self.resolved.get(id);
        let members = schema
            .any_of
            .as_deref()
            .or(schema.one_of.as_deref())?
            .to_vec();
        let mut others = members
            .into_iter()
            .filter(|member| self.kinds_of(*member) != super::kinds::Kinds::NULL);
        let only = others.next()?;
        others.next().is_none().then_some(only)
    }
}

/// Takes from `more` what `docs` does not have.
fn fill(docs: &mut Docs, more: &Docs) {
    docs.title = docs.title.take().or_else(|| more.title.clone());
    docs.description = docs.description.take().or_else(|| more.description.clone());
    docs.default = docs.default.take().or_else(|| more.default.clone());
    if docs.examples.is_empty() {
        docs.examples.clone_from(&more.examples);
    }
    docs.deprecated |= more.deprecated;
    docs.read_only |= more.read_only;
    docs.write_only |= more.write_only;
    for rule in &more.rules {
        if !docs.rules.contains(rule) {
            docs.rules.push(rule.clone());
        }
    }
}
