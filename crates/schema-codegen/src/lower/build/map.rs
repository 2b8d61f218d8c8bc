//! Members under any name: `additionalProperties`, `patternProperties`. A member that matches a pattern is kept as an additional
//! property; `validate` checks the patterns.

use super::Builder;
use crate::document::SchemaId;
use crate::lower::query::{Key, MergedSchema, Schemas, is_closed};
use crate::model::{Additional, TypeUse};
use crate::naming::inline;

/// What additional properties of `merged` are.
pub(super) fn additional(
    builder: &mut Builder<'_, '_>,
    merged: &MergedSchema,
    name: &str,
) -> Additional {
    let schemas = builder.schemas;
    let conjuncts = || merged.conjuncts.iter().map(|id| schemas.get(*id));
    // In a composition where another schema declares more, nothing could have these; such schemas exist, and their authors mean the sum.
    let mut all = merged.conjuncts.iter();
    if all.any(|id| is_closed(schemas.resolved, *id)) {
        return Additional::Deny;
    }
    let is_always = |id: &SchemaId, always| schemas.get(*id).always == Some(always);
    let mut patterns: Vec<SchemaId> = conjuncts()
        .flat_map(|schema| schema.pattern_properties.iter().map(|(_, id)| *id))
        .filter(|id| !is_always(id, false))
        .collect();
    let additional: Vec<SchemaId> = conjuncts()
        .filter_map(|schema| schema.additional_properties)
        .collect();
    let closed = additional.iter().any(|id| is_always(id, false));
    let typed: Vec<SchemaId> = additional
        .into_iter()
        .filter(|id| schemas.get(*id).always.is_none())
        .collect();
    let key = match (patterns.is_empty(), typed.as_slice()) {
        (true, [_, ..]) => Key::all_of(typed),
        (false, []) if closed => Key::any_of(patterns),
        (false, [only]) => {
            patterns.push(*only);
            Key::any_of(patterns)
        }
        _ => return Additional::Any,
    };
    let ty = builder.use_of(&key, &inline::map_value(name));
    if ty == TypeUse::any() {
        Additional::Any
    } else {
        Additional::Typed(Box::new(ty))
    }
}

/// Patterns of which the name of every member that is not declared matches one, because a schema of `merged` forbids all others. Where
/// several schemas do so, what is asserted of their members says it.
pub(super) fn key_patterns(schemas: &Schemas<'_>, merged: &MergedSchema) -> Vec<Vec<String>> {
    let conjuncts = merged.conjuncts.iter().map(|id| schemas.get(*id));
    let closed = conjuncts.filter(|schema| {
        schemas.resolved.denies_additional(schema) && !schema.pattern_properties.is_empty()
    });
    let mut patterns = closed.map(|schema| {
        let patterns = schema.pattern_properties.iter();
        patterns.map(|(pattern, _)| pattern.clone()).collect()
    });
    match (patterns.next(), patterns.next()) {
        (Some(only), None) => vec![only],
        _ => Vec::new(),
    }
}

/// The value type of an object without declared properties.
pub(super) fn value(builder: &mut Builder<'_, '_>, merged: &MergedSchema, name: &str) -> TypeUse {
    match additional(builder, merged, name) {
        Additional::Typed(ty) => *ty,
        Additional::Any | Additional::Deny => TypeUse::any(),
    }
}
