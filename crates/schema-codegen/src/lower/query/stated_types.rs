//! Which JSON types the branches of a schema state. Asked before the schemas are merged, so that it decides what `properties` imply.

use super::type_set::TypeSet;
use crate::document::SchemaId;
use crate::resolve::{Resolved, Target};

/// How many schemas are looked at to find which types branches state.
const MAX_LOOKED_AT: usize = 256;

/// The types that branches of each of `groups` state; all where none states any.
pub(super) fn stated_by_groups<'g>(
    resolved: &Resolved<'_>,
    groups: impl Iterator<Item = &'g [SchemaId]>,
) -> TypeSet {
    let mut left = MAX_LOOKED_AT;
    let each = groups.map(|branches| {
        let types = branches.iter().map(|id| stated(resolved, *id, &mut left));
        let stated = types.filter(|types| !types.is_any());
        let stated = stated.reduce(TypeSet::union);
        stated.unwrap_or(TypeSet::ALL)
    });
    each.fold(TypeSet::ALL, TypeSet::intersection)
}

/// The types that the schema `id` states itself or through what it refers to; all, once `left` schemas have been looked at.
fn stated(resolved: &Resolved<'_>, id: SchemaId, left: &mut usize) -> TypeSet {
    let Some(rest) = left.checked_sub(1) else {
        return TypeSet::ALL;
    };
    *left = rest;
    let schema = resolved.get(id);
    if schema.always == Some(false) {
        return TypeSet::EMPTY;
    }
    let own = schema.types.as_deref().map_or(TypeSet::ALL, TypeSet::of);
    let values = schema.values.as_ref().map_or(TypeSet::ALL, |values| {
        let types = values.iter().map(TypeSet::of_value);
        types.fold(TypeSet::EMPTY, TypeSet::union)
    });
    let mut types = own.intersection(values);
    if let Some(Target::Schema(target)) = resolved.target(id) {
        types = types.intersection(stated(resolved, target, left));
    }
    for all in &schema.all_of {
        types = types.intersection(stated(resolved, *all, left));
    }
    for group in [&schema.any_of, &schema.one_of].into_iter().flatten() {
        let branches = group.iter().map(|id| stated(resolved, *id, left));
        types = types.intersection(branches.fold(TypeSet::EMPTY, TypeSet::union));
    }
    types.union(TypeSet::null_if(schema.nullable))
}
