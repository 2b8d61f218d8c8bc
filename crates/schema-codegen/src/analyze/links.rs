//! References as links: a keyword of ours that looks up what the target says of a value.
//!
//! A validator follows each reference whenever it comes to it. Where every schema refers to the next one twice, that is twice as often with
//! every step; and compiling a schema compiles all that it refers to, once more for each type. With links each schema is compiled once,
//! and asked once about each value.

use crate::document::{SchemaId, keyword};
use crate::linked::LINK;
use crate::model::{DocumentValue, Pointer};
use crate::resolve::{Resolved, Target};
use jsonschema::Draft;
use serde_json::{Map, Value};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// How many ways a validator may follow through the references of one schema.
const MAX_WAYS: usize = 10_000;

/// The references of a schema that a validator does not follow itself.
pub(super) struct Links<'r> {
    resolved: &'r Resolved<'r>,
    /// Where each link goes.
    targets: BTreeMap<SchemaId, SchemaId>,
}

impl<'r> Links<'r> {
    /// Links what can be linked in `documents`, those of `resolved`, which are in `draft` where they name none.
    pub(super) fn new(
        resolved: &'r Resolved<'r>,
        documents: &mut [DocumentValue],
        draft: Draft,
    ) -> Self {
        let mut links = Self {
            resolved,
            targets: BTreeMap::new(),
        };
        let Followed::Some(noted) = Followed::of(resolved) else {
            return links;
        };
        let all = (0..resolved.document.schemas.len()).map(SchemaId);
        let drafts: Vec<Draft> = documents
            .iter()
            .map(|it| it.value.as_ref().map_or(draft, |value| draft.detect(value)))
            .collect();
        let mut bare = BTreeSet::new();
        for id in all.filter(|id| !noted.contains(id)) {
            let Some(target) = target(resolved, id) else {
                continue;
            };
            let Some((document, object)) = object(documents, &resolved.get(id).pointer) else {
                continue;
            };
            let reads_siblings = drafts[document] >= Draft::Draft201909;
            if !object.keys().any(|name| asserts(name)) {
                bare.insert(id);
            } else if !reads_siblings {
                // A member that can hold no schema is not needed where it is ignored.
                object.retain(|name, value| !asserts(name) || holds_objects(value));
                if object.keys().any(|name| asserts(name)) {
                    continue;
                }
            }
            if object.remove("$ref").is_some() {
                links.targets.insert(id, target);
            }
        }
        links.shorten(&bare);
        for (id, target) in &links.targets {
            if let Some((_, object)) = object(documents, &resolved.get(*id).pointer) {
                object.insert(LINK.to_owned(), target.0.into());
            }
        }
        links
    }

    /// `id`, and the targets of all links that hold for the same value because it does.
    pub(super) fn conjuncts(&self, id: SchemaId) -> BTreeSet<SchemaId> {
        let mut found = BTreeSet::from([id]);
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let linked = self.targets.get(&id).copied();
                found.extend(linked);
                open.extend(linked.or_else(|| target(self.resolved, id)));
                open.extend(&self.resolved.get(id).all_of);
            }
        }
        found
    }

    /// Lets each link go to the end of the references that it leads to, as far as these say nothing else.
    fn shorten(&mut self, bare: &BTreeSet<SchemaId>) {
        let starts: Vec<SchemaId> = self.targets.keys().copied().collect();
        let mut done = BTreeSet::new();
        for start in starts {
            let mut way = vec![start];
            let mut seen = BTreeSet::from([start]);
            let mut end = self.targets[&start];
            while bare.contains(&end) && !done.contains(&end) && seen.insert(end) {
                way.push(end);
                end = self.targets[&end];
            }
            if let Some(shortened) = self.targets.get(&end).filter(|_| bare.contains(&end)) {
                end = *shortened;
            }
            for id in way {
                self.targets.insert(id, end);
                done.insert(id);
            }
        }
    }
}

fn target(resolved: &Resolved<'_>, id: SchemaId) -> Option<SchemaId> {
    match resolved.target(id) {
        Some(Target::Schema(target)) => Some(target),
        _ => None,
    }
}

/// The schemas whose references a validator has to follow itself.
enum Followed {
    /// All: what a dynamic reference means depends on the references on the way to it.
    All,
    /// Those of which `unevaluatedItems` or `unevaluatedProperties` has to know what they evaluated, which a link does not say.
    Some(BTreeSet<SchemaId>),
}

