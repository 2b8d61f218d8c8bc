//! Which branches of `anyOf` and `oneOf` make a type. A group whose branches only validate, or one of whose branches admits everything,
//! makes none.

use super::key::{Key, Mode};
use super::merged::{BranchGroup, MergedSchema};
use super::schemas::Schemas;
use super::type_set::TypeSet;

/// The branches of a union before it is built.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Branches {
    pub(in crate::lower) keys: Vec<Key>,
    /// Exactly one may match.
    pub(in crate::lower) exclusive: bool,
    /// Null is among them.
    pub(in crate::lower) nullable: bool,
}

/// The branches that decide the shape of `merged`, the schema of `key`.
pub(super) fn deciding_branches(
    schemas: &Schemas<'_>,
    key: &Key,
    merged: &MergedSchema,
) -> Option<Branches> {
    if folds_into_struct(merged) {
        return None;
    }
    let mut groups = merged.groups.iter();
    groups.find_map(|group| decide(schemas, key, merged, group))
}

fn decide(
    schemas: &Schemas<'_>,
    key: &Key,
    merged: &MergedSchema,
    group: &BranchGroup,
) -> Option<Branches> {
    let beside = merged.types.without_null();
    let mut nullable = false;
    let mut keys = Vec::new();
    let mut decides = false;
    let mut admits_all = false;
    for branch in &group.branches {
        let admits = schemas.admits(*branch);
        let types = admits.types.intersection(merged.types);
        nullable |= types.contains_null();
        let types = types.without_null();
        if types.is_empty() {
            decides |= admits.types == TypeSet::NULL || admits.types.is_empty();
            continue;
        }
        let narrows = admits.structured || types != beside;
        decides |= narrows;
        admits_all |= !narrows;
        keys.push(if key.mode != Mode::AnyOf && merged.has_structure() {
            Key::branch(&merged.conjuncts, *branch, key.types)
        } else if admits.types.is_subset(merged.types) {
            Key::schema(*branch)
        } else {
            Key::schema(*branch).restricted_to(merged.types)
        });
    }
    let open_string = admits_all && beside == TypeSet::STRING;
    if !decides || keys.is_empty() || (admits_all && !open_string) {
        return None;
    }
    Some(Branches {
        keys,
        exclusive: group.exclusive,
        nullable,
    })
}

/// True when branches add properties to an object that has some of its own: then they become optional fields of one struct.
pub(in crate::lower) fn folds_into_struct(merged: &MergedSchema) -> bool {
    !merged.properties.is_empty() && merged.types.is_subset(TypeSet::OBJECT.union(TypeSet::NULL))
}
