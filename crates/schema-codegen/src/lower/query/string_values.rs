//! The values of string enums, with their meanings.

use super::branches::deciding_branches;
use super::key::Key;
use super::merged::MergedSchema;
use super::schemas::{Schemas, StringValues};
use super::type_set::TypeSet;
use crate::model::EnumValue;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The listed strings of `key`; empty for any string, `None` when it admits anything else.
pub(in crate::lower) fn string_values(schemas: &Schemas<'_>, key: &Key) -> StringValues {
    if let Some(known) = schemas.string_values.borrow().get(key) {
        return known.clone();
    }
    // What leads back to itself is no set of strings.
    schemas.string_values.borrow_mut().insert(key.clone(), None);
    let mut found = collect(schemas, key);
    // A branch says it of what it lists.
    if schemas.get(key.subject()).docs.deprecated {
        let values = found.iter_mut().flatten();
        values.for_each(|value| value.deprecated = true);
    }
    let found = found.map(Rc::from);
    schemas
        .string_values
        .borrow_mut()
        .insert(key.clone(), found.clone());
    found
}

fn collect(schemas: &Schemas<'_>, key: &Key) -> Option<Vec<EnumValue>> {
    let merged = schemas.merged(key);
    let strings = merged.types.is_subset(TypeSet::STRING.union(TypeSet::NULL));
    let branches_decide = !merged.groups.is_empty() && merged.values.is_none();
    if merged.is_never() || (!strings && !branches_decide) {
        return None;
    }
    if merged.values.is_some() {
        return Some(enum_values(schemas, &merged));
    }
    let Some(branches) = deciding_branches(schemas, key, &merged) else {
        return (strings && merged.format.is_none()).then(Vec::new);
    };
    if branches.keys.is_empty() {
        return None;
    }
    let mut values = Vec::new();
    for branch in &branches.keys {
        values.extend(string_values(schemas, branch)?.iter().cloned());
    }
    Some(values)
}

/// The values of `merged` that are strings, each once, in order.
pub(in crate::lower) fn enum_values(
    schemas: &Schemas<'_>,
    merged: &MergedSchema,
) -> Vec<EnumValue> {
    let conjuncts = || merged.conjuncts.iter().map(|id| schemas.get(*id));
    let mut meanings: BTreeMap<String, String> = conjuncts()
        .flat_map(|schema| schema.enum_descriptions.iter().cloned())
        .collect();
    let labelled = |value: &str| {
        let mut labels = conjuncts().flat_map(|schema| &schema.labels);
        labels.find(|label| label.value == value)
    };
    let strings = merged.values.iter().flatten();
    let strings = strings.filter_map(|value| value.as_str());
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for value in strings.filter(|value| seen.insert(*value)) {
        values.push(EnumValue {
            value: value.to_owned(),
            name: labelled(value).and_then(|label| label.name.clone()),
            description: meanings
                .remove(value)
                .or_else(|| labelled(value)?.description.clone()),
            deprecated: false,
        });
    }
    if let [only] = values.as_mut_slice() {
        // What a schema that admits one value says of itself is what the value means.
        let mut docs = conjuncts().map(|schema| &schema.docs);
        only.description = only.description.take().or_else(|| {
            docs.find_map(|docs| docs.description.clone().or_else(|| docs.title.clone()))
        });
    }
    values
}
