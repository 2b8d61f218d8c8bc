//! What is asserted of a value beyond its type, for `validate`; and what is left to the validation of whole documents.

use super::{Builder, beside_union, map};
use crate::document::SchemaId;
use crate::lower::query::{
    Asserted, BranchGroup, Branches, Key, MergedSchema, Schemas, TypeSet, accepts_null,
    branches_alone, classify, refuses_null, string_values, value_labels,
};
use crate::model::{Assertion, Constraints, DecidedBy, EnumValue, TypeExpr, TypeUse};
use crate::resolve::Resolved;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Everything that `merged` asserts, the branches that decide the type aside.
pub(super) fn beyond_type(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    deciding: Option<usize>,
) -> Constraints {
    let resolved = builder.schemas.resolved;
    let mut constraints = merged.constraints.clone();
    let mut left_out = merged.left_out.clone();
    for (index, group) in merged.groups.iter().enumerate() {
        if Some(index) != deciding && group.is_keyword {
            let branches = (group.keyword(), group.branches.as_slice());
            let mut asserted = Asserted::of_group(resolved, group.owner, branches);
            asserted
                .list
                .retain(|it| !says_nothing(builder, merged, group, it));
            constraints.asserts.extend(asserted.list);
            left_out.extend(asserted.left_out);
        }
    }
    builder.leave_out(&left_out);
    constraints
}

/// True when one of the branches of `anyOf` admits every value of the type.
fn says_nothing(
    builder: &Builder<'_, '_>,
    merged: &MergedSchema,
    group: &BranchGroup,
    written: &Assertion,
) -> bool {
    let written = written.schema[written.keyword].as_array();
    let mut branches = group.branches.iter().zip(written.into_iter().flatten());
    !group.exclusive
        && branches.any(|(id, branch)| {
            let keywords = branch.as_object().into_iter().flatten();
            keywords.map(|(keyword, _)| keyword).all(|it| it == "type")
                && merged
                    .types
                    .is_subset(builder.schemas.types_of(&Key::schema(*id)))
        })
}

/// What `merged` asserts of a value of the type `expr`.
pub(super) fn of_use(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    expr: &TypeExpr,
) -> Constraints {
    let mut constraints = beyond_type(builder, merged, None);
    match expr {
        TypeExpr::Map(_) => constraints.key_patterns = map::key_patterns(builder.schemas, merged),
        TypeExpr::Scalar(_) => {
            let listed = merged.values.iter().flatten();
            constraints.values = listed.filter(|value| !value.is_null()).cloned().collect();
            constraints.labels = value_labels(builder.schemas, merged, &constraints.values);
            drop_lists(&mut constraints);
        }
        // The format of a string that another schema describes.
        TypeExpr::Named(id) => {
            let target = builder.schemas.merged(&builder.types[id.0].key);
            let may_be_string = TypeSet::STRING.is_subset(target.types);
            let format = merged.format.as_ref();
            let format = format.filter(|_| may_be_string && merged.format != target.format);
            constraints
                .asserts
                .extend(format.map(|name| Assertion::of("format", name.as_str())));
        }
        // The type has one schema for all items; any value that is no array is free of this.
        TypeExpr::Array(_) => {
            let asserted_of = of_items(builder.schemas, merged);
            of_conjuncts(builder, merged, asserted_of, &mut constraints);
        }
        TypeExpr::Any => of_conjuncts(builder, merged, Asserted::of_any, &mut constraints),
        // Which of the listed values satisfy the keywords beside the list, `validate` finds.
        TypeExpr::Const(values) if values.iter().any(|it| it.is_object() || it.is_array()) => {
            of_conjuncts(builder, merged, Asserted::of_any, &mut constraints);
        }
        _ => {}
    }
    constraints
}

/// Drops branches that only list the values that are listed anyway.
pub(super) fn drop_lists(constraints: &mut Constraints) {
    let listed = &constraints.values;
    constraints.asserts.retain(|it| !only_lists(it, listed));
}

/// True for branches each of which is another one of `values`, or null, where these are all.
fn only_lists(written: &Assertion, values: &[Value]) -> bool {
    if !matches!(written.keyword, "anyOf" | "oneOf") {
        return false;
    }
    let branches = written.schema[written.keyword].as_array();
    let mut found = Vec::new();
    for branch in branches.into_iter().flatten() {
        let keywords = branch.as_object().into_iter().flatten();
        let mut keywords = keywords.map(|(keyword, _)| keyword.as_str());
        if !keywords.all(|it| matches!(it, "const" | "type")) {
            return false;
        }
        match branch.get("const") {
            Some(value) => found.push(value.to_string()),
            None if branch["type"] == "null" => found.push(Value::Null.to_string()),
            None => return false,
        }
    }
    found.sort();
    let mut all: Vec<String> = values.iter().map(Value::to_string).collect();
    all.extend(found.iter().find(|it| *it == "null").cloned());
    all.sort();
    found == all
}

/// What is asserted of the items of an array: all that is said of them where they have no type in common.
fn of_items(
    schemas: &Schemas<'_>,
    merged: &MergedSchema,
) -> fn(&Resolved<'_>, SchemaId) -> Asserted {
    let mut conjuncts = merged.conjuncts.iter();
    if conjuncts.any(|id| schemas.get(*id).prefix_items.is_some()) {
        Asserted::of_all_items
    } else {
        Asserted::of_items
    }
}

