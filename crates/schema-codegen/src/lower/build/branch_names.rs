//! Names for the types of branches.

use crate::lower::query::{Branches, Key, Schemas, TypeSet};
use crate::naming::inline;

/// Per branch: the value of its tag, where it is one string.
pub(super) fn of_tags(branches: &Branches) -> Vec<Option<String>> {
    let Some(tag) = &branches.tag else {
        return vec![None; branches.keys.len()];
    };
    let names = tag.values.iter().map(|values| match values.as_slice() {
        [serde_json::Value::String(value)] => Some(value.clone()),
        _ => None,
    });
    names.collect()
}

/// The only member that the branch at `index` requires and no other branch does.
fn only_required(schemas: &Schemas<'_>, keys: &[Key], index: usize) -> Option<String> {
    let by_others = |name: &String| {
        let mut others = keys.iter().enumerate().filter(|(other, _)| *other != index);
        others.any(|(_, key)| schemas.merged(key).required.contains(name))
    };
    let merged = schemas.merged(&keys[index]);
    let mut own = merged.required.iter().filter(|name| !by_others(name));
    let only = own.next()?;
    own.next().is_none().then(|| only.clone())
}

/// Names for the types of branches: by title, tag value, only required member, or JSON type.
pub(super) fn of_types(
    schemas: &Schemas<'_>,
    keys: &[Key],
    tags: &[Option<String>],
) -> Vec<String> {
    // Branches that differ in their JSON type alone share the title of the schema around them.
    let shared = keys
        .windows(2)
        .all(|pair| pair[0].schemas == pair[1].schemas);
    let names = keys.iter().enumerate().map(|(index, key)| {
        let title = schemas.get(key.subject()).docs.title.as_deref();
        let title = title.filter(|_| !shared).and_then(inline::title);
        let tag = || tags[index].as_deref().and_then(inline::title);
        let member = || only_required(schemas, keys, index);
        let member = || member().as_deref().and_then(inline::title);
        let name = title.or_else(tag).or_else(member);
        name.unwrap_or_else(|| json_type_name(schemas, key).to_owned())
    });
    inline::numbered(names.collect())
}

fn json_type_name(schemas: &Schemas<'_>, key: &Key) -> &'static str {
    match schemas.types_of(key).without_null() {
        TypeSet::STRING => "String",
        TypeSet::INTEGER => "Integer",
        TypeSet::NUMBER => "Number",
        TypeSet::BOOLEAN => "Boolean",
        TypeSet::ARRAY => "Array",
        TypeSet::OBJECT => "Object",
        _ => "Variant",
    }
}