impl Followed {
    fn of(resolved: &Resolved<'_>) -> Self {
        let all = || (0..resolved.document.schemas.len()).map(SchemaId);
        let is_ambiguous =
            |id| resolved.get(id).dynamic_reference.is_some() && target(resolved, id).is_none();
        if all().any(is_ambiguous) {
            return Self::All;
        }
        let has_unevaluated = |id: &SchemaId| is_unevaluated(resolved, *id);
        let mut open: Vec<SchemaId> = all().filter(has_unevaluated).collect();
        let mut noted = BTreeSet::new();
        while let Some(id) = open.pop() {
            if noted.insert(id) {
                open.extend(about_same_value(resolved, id));
            }
        }
        Self::Some(noted)
    }

    fn contains(&self, id: SchemaId) -> bool {
        match self {
            Self::All => true,
            Self::Some(noted) => noted.contains(&id),
        }
    }
}

/// Whether `unevaluatedItems` or `unevaluatedProperties` is at `id`.
fn is_unevaluated(resolved: &Resolved<'_>, id: SchemaId) -> bool {
    let mut applied = resolved.get(id).applied.iter();
    applied.any(|(keyword, _)| keyword.starts_with("unevaluated"))
}

/// The schemas that `id` applies to the value that it describes itself.
fn about_same_value(resolved: &Resolved<'_>, id: SchemaId) -> Vec<SchemaId> {
    let schema = resolved.get(id);
    let branches = schema.any_of.iter().chain(&schema.one_of).flatten();
    let applied = schema.applied.iter();
    let applied = applied.filter(|(keyword, _)| matches!(*keyword, "if" | "then" | "else" | "not"));
    let dependent = schema.dependent_schemas.iter().map(|(_, id)| id);
    let all = schema.all_of.iter().chain(branches);
    let all = all.chain(applied.map(|(_, id)| id)).chain(dependent);
    all.copied().chain(target(resolved, id)).collect()
}

/// Why a validator would not come to an end in any reasonable time, if so: where it has to follow references itself, it follows all ways
/// through them, and these can double with every step.
pub(super) fn too_many_ways(resolved: &Resolved<'_>) -> Option<String> {
    let followed = Followed::of(resolved);
    let all = (0..resolved.document.schemas.len()).map(SchemaId);
    let mut ways: BTreeMap<SchemaId, usize> = BTreeMap::new();
    for start in all.filter(|id| followed.contains(*id)) {
        // An explicit stack: chains of references can be as long as the document.
        let mut open = vec![(start, false)];
        while let Some((id, is_left)) = open.pop() {
            let inner = about_same_value(resolved, id);
            if is_left {
                let found = inner.iter().map(|id| ways[id]);
                let found = found.fold(1, usize::saturating_add);
                // Whoever asks what was evaluated asks whether it is valid, too.
                let factor = if is_unevaluated(resolved, id) { 3 } else { 1 };
                let found = found.saturating_mul(factor);
                if found > MAX_WAYS {
                    let pointer = resolved.get(id).pointer.0.escape_debug();
                    return Some(format!(
                        "there are too many ways through the references of `{pointer}`"
                    ));
                }
                ways.insert(id, found);
            } else if let Entry::Vacant(entry) = ways.entry(id) {
                // What leads back here finds this.
                entry.insert(0);
                open.push((id, true));
                open.extend(inner.into_iter().map(|id| (id, false)));
            }
        }
    }
    None
}

/// The object at `pointer`, and the index of its document.
pub(super) fn object<'d>(
    documents: &'d mut [DocumentValue],
    pointer: &Pointer,
) -> Option<(usize, &'d mut Map<String, Value>)> {
    let file = pointer.file().unwrap_or_default();
    let index = documents.iter().position(|it| it.file == file)?;
    let value = documents[index].value.as_mut()?;
    let object = value.pointer_mut(pointer.in_file())?;
    Some((index, object.as_object_mut()?))
}

/// True for a keyword that says something of a value, `$ref` aside.
fn asserts(name: &str) -> bool {
    name != "$ref" && keyword(name).is_some_and(|it| it.found_by.is_some())
}

fn holds_objects(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_objects),
        Value::Object(_) => true,
        _ => false,
    }
}