/// Adds what each conjunct of `merged` asserts, once.
pub(super) fn of_conjuncts(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    asserted_of: fn(&Resolved<'_>, SchemaId) -> Asserted,
    constraints: &mut Constraints,
) {
    for id in &merged.conjuncts {
        let asserted = asserted_of(builder.schemas.resolved, *id);
        for assertion in asserted.list {
            if !constraints.asserts.contains(&assertion) {
                constraints.asserts.push(assertion);
            }
        }
        builder.leave_out(&asserted.left_out);
    }
}

/// What `merged` asserts of the strings of an enum beside listing `values`, as far as it is not true of all of them.
pub(super) fn of_enum(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    deciding: Option<usize>,
    values: &[EnumValue],
) -> Vec<Assertion> {
    let asserted = beyond_type(builder, merged, deciding);
    let values = values.iter().map(|it| it.value.as_str());
    let asserted = not_true_of_all(asserted, &values);
    let mut all = beside_union::of_limits(&asserted);
    all.extend(asserted.asserts);
    all
}

/// The same of an enum of `values` that `branches` list, beside which `merged` holds.
pub(super) fn of_enum_of_branches(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    branches: &Branches,
    values: &[EnumValue],
) -> Vec<Assertion> {
    let schemas = builder.schemas;
    let mut asserts = of_enum(builder, merged, branches.group, values);
    let Some(group) = branches.group.map(|index| &merged.groups[index]) else {
        return asserts;
    };
    let mut is_limited = false;
    let (mut seen, mut repeated) = (BTreeSet::new(), BTreeSet::new());
    for key in &branches.keys {
        let listed = string_values(schemas, key);
        let listed = listed.as_deref().unwrap_or_default();
        is_limited |= !of_enum(builder, &schemas.merged(key), None, listed).is_empty();
        let names = listed.iter().map(|it| it.value.clone());
        let names: BTreeSet<String> = names.collect();
        repeated.extend(names.intersection(&seen).cloned());
        seen.extend(names);
    }
    if is_limited {
        let branches = (group.keyword(), group.branches.as_slice());
        let asserted = Asserted::of_group(schemas.resolved, group.owner, branches);
        builder.leave_out(&asserted.left_out);
        let unlisted = json!({ "not": { "enum": seen } });
        let list = asserted.list.into_iter();
        asserts.extend(list.map(|it| it.except(&unlisted)));
    } else if group.exclusive && group.is_keyword && !repeated.is_empty() {
        // A value that two branches list satisfies `oneOf` never.
        let repeated: Vec<String> = repeated.into_iter().collect();
        asserts.push(Assertion {
            keyword: group.keyword(),
            schema: json!({ "not": { "enum": repeated } }),
        });
    }
    asserts
}

/// Says of `ty` that `key` refuses null, where nothing else that is asserted of it says so.
pub(super) fn refuse_null(schemas: &Schemas<'_>, key: &Key, ty: &mut TypeUse) {
    let asserts = &mut ty.constraints.asserts;
    if let Some(keyword) = refuses_null(schemas, key)
        && !asserts.iter().any(|it| it.keyword == keyword)
    {
        asserts.push(Assertion::not_null(keyword));
    }
}

/// True when the branch that makes the type refuses null, and another one accepts it.
pub(super) fn another_accepts_null(
    schemas: &Schemas<'_>,
    branches: &Branches,
    merged: &MergedSchema,
) -> bool {
    let refused = branches
        .keys
        .iter()
        .any(|key| refuses_null(schemas, key).is_some());
    let group = branches
        .group
        .map(|index| merged.groups[index].branches.as_slice());
    let mut others = group.into_iter().flatten();
    refused && others.any(|id| accepts_null(schemas, *id))
}

/// What `asserted` says that is not true of each of `values`, as far as that shows.
fn not_true_of_all<'v>(
    asserted: Constraints,
    values: &(impl Iterator<Item = &'v str> + Clone),
) -> Constraints {
    let length = |value: &str| value.chars().count() as u64;
    let all = |holds: &dyn Fn(u64) -> bool| values.clone().all(|value| holds(length(value)));
    Constraints {
        min_length: asserted.min_length.filter(|least| !all(&|it| it >= *least)),
        max_length: asserted.max_length.filter(|most| !all(&|it| it <= *most)),
        pattern: asserted.pattern,
        asserts: asserted.asserts,
        ..Constraints::default()
    }
}

/// True when `id`, which refers to a type, states more of its values beside the reference.
pub(in crate::lower) fn states_more(builder: &mut Builder<'_, '_>, id: SchemaId) -> bool {
    let merged = classify(builder.schemas, &Key::schema(id)).merged;
    beyond_type(builder, &merged, None) != Constraints::default()
}

/// The branches of a union as schemas, where a look at a value does not show which of them it satisfies.
pub(super) fn branches(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    branches: &Branches,
    decided_by: &DecidedBy,
) -> Option<Assertion> {
    let group = &merged.groups[branches.group?];
    let is_decided = match decided_by {
        DecidedBy::JsonType => true,
        DecidedBy::Tag(_) => !branches.tag.as_ref().is_some_and(|tag| tag.leaves_open),
        _ => false,
    };
    if is_decided || !group.is_keyword {
        return None;
    }
    let keyword = group.keyword();
    let schema = branches_alone(builder.schemas.resolved, keyword, &group.branches);
    if schema.is_none() {
        let left_out = group.owner.map(|id| (id, keyword));
        builder.leave_out(left_out.as_slice());
    }
    // Where they can't be written down, any value may satisfy one.
    let schema = schema.unwrap_or_else(|| vec![Value::Bool(true)].into());
    Some(Assertion { keyword, schema })
}
