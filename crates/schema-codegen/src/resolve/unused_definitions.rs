//! Definitions of the root that nothing refers to: problems in them are warnings, because no type is made from them.

use super::Target;
use crate::document::{Document, Schema, SchemaId};
use crate::model::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// The definitions that nothing refers to, directly or through another definition, and that are no further roots. None for a root that only holds definitions: all of
/// them get types.
pub(super) fn find(
    document: &Document<'_>,
    targets: &BTreeMap<SchemaId, Target>,
    further_roots: &[SchemaId],
) -> BTreeSet<Pointer> {
    let root = document.get(document.root);
    let mut unused: BTreeSet<Pointer> = BTreeSet::new();
    if says_nothing(root) {
        return unused;
    }
    let definitions = root.definitions.iter();
    unused.extend(definitions.map(|(_, id)| document.get(*id).pointer.clone()));
    let mut used: Vec<Pointer> = further_roots
        .iter()
        .map(|id| around(&document.get(*id).pointer))
        .collect();
    let mut referred: BTreeMap<Pointer, Vec<Pointer>> = BTreeMap::new();
    for (source, target) in targets {
        let Target::Schema(target) = target else {
            continue;
        };
        let from = around(&document.get(*source).pointer);
        let to = around(&document.get(*target).pointer);
        if unused.contains(&from) {
            referred.entry(from).or_default().push(to);
        } else {
            used.push(to);
        }
    }
    // What a definition refers to is used as soon as the definition is.
    while let Some(pointer) = used.pop() {
        if unused.remove(&pointer) {
            used.extend(referred.remove(&pointer).unwrap_or_default());
        }
    }
    unused
}

/// The definition of the root that `pointer` is in, if it is in one: its first two steps.
fn around(pointer: &Pointer) -> Pointer {
    let mut slashes = pointer.0.match_indices('/').skip(2);
    let end = slashes.next().map_or(pointer.0.len(), |(index, _)| index);
    Pointer(pointer.0[..end].to_owned())
}

/// True for a schema that holds at most definitions.
fn says_nothing(schema: &Schema) -> bool {
    !schema.describes_object()
        && !schema.describes_array()
        && schema.reference.is_none()
        && schema.dynamic_reference.is_none()
        && schema.values.is_none()
        && schema.required.is_empty()
        && schema.all_of.is_empty()
        && schema.any_of.is_none()
        && schema.one_of.is_none()
}
