//! What schemas assert of the members of an object that neither the types of its fields nor that of its additional properties express.

use super::assertion::{Asserted, says_something};
use super::standalone::Writer;
use crate::document::{Schema, SchemaId};
use crate::resolve::{Resolved, Target};
use indexmap::IndexMap;

/// Each property, and every schema that holds for it.
type Properties = IndexMap<String, Vec<SchemaId>>;

/// What `conjuncts`, which hold for one object, assert by `patternProperties` and `additionalProperties`, where one of them or of
/// `branches` declares members that another one is about. `properties` are those of all conjuncts.
pub(super) fn asserted_of_members(
    resolved: &Resolved<'_>,
    conjuncts: &[SchemaId],
    properties: &Properties,
    mut branches: impl Iterator<Item = SchemaId>,
) -> Asserted {
    let mut asserted = Asserted::default();
    let branches_declare = branches.any(|id| may_declare(resolved, id));
    for id in conjuncts {
        let schema = resolved.get(*id);
        // A rule has an id and a severity; the functions of rules check it.
        if !schema.docs.rules.is_empty() {
            continue;
        }
        let others = || conjuncts.iter().filter(|other| *other != id);
        let by_type = !branches_declare
            && patterns_by_type(resolved, schema, properties)
            && !others().any(|id| is_beside_patterns(resolved, *id));
        let mut patterns = schema.pattern_properties.iter();
        let asserts_patterns = !by_type && patterns.any(|(_, id)| says_something(resolved, *id));
        if asserts_patterns {
            asserted.add(resolved, *id, "patternProperties", Writer::patterns);
        }
        let others_declare = branches_declare
            || properties.len() > schema.properties.len()
            || others().any(|id| !resolved.get(*id).pattern_properties.is_empty());
        if is_about_declared(resolved, schema, asserts_patterns, others_declare) {
            let keyword = "additionalProperties";
            asserted.add(resolved, *id, keyword, Writer::additional_properties);
        }
    }
    asserted
}

/// True where the type of additional properties does not express all that `schema` says of them: `others_declare` some of them.
fn is_about_declared(
    resolved: &Resolved<'_>,
    schema: &Schema,
    asserts_patterns: bool,
    others_declare: bool,
) -> bool {
    let has_patterns = !schema.pattern_properties.is_empty();
    let additional = schema.additional_properties;
    match additional.map(|id| resolved.get(id).always) {
        // Part of what the patterns assert.
        Some(None) => !asserts_patterns && (others_declare || has_patterns),
        // What has no patterns closes the type.
        Some(Some(false)) => has_patterns && others_declare,
        _ => false,
    }
}

/// True where the one pattern of `schema` is about none of `properties`, and its members are all that `schema` allows beside: then
/// the type of all additional properties is that of its members.
fn patterns_by_type(resolved: &Resolved<'_>, schema: &Schema, properties: &Properties) -> bool {
    let [(pattern, only)] = schema.pattern_properties.as_slice() else {
        return false;
    };
    resolved.denies_additional(schema)
        && resolved.get(*only).always.is_none()
        && !properties.keys().any(|name| may_match(pattern, name))
}

/// True where the additional properties of `id` are not those of another schema's pattern alone.
fn is_beside_patterns(resolved: &Resolved<'_>, id: SchemaId) -> bool {
    let schema = resolved.get(id);
    let additional = schema.additional_properties;
    !schema.pattern_properties.is_empty()
        || additional.is_some_and(|id| resolved.get(id).always.is_none())
}

/// False where `name` does not begin with the characters that `pattern` asks for at the beginning.
pub(super) fn may_match(pattern: &str, name: &str) -> bool {
    let Some(rest) = pattern.strip_prefix('^').filter(|it| !it.contains('|')) else {
        return true;
    };
    let is_literal = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '/' | ':' | '@');
    let end = rest.find(|it| !is_literal(it)).unwrap_or(rest.len());
    let mut literal = rest[..end].chars();
    // What follows may make the last character optional.
    if rest[end..].starts_with(['?', '*', '{']) {
        literal.next_back();
    }
    name.starts_with(literal.as_str())
}

/// True where the branch `id` may declare members, itself or by what it is composed of.
fn may_declare(resolved: &Resolved<'_>, id: SchemaId) -> bool {
    let declares = |id| {
        let schema = resolved.get(id);
        !schema.properties.is_empty()
            || !schema.all_of.is_empty()
            || schema.any_of.is_some()
            || schema.one_of.is_some()
    };
    let target = match resolved.target(id) {
        Some(Target::Schema(target)) => Some(target),
        _ => None,
    };
    declares(id) || target.is_some_and(|id| declares(id) || resolved.target(id).is_some())
}
