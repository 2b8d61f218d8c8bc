//! Which members tell the branches of a union apart, where no value of a member does.

use super::assertion::is_closed;
use super::key::Key;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::model::MemberRule;
use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeSet;

/// What one branch says of the names of its members.
struct Members {
    is_object: bool,
    required: IndexSet<String>,
    declared: BTreeSet<String>,
    /// Members that are not declared are forbidden.
    closed: bool,
}

impl Members {
    fn of(schemas: &Schemas<'_>, key: &Key) -> Self {
        let merged = schemas.merged(key);
        let mut conjuncts = merged.conjuncts.iter();
        let closed = conjuncts.any(|id| is_closed(schemas.resolved, *id));
        let object = merged.types.intersection(TypeSet::OBJECT);
        // What is required of an object says nothing about the other values of the branch.
        let objects_alone = merged.types.without_null().is_subset(TypeSet::OBJECT);
        let required = merged.required.iter().filter(|_| objects_alone);
        Self {
            is_object: !object.is_empty(),
            required: required.cloned().collect(),
            declared: merged.properties.keys().cloned().collect(),
            closed: closed && merged.groups.is_empty(),
        }
    }

    /// True when a value of `self` shows that it is none of `other`.
    fn differs_from(&self, other: &Self) -> bool {
        self.required
            .iter()
            .any(|name| !other.declared.contains(name))
    }
}

/// True when a value of each of two shows that it is none of the other. Only those that declare the rarest name which one requires are looked
/// at, so that many with names of their own take time in proportion to their number.
fn all_differ(objects: &[&Members]) -> bool {
    let mut declaring: IndexMap<&String, Vec<usize>> = IndexMap::new();
    for (index, members) in objects.iter().enumerate() {
        for name in &members.declared {
            declaring.entry(name).or_default().push(index);
        }
    }
    let everyone: Vec<usize> = (0..objects.len()).collect();
    let is_alone = |(index, members): (usize, &&Members)| {
        let required = members.required.iter();
        let lists = required.map(|name| declaring.get(name).map_or(&[][..], Vec::as_slice));
        let rarest = lists.min_by_key(|list| list.len()).unwrap_or(&everyone);
        let mut others = rarest.iter().filter(|other| **other != index);
        others.all(|other| {
            let other = objects[*other];
            members.differs_from(other) || other.differs_from(members)
        })
    };
    objects.iter().enumerate().all(is_alone)
}

/// How many names `requires` and `forbids` may have on all variants of an enum: the derive has a bit for each.
const MAX_NAMES: usize = 64;

/// Which members tell `keys` apart; `None` when two of them that are objects do not differ in any, or there are too many such members.
pub(in crate::lower) fn member_rules(
    schemas: &Schemas<'_>,
    keys: &[Key],
) -> Option<Vec<MemberRule>> {
    let all: Vec<Members> = keys.iter().map(|key| Members::of(schemas, key)).collect();
    let objects: Vec<&Members> = all.iter().filter(|members| members.is_object).collect();
    if !all_differ(&objects) {
        return None;
    }
    let mut of_some: IndexMap<&String, usize> = IndexMap::new();
    for name in objects.iter().flat_map(|members| &members.required) {
        *of_some.entry(name).or_default() += 1;
    }
    let of_all = |name: &String| of_some.get(name) == Some(&objects.len());
    let asked_about = of_some.keys().filter(|name| !of_all(name)).count();
    if asked_about > MAX_NAMES {
        return None;
    }
    let may_forbid = of_some.len() <= MAX_NAMES;
    let rules = all.iter().map(|members| {
        if !members.is_object {
            return MemberRule::default();
        }
        let requires = members.required.iter().filter(|name| !of_all(name));
        let forbids = of_some
            .keys()
            .filter(|name| may_forbid && members.closed && !members.declared.contains(**name));
        MemberRule {
            requires: requires.cloned().collect(),
            forbids: forbids.map(|name| (*name).clone()).collect(),
        }
    });
    Some(rules.collect())
}
