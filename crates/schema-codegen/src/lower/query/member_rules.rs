//! Which members tell the branches of a union apart, where no value of a member does.

use super::assertion::is_closed;
use super::key::Key;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::model::MemberRule;
use indexmap::IndexSet;
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

/// Which members tell `keys` apart; `None` when two of them that are objects do not differ in any.
pub(in crate::lower) fn member_rules(
    schemas: &Schemas<'_>,
    keys: &[Key],
) -> Option<Vec<MemberRule>> {
    let all: Vec<Members> = keys.iter().map(|key| Members::of(schemas, key)).collect();
    let objects = || all.iter().filter(|members| members.is_object);
    for (index, left) in objects().enumerate() {
        let mut others = objects().skip(index + 1);
        if others.any(|right| !left.differs_from(right) && !right.differs_from(left)) {
            return None;
        }
    }
    let of_all = |name: &String| objects().all(|members| members.required.contains(name));
    let of_some: IndexSet<&String> = objects().flat_map(|members| &members.required).collect();
    let rules = all.iter().map(|members| {
        if !members.is_object {
            return MemberRule::default();
        }
        let requires = members.required.iter().filter(|name| !of_all(name));
        let forbids = of_some
            .iter()
            .filter(|name| members.closed && !members.declared.contains(**name));
        MemberRule {
            requires: requires.cloned().collect(),
            forbids: forbids.map(|name| (*name).clone()).collect(),
        }
    });
    Some(rules.collect())
}
