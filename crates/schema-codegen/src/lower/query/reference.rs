//! Which schemas are a use of another schema's type, and nothing else.

use super::conjuncts::Conjuncts;
use super::key::Key;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::{Schema, SchemaId};

/// The target, when the root of the document only refers to it.
pub(in crate::lower) fn root_reference(schemas: &Schemas<'_>, root: SchemaId) -> Option<SchemaId> {
    single_reference(
        schemas,
        &Conjuncts::of(schemas.resolved, &Key::schema(root)),
    )
}

/// The target, when what `conjuncts` describe is a use of just one type.
pub(super) fn single_reference(schemas: &Schemas<'_>, conjuncts: &Conjuncts) -> Option<SchemaId> {
    let [target] = conjuncts.references.as_slice() else {
        return None;
    };
    // What extends a base schema is one of its branches, also where it adds nothing.
    let mut composed = conjuncts.schemas.iter();
    if composed.any(|id| schemas.resolved.extends_base(*id)) {
        return None;
    }
    let mut stated = TypeSet::ALL;
    for id in &conjuncts.schemas {
        let beside_branch = conjuncts.without_branches.contains(id);
        let types = types_beside_reference(schemas, schemas.get(*id), beside_branch)?;
        stated = stated.intersection(types);
    }
    // What is required beside the reference narrows the target, unless it is required there.
    let merged = schemas.merged(&Key::schema(*target));
    let mut required = conjuncts
        .schemas
        .iter()
        .flat_map(|id| &schemas.get(*id).required);
    let is_narrowed = required.any(|name| !merged.required.contains(name))
        || !schemas.admits(*target).types.is_subset(stated);
    (!is_narrowed).then_some(*target)
}

/// The types that `schema` states beside a reference; `None` when it says something that makes another type of the target's.
fn types_beside_reference(
    schemas: &Schemas<'_>,
    schema: &Schema,
    without_branches: bool,
) -> Option<TypeSet> {
    let is_open = |id: SchemaId| schemas.get(id).always == Some(true);
    let keeps_type = schema.always != Some(false)
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.pattern_properties.is_empty()
        && schema.additional_properties.is_none_or(is_open)
        && schema.items.is_none()
        && schema.prefix_items.is_none()
        && (without_branches || (schema.any_of.is_none() && schema.one_of.is_none()));
    let types = schema.types.as_deref().map_or(TypeSet::ALL, TypeSet::of);
    keeps_type.then(|| types.union(TypeSet::null_if(schema.nullable)))
}
