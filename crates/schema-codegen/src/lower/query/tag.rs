//! The member whose value tells the branches of a union apart.

use super::key::Key;
use super::merged::BranchGroup;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;
use indexmap::IndexSet;
use serde_json::Value;
use std::collections::BTreeSet;

/// How deep branches within branches are searched for the values of a tag.
const MAX_DEPTH: usize = 4;

/// How many values a tag may have in one branch.
const MAX_VALUES: usize = 256;

/// A member whose value selects the branch.
#[derive(Clone, Debug)]
pub(in crate::lower) struct TagOfKeys {
    pub(in crate::lower) path: Vec<String>,
    /// Per key: the values that select it; empty where the branch is no object.
    pub(in crate::lower) values: Vec<Vec<Value>>,
    /// The branch of an object without the member, where only one has no need of it.
    pub(in crate::lower) absent: Option<usize>,
    /// More than one branch has no need of the member: without it, the tag does not tell which of them holds.
    pub(in crate::lower) leaves_open: bool,
}

/// The values that a branch has for a member, and whether it requires the member.
struct Listed {
    values: Vec<Value>,
    required: bool,
}

/// The tag of `keys`, the branches of `group`. A discriminator names it; without one, it is a member that has a closed set of values in
/// every branch that is an object, and no value twice.
pub(super) fn tag_of(
    schemas: &Schemas<'_>,
    keys: &[Key],
    group: &BranchGroup,
) -> Option<TagOfKeys> {
    let is_object = |key: &Key| {
        let types = schemas.admits_key(key).types;
        !types.intersection(TypeSet::OBJECT).is_empty()
    };
    let objects: Vec<usize> = (0..keys.len())
        .filter(|index| is_object(&keys[*index]))
        .collect();
    let (first, others) = objects.split_first()?;
    // The only branch of a keyword is the type; a base schema with one that extends it may get more.
    if others.is_empty() && group.is_keyword {
        return None;
    }
    if let Some(owner) = group.owner
        && let Some(discriminator) = &schemas.get(owner).discriminator
    {
        let path = vec![discriminator.property.clone()];
        return listed_tag(schemas, keys, &objects, path.clone())
            .map(|(tag, _)| tag)
            .or_else(|| mapped_tag(schemas, keys, &objects, owner, path));
    }
    let paths = candidates(schemas, &keys[*first], MAX_DEPTH);
    let tags = paths
        .into_iter()
        .filter_map(|path| listed_tag(schemas, keys, &objects, path));
    // Of several, one that is always there, near the top, with few values.
    tags.min_by_key(|(tag, required)| {
        let values: usize = tag.values.iter().map(Vec::len).sum();
        (!required, tag.path.len(), values)
    })
    .map(|(tag, _)| tag)
}

/// The member at `path` as a tag by the values that the branches list for it, and whether all of them require it.
fn listed_tag(
    schemas: &Schemas<'_>,
    keys: &[Key],
    objects: &[usize],
    path: Vec<String>,
) -> Option<(TagOfKeys, bool)> {
    let mut values = vec![Vec::new(); keys.len()];
    let mut seen = BTreeSet::new();
    let mut optional = Vec::new();
    for index in objects {
        let listed = listed_values(schemas, &keys[*index], &path, MAX_DEPTH)?;
        if !listed
            .values
            .iter()
            .all(|value| seen.insert(value.to_string()))
        {
            return None;
        }
        if !listed.required {
            optional.push(*index);
        }
        values[*index] = listed.values;
    }
    let absent = match optional.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let tag = TagOfKeys {
        path,
        values,
        absent,
        leaves_open: optional.len() > 1,
    };
    Some((tag, optional.is_empty()))
}

/// The member of a discriminator as a tag, by its mapping and by the names of the schemas.
fn mapped_tag(
    schemas: &Schemas<'_>,
    keys: &[Key],
    objects: &[usize],
    owner: SchemaId,
    path: Vec<String>,
) -> Option<TagOfKeys> {
    let resolved = schemas.resolved;
    let mut values = vec![Vec::new(); keys.len()];
    for (value, id) in resolved.mapping(owner) {
        let mut selected = selected_by(schemas, keys, objects, *id);
        // A value that selects two branches selects none.
        if let Some(index) = selected.next() {
            if selected.next().is_some() || values.iter().flatten().any(|known| known == value) {
                return None;
            }
            values[index].push(value.clone());
        }
    }
    for index in objects {
        if !values[*index].is_empty() {
            continue;
        }
        // Without a mapping, the name of the schema is the value; one in place has no name.
        let branch = keys[*index].subject();
        let target = resolved.followed(branch);
        if branch == target && !resolved.children(owner).contains(&branch) {
            return None;
        }
        let pointer = &schemas.get(target).pointer;
        let name = || pointer.file_stem().map(str::to_owned);
        let name = pointer.last().or_else(name)?;
        if values.iter().flatten().any(|known| *known == name) {
            return None;
        }
        values[*index].push(name);
    }
    let types = objects.iter().map(|index| {
        let merged = schemas.merged(&keys[*index]);
        let ids = merged.properties.get(&path[0]).cloned();
        ids.map_or(TypeSet::STRING, |ids| {
            schemas.merged(&Key::all_of(ids)).types
        })
    });
    let types = types.fold(TypeSet::EMPTY, TypeSet::union);
    let values = values.into_iter().map(|names| {
        let names = names.into_iter();
        names.map(|name| typed_value(name, types)).collect()
    });
    Some(TagOfKeys {
        path,
        values: values.collect(),
        absent: None,
        leaves_open: false,
    })
}

