//! Properties that only the branches of an object declare: the optional fields of a struct whose branches are no variants.

use crate::document::SchemaId;
use crate::lower::query::{Key, MergedSchema, Schemas};
use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What branches say of a property.
#[derive(Clone, Default)]
pub(super) struct OfBranches {
    /// Each once: branches that share a branch say the same of it.
    pub(super) schemas: IndexSet<SchemaId>,
    /// Every branch says something of it; else any value is valid for it.
    pub(super) everywhere: bool,
}

type Properties = IndexMap<String, OfBranches>;

/// Collects properties, each branch once: branches can share branches.
pub(super) struct Collector<'s> {
    schemas: &'s Schemas<'s>,
    known: BTreeMap<SchemaId, Rc<Properties>>,
}

impl<'s> Collector<'s> {
    pub(super) fn new(schemas: &'s Schemas<'s>) -> Self {
        Self {
            schemas,
            known: BTreeMap::new(),
        }
    }

    /// The properties that branches of `merged` declare and `merged` does not.
    pub(super) fn of_branches(&mut self, merged: &MergedSchema) -> Properties {
        let mut found = Properties::new();
        for group in merged.branch_groups() {
            for (name, property) in self.of_group(group) {
                if !merged.properties.contains_key(&name) && !property.schemas.is_empty() {
                    let known = found.entry(name).or_default();
                    known.schemas.extend(property.schemas);
                    known.everywhere |= property.everywhere;
                }
            }
        }
        found
    }

    fn of_group(&mut self, group: &[SchemaId]) -> Properties {
        let mut counts: IndexMap<String, usize> = IndexMap::new();
        let mut found = Properties::new();
        let mut branches = 0;
        for branch in group {
            let merged = self.schemas.merged(&Key::schema(*branch));
            if merged.is_never() {
                continue;
            }
            branches += 1;
            for (name, property) in self.of_branch(*branch, &merged).iter() {
                *counts.entry(name.clone()).or_default() += usize::from(property.everywhere);
                let known = found.entry(name.clone()).or_default();
                known.schemas.extend(&property.schemas);
            }
        }
        for (name, property) in &mut found {
            property.everywhere = counts[name] == branches;
        }
        found
    }

    /// The properties of `branch` itself, and those of its own branches.
    fn of_branch(&mut self, branch: SchemaId, merged: &MergedSchema) -> Rc<Properties> {
        if let Some(known) = self.known.get(&branch) {
            return Rc::clone(known);
        }
        self.known.insert(branch, Rc::default());
        let mut found = Properties::new();
        for (name, ids) in &merged.properties {
            let possible = ids.iter().copied();
            let possible = possible.filter(|id| self.schemas.get(*id).always != Some(false));
            let property = OfBranches {
                schemas: possible.collect(),
                everywhere: true,
            };
            found.insert(name.clone(), property);
        }
        found.extend(self.of_branches(merged));
        let found = Rc::new(found);
        self.known.insert(branch, Rc::clone(&found));
        found
    }
}
