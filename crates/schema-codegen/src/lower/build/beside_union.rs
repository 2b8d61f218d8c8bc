//! What a schema says beside the branches of a union, as assertions about the value of whichever variant it is.

use super::Builder;
use super::beyond_type::{beyond_type, of_conjuncts};
use crate::diagnostic::Code;
use crate::document::SchemaId;
use crate::lower::query::{Asserted, Key, MergedSchema, Schemas, field_docs};
use crate::model::{Assertion, Constraints, DecidedBy};
use serde_json::{Value, json};

/// What holds for the value of a union beside the branches of `group`, or with them where the variants lose some of it; `one_by_one`
/// where it is enough for a value that one of the branches holds.
pub(super) fn asserts(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    group: Option<usize>,
    (loses, one_by_one): (bool, bool),
) -> Vec<Assertion> {
    // Each JSON type of one schema is made with all that it says.
    let Some(group) = group else {
        return Vec::new();
    };
    let mut asserts = beyond_type(builder, merged, Some(group).filter(|_| !loses)).asserts;
    if merged.has_structure() && !one_by_one {
        // The variants are made with what stands beside the branches, and what breaks it inside of them counts.
        asserts.retain(|assertion| !merged.constraints.asserts.contains(assertion));
        return asserts;
    }
    asserts.extend(of_limits(&merged.constraints));
    asserts.extend(
        merged
            .format
            .as_ref()
            .map(|name| Assertion::of("format", name.as_str())),
    );
    let required = required_beside(builder.schemas, merged);
    if !required.is_empty() {
        asserts.push(Assertion::of("required", required));
    }
    asserts
}

/// What holds beside the branches of `group` for a value whose tag no branch has: the schemas beside them may refuse it, whichever
/// branches a later version adds. What fits no variant for another reason is wrong anyway.
pub(super) fn of_unknown(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    group: Option<usize>,
    decided_by: &DecidedBy,
) -> Vec<Assertion> {
    let (Some(group), DecidedBy::Tag(_)) = (group, decided_by) else {
        return Vec::new();
    };
    let beyond = beyond_type(builder, merged, Some(group));
    let mut all = Constraints::default();
    // OpenAPI: which members are there depends on the direction, at every depth.
    if builder.schemas.resolved.document.is_openapi {
        let required = required_beside(builder.schemas, merged);
        let required = (!required.is_empty()).then(|| Assertion::of("required", required));
        all.asserts.extend(required);
    } else {
        of_conjuncts(builder, merged, Asserted::of_any, &mut all);
    }
    all.asserts.extend(beyond.asserts.iter().cloned());
    all.asserts.extend(of_limits(&beyond));
    all.asserts
}

/// The types that are stated beside the branches of `group`, where one of these admits others: such a value fits no variant, and still satisfies
/// the branch.
pub(super) fn types_beside(
    schemas: &Schemas<'_>,
    merged: &MergedSchema,
    group: usize,
) -> Option<Assertion> {
    let mut branches = merged.groups[group].branches.iter();
    let stated = merged.stated_types();
    let types = |id: &SchemaId| schemas.types_of(&Key::schema(*id));
    let goes_beyond = branches.any(|id| !types(id).is_subset(stated));
    goes_beyond.then(|| Assertion::of("type", stated.names()))
}

/// A type can be one union; the other one is up to validation.
pub(super) fn note_second(builder: &mut Builder<'_, '_>, merged: &MergedSchema) {
    if let Some(id) = merged.conjuncts.first() {
        let pointer = &builder.schemas.get(*id).pointer;
        let message = "two unions hold for this value; the type is the first one, and only validation checks the other";
        let help = "give one of them to a property of its own, or combine their branches";
        builder.sink.at(Code::SecondUnion, pointer, message, help);
    }
}

/// What is said beside the branches of the items of an array.
pub(super) fn items(builder: &mut Builder<'_, '_>, merged: &MergedSchema) -> Vec<Assertion> {
    let mut constraints = Constraints::default();
    of_conjuncts(builder, merged, Asserted::of_all_items, &mut constraints);
    constraints.asserts
}

/// The limits of `all`, also those of the names of members.
pub(super) fn of_limits(all: &Constraints) -> Vec<Assertion> {
    let limits = all.limits().into_iter();
    let mut asserts: Vec<Assertion> = limits
        .map(|(keyword, limit)| Assertion::of(keyword, limit))
        .collect();
    for names in &all.dependent_required {
        if let [first, others @ ..] = names.as_slice() {
            let operand = json!({ first.as_str(): others });
            asserts.push(Assertion::of("dependentRequired", operand));
        }
    }
    for names in &all.property_names {
        let mut schema: serde_json::Map<String, Value> = names
            .limits()
            .into_iter()
            .map(|(keyword, limit)| (keyword.to_owned(), limit))
            .collect();
        if !names.values.is_empty() {
            schema.insert("enum".to_owned(), names.values.clone().into());
        }
        asserts.push(Assertion::of("propertyNames", schema));
    }
    asserts
}

/// The names that are required beside the branches, and not by each of them.
fn required_beside(schemas: &Schemas<'_>, merged: &MergedSchema) -> Vec<String> {
    let branches: Vec<_> = merged
        .branches()
        .map(|branch| schemas.merged(&Key::schema(branch)))
        .collect();
    let one_way = |name: &str| {
        let mut declared = branches
            .iter()
            .map(|branch| &**branch)
            .chain([merged])
            .filter_map(|merged| merged.properties.get(name));
        declared.any(|ids| {
            let docs = field_docs(schemas, &Key::all_of(ids.clone()));
            schemas.resolved.goes_one_way(&docs)
        })
    };
    let required = merged.required.iter().filter(|name| {
        let everywhere = branches
            .iter()
            .all(|branch| branch.required.contains(*name));
        !(everywhere || one_way(name))
    });
    required.cloned().collect()
}
