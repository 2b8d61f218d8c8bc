//! Whether null is valid where the type admits it: `not`, `if` and the branches of `oneOf` may refuse it all the same.

use super::key::{Key, Mode};
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;

/// How deep branches and conditions are followed; what is deeper refuses nothing.
const MAX_DEPTH: usize = 32;

/// The keyword by which `key` refuses null, though its type admits it.
///
/// The Rust type of such a place takes null nevertheless: authors seldom mean that refusal, and documents have the null. `validate`
/// reports it.
pub(in crate::lower) fn refuses_null(schemas: &Schemas<'_>, key: &Key) -> Option<&'static str> {
    let merged = schemas.merged(key);
    // A struct takes null where `type` admits it, also if the types that its branches state do not.
    let is_struct = merged.is_object_with_properties()
        || !merged.required.is_empty() && merged.types.without_null().is_subset(TypeSet::OBJECT);
    // So does what is made of listed values.
    let is_beside_branches = is_struct || merged.values.is_some();
    let takes_null = is_beside_branches && merged.types.contains_null();
    if !takes_null && !schemas.types_of(key).contains_null() {
        return None;
    }
    let refusal = |id: &SchemaId| refusal(schemas, *id, MAX_DEPTH);
    let mut refusals = key.schemas.iter().map(refusal);
    match key.mode {
        Mode::AnyOf => refusals.collect::<Option<Vec<_>>>()?.first().copied(),
        Mode::AllOf | Mode::Branch => refusals.find_map(|it| it),
    }
}

/// True when `id` is satisfied by null.
pub(in crate::lower) fn accepts_null(schemas: &Schemas<'_>, id: SchemaId) -> bool {
    refusal(schemas, id, MAX_DEPTH).is_none()
}

fn refusal(schemas: &Schemas<'_>, id: SchemaId, depth: usize) -> Option<&'static str> {
    if let Some(known) = schemas.null_refusals.borrow().get(&id) {
        return *known;
    }
    if depth == 0 {
        return None;
    }
    // What leads back to itself finds this answer: it ends the recursion.
    schemas.null_refusals.borrow_mut().insert(id, None);
    let key = Key::schema(id);
    let merged = schemas.merged(&key);
    let conjuncts = merged.conjuncts.iter();
    let refused_by = |id: &SchemaId| of_own_keywords(schemas, *id, depth - 1);
    let admitted = merged.types.contains_null();
    let mut admitting = conjuncts.filter(|_| admitted);
    let found = admitting.find_map(refused_by);
    let found = found.or((!schemas.types_of(&key).contains_null()).then_some("type"));
    schemas.null_refusals.borrow_mut().insert(id, found);
    found
}

/// The keyword of `id` itself that refuses null; `type` and `enum` aside, which decide what the Rust type admits.
fn of_own_keywords(schemas: &Schemas<'_>, id: SchemaId, depth: usize) -> Option<&'static str> {
    let schema = schemas.get(id);
    // OpenAPI's `nullable` admits null whatever stands beside it; what belongs to a rule is checked by its function.
    if schema.nullable || !schema.docs.rules.is_empty() {
        return None;
    }
    let accepts = |id: &SchemaId| refusal(schemas, *id, depth).is_none();
    let applied = |keyword: &str| {
        let mut all = schema.applied.iter();
        all.find_map(|(name, id)| (*name == keyword).then_some(id))
    };
    let branch_of_if = applied("if").and_then(|condition| {
        let chosen = if accepts(condition) { "then" } else { "else" };
        applied(chosen)
    });
    let refused = [
        ("not", applied("not").is_some_and(accepts)),
        ("if", branch_of_if.is_some_and(|id| !accepts(id))),
        (
            "anyOf",
            schema
                .any_of
                .as_ref()
                .is_some_and(|it| !it.iter().any(accepts)),
        ),
        (
            "oneOf",
            (schema.one_of.as_ref())
                .is_some_and(|it| it.iter().filter(|id| accepts(id)).count() != 1),
        ),
    ];
    let mut refused = refused.into_iter();
    refused.find_map(|(keyword, refuses)| refuses.then_some(keyword))
}
