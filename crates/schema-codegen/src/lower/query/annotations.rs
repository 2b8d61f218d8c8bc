//! What schemas say to people: docs, and which schemas say something of a value. What a schema says itself comes first; where it refers
//! to another schema, the annotations of the target fill the gaps.

use super::conjuncts::Conjuncts;
use super::key::{Key, Mode};
use super::merged::MergedSchema;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;
use crate::model::{Docs, ValueLabel};
use crate::resolve::Target;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many schemas may annotate one value.
pub(super) const MAX_ANNOTATING_SCHEMAS: usize = 256;

/// What the schemas of `key` say themselves.
pub(in crate::lower) fn own_docs(schemas: &Schemas<'_>, key: &Key) -> Docs {
    let mut docs = Docs::default();
    if key.mode == Mode::AnyOf {
        return docs;
    }
    // The words of a branch come before those that all branches share.
    docs.fill_gaps(&schemas.get(key.subject()).docs);
    for id in &Conjuncts::of(schemas.resolved, key).schemas {
        docs.fill_gaps(&schemas.get(*id).docs);
    }
    docs
}

/// What a field shows: its own annotations, then those of what it refers to.
pub(in crate::lower) fn field_docs(schemas: &Schemas<'_>, key: &Key) -> Docs {
    let mut docs = Docs::default();
    for id in annotating_schemas(schemas, key) {
        docs.fill_gaps(&schemas.get(id).docs);
    }
    docs
}

/// What the conjuncts of `merged` say of `values`, which they list.
pub(in crate::lower) fn value_labels(
    schemas: &Schemas<'_>,
    merged: &MergedSchema,
    values: &[Value],
) -> Vec<ValueLabel> {
    let conjuncts = || merged.conjuncts.iter().map(|id| schemas.get(*id));
    let meanings = || conjuncts().flat_map(|schema| &schema.enum_descriptions);
    let labels = values.iter().filter_map(|value| {
        let mut labels = conjuncts().flat_map(|schema| &schema.labels);
        let mut label = labels
            .find(|label| label.value == *value)
            .cloned()
            .unwrap_or_else(|| ValueLabel::of(value.clone()));
        let in_json = value.to_string();
        let meaning = meanings().find(|(value, _)| *value == in_json);
        label.description = label.description.or_else(|| Some(meaning?.1.clone()));
        if let [_] = values {
            // What a schema that admits one value says of itself is what the value means.
            let docs = own_words(conjuncts().map(|schema| &schema.docs));
            label.name = label.name.or(docs.title);
            label.description = label.description.or(docs.description);
        }
        (label != ValueLabel::of(value.clone())).then_some(label)
    });
    labels.collect()
}

/// The title and description of the first that has either.
fn own_words<'d>(mut docs: impl Iterator<Item = &'d Docs>) -> Docs {
    let found = docs.find(|docs| docs.title.is_some() || docs.description.is_some());
    found.cloned().unwrap_or_default()
}

/// The schemas that annotate `key`, nearest first: its own, then along its references, through a branch beside null.
pub(super) fn annotating_schemas(schemas: &Schemas<'_>, key: &Key) -> Vec<SchemaId> {
    if key.mode == Mode::AnyOf {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut pending: Vec<SchemaId> = key.schemas.iter().rev().copied().collect();
    while let Some(id) = pending.pop() {
        if !seen.insert(id) || found.len() >= MAX_ANNOTATING_SCHEMAS {
            continue;
        }
        found.push(id);
        if let Some(Target::Schema(target)) = schemas.resolved.target(id) {
            pending.push(target);
        }
        pending.extend(branch_beside_null(schemas, id));
        pending.extend(schemas.get(id).all_of.iter().rev());
    }
    found
}

/// The only branch of `id` that is not null.
fn branch_beside_null(schemas: &Schemas<'_>, id: SchemaId) -> Option<SchemaId> {
    let schema = schemas.get(id);
    let branches = schema.any_of.as_ref().or(schema.one_of.as_ref())?;
    let mut others = branches
        .iter()
        .filter(|branch| schemas.admits(**branch).types != TypeSet::NULL);
    let only = others.next()?;
    others.next().is_none().then_some(*only)
}
