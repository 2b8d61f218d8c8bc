//! Unions that reach themselves without descending into the value: `anyOf` and `oneOf` whose branch leads back to them by `$ref`, `allOf`,
//! `anyOf` or `oneOf`. Whether a value is valid then depends on itself, and no type can hold it.

use super::Target;
use crate::diagnostic::{Code, DiagnosticSink};
use crate::document::{Document, SchemaId};
use std::collections::{BTreeMap, BTreeSet};

/// Reports every union of `document` that reaches itself.
pub(super) fn report(
    document: &Document<'_>,
    targets: &BTreeMap<SchemaId, Target>,
    sink: &mut DiagnosticSink,
) {
    let in_place: Vec<Vec<SchemaId>> = (0..document.schemas.len())
        .map(|index| same_value(document, targets, SchemaId(index)))
        .collect();
    let cyclic = on_cycles(&in_place);
    for id in &cyclic {
        let schema = document.get(*id);
        let branches = schema.any_of.iter().chain(&schema.one_of).flatten();
        // Children of a base schema extend it by `allOf`; the discriminator says which one a value is, so the choice ends there.
        let mut branches = branches.filter(|_| schema.discriminator.is_none());
        if branches.any(|branch| reaches(&in_place, &cyclic, *branch, *id)) {
            let message = "this union is a branch of itself, so a value of it never ends";
            let help = "let a property or an item stand between the union and itself";
            sink.at(Code::EmptyCycle, &schema.pointer, message, help);
        }
    }
}

/// The schemas that hold for the same value as `id`.
fn same_value(
    document: &Document<'_>,
    targets: &BTreeMap<SchemaId, Target>,
    id: SchemaId,
) -> Vec<SchemaId> {
    let schema = document.get(id);
    let target = match targets.get(&id) {
        Some(Target::Schema(target)) => Some(*target),
        _ => None,
    };
    let branches = schema.any_of.iter().chain(&schema.one_of).flatten();
    let inner = target.iter().chain(&schema.all_of).chain(branches);
    inner.copied().collect()
}

/// What is left when schemas that lead nowhere are taken away, again and again: all cycles, and what leads to them.
fn on_cycles(edges: &[Vec<SchemaId>]) -> BTreeSet<SchemaId> {
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    let mut open: Vec<usize> = edges.iter().map(Vec::len).collect();
    for (index, targets) in edges.iter().enumerate() {
        for target in targets {
            from[target.0].push(index);
        }
    }
    let mut done: Vec<usize> = (0..edges.len()).filter(|index| open[*index] == 0).collect();
    while let Some(index) = done.pop() {
        for source in &from[index] {
            open[*source] -= 1;
            if open[*source] == 0 {
                done.push(*source);
            }
        }
    }
    let cyclic = (0..edges.len()).filter(|index| open[*index] > 0);
    cyclic.map(SchemaId).collect()
}

fn reaches(
    edges: &[Vec<SchemaId>],
    cyclic: &BTreeSet<SchemaId>,
    start: SchemaId,
    end: SchemaId,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut pending = vec![start];
    while let Some(id) = pending.pop() {
        if id == end {
            return true;
        }
        if cyclic.contains(&id) && seen.insert(id) {
            pending.extend(&edges[id.0]);
        }
    }
    false
}