/// The branches that a mapping to the schema `id` selects: the one that it is, or else those of whose own branches it is one.
fn selected_by<'a>(
    schemas: &'a Schemas<'_>,
    keys: &'a [Key],
    objects: &'a [usize],
    id: SchemaId,
) -> impl Iterator<Item = usize> + 'a {
    let resolved = schemas.resolved;
    let is_named = move |index: &usize| {
        let branch = keys[*index].subject();
        branch == id || resolved.followed(branch) == id
    };
    let reaches = move |index: &usize| {
        let target = resolved.followed(keys[*index].subject());
        let inner = schemas.merged(&Key::schema(target));
        inner.branches().any(|inner| resolved.followed(inner) == id)
    };
    let is_direct = objects.iter().any(is_named);
    let selects = move |index: &usize| {
        if is_direct {
            is_named(index)
        } else {
            reaches(index)
        }
    };
    objects.iter().copied().filter(selects)
}

/// The value that `name`, a key of a mapping, means for a member of `types`.
fn typed_value(name: String, types: TypeSet) -> Value {
    match types {
        TypeSet::INTEGER => name.parse::<i64>().map_or(Value::String(name), Value::from),
        TypeSet::BOOLEAN => name
            .parse::<bool>()
            .map_or(Value::String(name), Value::from),
        _ => Value::String(name),
    }
}

/// The values that `key` lists for the member at `path`; those of all its branches where it is a union itself.
fn listed_values(
    schemas: &Schemas<'_>,
    key: &Key,
    path: &[String],
    depth: usize,
) -> Option<Listed> {
    let (depth, (name, rest)) = (depth.checked_sub(1)?, path.split_first()?);
    let merged = schemas.merged(key);
    if let Some(ids) = merged.properties.get(name) {
        let property = Key::all_of(ids.clone());
        let listed = if rest.is_empty() {
            closed_values(schemas, &property).map(|values| Listed {
                values,
                required: true,
            })
        } else {
            listed_values(schemas, &property, rest, depth)
        };
        if let Some(listed) = listed {
            let required = listed.required && merged.required.contains(name);
            return Some(Listed { required, ..listed });
        }
    }
    let group = merged.groups.first()?;
    let mut all = Listed {
        values: Vec::new(),
        required: true,
    };
    for branch in &group.branches {
        let listed = listed_values(schemas, &Key::schema(*branch), path, depth)?;
        all.values.extend(listed.values);
        all.required &= listed.required;
    }
    all.values.dedup();
    Some(all)
}

/// The values of `key` when they are few, and each a string, an integer, a boolean or null.
fn closed_values(schemas: &Schemas<'_>, key: &Key) -> Option<Vec<Value>> {
    let merged = schemas.merged(key);
    let values = merged.values.as_ref()?;
    let is_simple = |value: &Value| {
        value.is_string()
            || value.is_i64()
            || value.is_u64()
            || value.is_boolean()
            || value.is_null()
    };
    let usable = (1..=MAX_VALUES).contains(&values.len()) && values.iter().all(is_simple);
    usable.then(|| values.clone())
}

/// Paths to members of `key` with a closed set of values: at the top, then one level down.
fn candidates(schemas: &Schemas<'_>, key: &Key, depth: usize) -> IndexSet<Vec<String>> {
    let mut top = IndexSet::new();
    let mut nested = IndexSet::new();
    let Some(depth) = depth.checked_sub(1) else {
        return top;
    };
    let merged = schemas.merged(key);
    for (name, ids) in &merged.properties {
        let property = Key::all_of(ids.clone());
        if closed_values(schemas, &property).is_some() {
            top.insert(vec![name.clone()]);
            continue;
        }
        for (inner, ids) in &schemas.merged(&property).properties {
            if closed_values(schemas, &Key::all_of(ids.clone())).is_some() {
                nested.insert(vec![name.clone(), inner.clone()]);
            }
        }
    }
    top.extend(nested);
    if let Some(branch) = merged
        .groups
        .first()
        .and_then(|group| group.branches.first())
    {
        top.extend(candidates(schemas, &Key::schema(*branch), depth));
    }
    top
}
