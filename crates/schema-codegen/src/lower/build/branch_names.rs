//! Names for the types of branches.

use crate::lower::query::{Branches, Key, Schemas, TagOfKeys, TypeSet};
use crate::naming::inline;
use indexmap::IndexMap;
use serde_json::Value;

/// Per branch: the value of its tag, where it is one string.
pub(super) fn of_tags(branches: &Branches) -> Vec<Option<String>> {
    let Some(tag) = &branches.tag else {
        return vec![None; branches.keys.len()];
    };
    let names = tag.values.iter().map(|values| match values.as_slice() {
        [Value::String(value)] => Some(value.clone()),
        _ => None,
    });
    names.collect()
}

/// Per branch: the only member that it requires and no other branch does.
fn only_required(schemas: &Schemas<'_>, keys: &[Key]) -> Vec<Option<String>> {
    let all: Vec<_> = keys.iter().map(|key| schemas.merged(key)).collect();
    let mut counts: IndexMap<&String, usize> = IndexMap::new();
    for name in all.iter().flat_map(|merged| &merged.required) {
        *counts.entry(name).or_default() += 1;
    }
    let only = all.iter().map(|merged| {
        let mut own = merged.required.iter().filter(|name| counts[name] == 1);
        let only = own.next()?;
        own.next().is_none().then(|| only.clone())
    });
    only.collect()
}

/// How many values of a tag a name may list.
const MAX_VALUES: usize = 3;

/// `version` with 1 is `Version1`, `plan` with `basic` or `pro` is `PlanBasicOrPro`: the tag's name with the values of one branch.
fn tag_with_values(tag: &TagOfKeys, index: usize) -> Option<String> {
    let values = &tag.values[index];
    if values.is_empty() || values.len() > MAX_VALUES {
        return None;
    }
    let words = values.iter().map(|value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string().replace('-', "minus "),
    });
    let words: Vec<String> = words.collect();
    let name = tag.path.last()?;
    inline::title(&format!("{name} {}", words.join(" or ")))
}

/// Names for the types of branches: by title, tag value, only required member, tag with its values, or JSON type.
pub(super) fn of_types(
    schemas: &Schemas<'_>,
    branches: &Branches,
    tags: &[Option<String>],
) -> Vec<String> {
    let keys = &branches.keys;
    // Branches that differ in their JSON type alone share the title of the schema around them.
    let shared = keys
        .windows(2)
        .all(|pair| pair[0].schemas == pair[1].schemas);
    let required = only_required(schemas, keys);
    let names = keys.iter().enumerate().map(|(index, key)| {
        let title = schemas.get(key.subject()).docs.title.as_deref();
        let title = title.filter(|_| !shared).and_then(inline::title);
        let tag = || tags[index].as_deref().and_then(inline::title);
        let member = || required[index].as_deref().and_then(inline::title);
        let tagged = || tag_with_values(branches.tag.as_ref()?, index);
        let name = title.or_else(tag).or_else(member).or_else(tagged);
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
