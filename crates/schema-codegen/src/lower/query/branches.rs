//! Which branches of `anyOf` and `oneOf` make a type. A group whose branches only validate, or one of whose branches admits everything,
//! makes none.

use super::key::{Key, Mode};
use super::merged::{BranchGroup, MergedSchema};
use super::schemas::Schemas;
use super::tag::{TagOfKeys, tag_of};
use super::type_set::TypeSet;
use crate::document::SchemaId;

/// The branches of a union before it is built.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Branches {
    /// No key where no branch admits anything but null.
    pub(in crate::lower) keys: Vec<Key>,
    /// Exactly one may match.
    pub(in crate::lower) exclusive: bool,
    /// Null is among them.
    pub(in crate::lower) nullable: bool,
    /// The member whose value selects the branch.
    pub(in crate::lower) tag: Option<TagOfKeys>,
    /// Another union holds for the same value.
    pub(in crate::lower) hides_another: bool,
    /// Where they stand among the groups of the schema; none for the JSON types of one schema.
    pub(in crate::lower) group: Option<usize>,
}

impl Branches {
    /// The only branch, which is the type: where a tag selects one, there may be more in a later version.
    pub(in crate::lower) fn only(&self) -> Option<&Key> {
        match self.keys.as_slice() {
            [only] if self.tag.is_none() => Some(only),
            _ => None,
        }
    }
}

/// The branches that decide the shape of `merged`, the schema of `key`.
pub(super) fn deciding_branches(
    schemas: &Schemas<'_>,
    key: &Key,
    merged: &MergedSchema,
) -> Option<Branches> {
    let groups = merged.groups.iter().enumerate();
    let mut deciding = groups.filter_map(|(index, group)| {
        let branches = decide(schemas, key, merged, (index, group))?;
        // Branches that add members to an object with properties of its own are variants where a tag tells them apart. Else they
        // become optional fields of one struct.
        let is_variants = !merged.is_object_with_properties() || branches.tag.is_some();
        is_variants.then_some(branches)
    });
    let first = deciding.next()?;
    let hides_another = deciding.next().is_some();
    Some(Branches {
        hides_another,
        ..first
    })
}

fn decide(
    schemas: &Schemas<'_>,
    key: &Key,
    merged: &MergedSchema,
    (index, group): (usize, &BranchGroup),
) -> Option<Branches> {
    let beside = merged.types.without_null();
    // What extends a base schema says nothing of a null that the base admits.
    let mut nullable = merged.nullable || !group.is_keyword && merged.types.contains_null();
    let mut keys = Vec::new();
    let mut last = None;
    let mut decides = false;
    let mut admits_all = false;
    for branch in &group.branches {
        let admits = schemas.admits(*branch);
        let types = admits.types.intersection(merged.types);
        nullable |= types.contains_null();
        let types = types.without_null();
        let itself = branch_key(schemas, key, merged, (group, *branch));
        if types.is_empty() || schemas.types_of(&itself).without_null().is_empty() {
            // Excluded by what holds beside it: where all are, no value is left.
            decides = true;
            continue;
        }
        let narrows = admits.structured || types != beside;
        decides |= narrows;
        admits_all |= !narrows;
        keys.push(itself);
        last = Some(*branch);
    }
    if let ([single], Some(branch)) = (keys.as_mut_slice(), last)
        && key.mode != Mode::AnyOf
        && lacks_required(schemas, merged, single)
    {
        *single = Key::branch(&merged.conjuncts, branch, key.types);
    }
    let open_string = admits_all && beside == TypeSet::STRING;
    if !decides || (admits_all && !open_string) {
        return None;
    }
    Some(Branches {
        tag: tag_of(schemas, &keys, group),
        keys,
        exclusive: group.exclusive,
        nullable,
        hides_another: false,
        group: Some(index),
    })
}

/// The key of `branch`: with what holds beside it, where that shapes the type, and that the branch does not say itself.
fn branch_key(
    schemas: &Schemas<'_>,
    key: &Key,
    merged: &MergedSchema,
    (group, branch): (&BranchGroup, SchemaId),
) -> Key {
    if stands_alone(schemas, group, branch) {
        let conjuncts = &schemas.merged(&Key::schema(branch)).conjuncts;
        return Key::branch(conjuncts, branch, key.types);
    }
    let itself = Key::schema(branch);
    let extends = || {
        let conjuncts = &schemas.merged(&itself).conjuncts;
        !group.is_keyword && merged.conjuncts.iter().all(|id| conjuncts.contains(id))
    };
    if key.mode != Mode::AnyOf && merged.has_structure() && !extends() {
        Key::branch(&merged.conjuncts, branch, key.types)
    } else if schemas.admits(branch).types.is_subset(merged.types) {
        itself
    } else {
        itself.restricted_to(merged.types)
    }
}

/// True for a base schema beside the branches that extend it: they are no part of what it stands for there.
fn stands_alone(schemas: &Schemas<'_>, group: &BranchGroup, branch: SchemaId) -> bool {
    let children = schemas.resolved.children(branch);
    let are_beside = children.iter().all(|id| group.branches.contains(id));
    !group.is_keyword && !children.is_empty() && are_beside
}

/// True where members are required beside the schema of `key` that it does not require itself.
fn lacks_required(schemas: &Schemas<'_>, merged: &MergedSchema, key: &Key) -> bool {
    !merged.required.is_empty() && !merged.required.is_subset(&schemas.merged(key).required)
}
