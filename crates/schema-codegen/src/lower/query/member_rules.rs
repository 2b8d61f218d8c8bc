//! Which members tell the branches of a union apart, where no value of a member does.

use super::assertion::is_closed;
use super::key::Key;
use super::schemas::Schemas;
use super::type_set::TypeSet;
use crate::document::SchemaId;
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
    /// There are more in unions that were not looked into.
    declares_more: bool,
}

/// How many unions are looked into, one inside the other.
const MAX_DEPTH: usize = 3;

impl Members {
    fn of(schemas: &Schemas<'_>, key: &Key) -> Self {
        Self::at(schemas, key, 0)
    }

    /// The same of a branch of `depth` unions.
    fn at(schemas: &Schemas<'_>, key: &Key, depth: usize) -> Self {
        let merged = schemas.merged(key);
        let mut conjuncts = merged.conjuncts.iter();
        let closed = conjuncts.any(|id| is_closed(schemas.resolved, *id));
        let types = schemas.types_of(key);
        let object = types.intersection(TypeSet::OBJECT);
        // What is required of an object says nothing about the other values of the branch.
        let objects_alone = types.without_null().is_subset(TypeSet::OBJECT);
        let mut members = Self {
            is_object: !object.is_empty(),
            required: merged.required.clone(),
            declared: merged.properties.keys().cloned().collect(),
            closed: closed && merged.groups.is_empty(),
            declares_more: depth == MAX_DEPTH && !merged.groups.is_empty(),
        };
        let unions = merged.groups.iter().filter(|group| group.is_keyword);
        for group in unions.filter(|_| depth < MAX_DEPTH) {
            let branches = group.branches.iter();
            let branches = branches.map(|id| Self::at(schemas, &Key::schema(*id), depth + 1));
            members.add_union(branches.collect());
        }
        members.required.retain(|name| {
            let properties = merged.properties.get(name).map(Vec::as_slice);
            objects_alone && !goes_one_way(schemas, properties.unwrap_or_default())
        });
        members
    }

    /// One of `branches` holds, too: what all of them require is required.
    fn add_union(&mut self, branches: Vec<Self>) {
        if let Some((first, others)) = branches.split_first() {
            let required = first.required.iter();
            let required =
                required.filter(|name| others.iter().all(|it| it.required.contains(*name)));
            self.required.extend(required.cloned());
        }
        for branch in branches {
            self.declares_more |= branch.declares_more;
            self.declared.extend(branch.declared);
        }
    }

    /// True when a value of `self` shows that it is none of `other`.
    fn differs_from(&self, other: &Self) -> bool {
        let mut required = self.required.iter();
        !other.declares_more && required.any(|name| !other.declared.contains(name))
    }
}

/// True for a property that goes in one direction alone by one of the schemas that it has.
fn goes_one_way(schemas: &Schemas<'_>, properties: &[SchemaId]) -> bool {
    let resolved = schemas.resolved;
    let mut docs = properties
        .iter()
        .map(|id| &resolved.get(resolved.followed(*id)).docs);
    docs.any(|docs| resolved.goes_one_way(docs))
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

/// Of `keys` that are objects, the required member that fewest others require, as far as there are not too many: where it is missing, the value
/// is none of that branch.
pub(in crate::lower) fn rarest_required(schemas: &Schemas<'_>, keys: &[Key]) -> Vec<MemberRule> {
    let all: Vec<Members> = keys.iter().map(|key| Members::of(schemas, key)).collect();
    let mut of_some: IndexMap<&String, usize> = IndexMap::new();
    for name in all.iter().flat_map(|members| &members.required) {
        *of_some.entry(name).or_default() += 1;
    }
    let mut asked_about: BTreeSet<&String> = BTreeSet::new();
    let rules = all.iter().map(|members| {
        let telling = members
            .required
            .iter()
            .filter(|name| of_some[name] < keys.len());
        let rarest = telling.min_by_key(|name| of_some[name]).filter(|name| {
            let is_known = asked_about.contains(name);
            is_known || asked_about.len() < MAX_NAMES && asked_about.insert(name)
        });
        MemberRule {
            requires: rarest.cloned().into_iter().collect(),
            forbids: Vec::new(),
        }
    });
    rules.collect()
}
