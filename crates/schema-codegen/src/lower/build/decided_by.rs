//! What tells the variants of a union apart.

use crate::lower::query::{Branches, Key, Schemas, TypeSet, member_rules, rarest_required};
use crate::model::{DecidedBy, MemberRule, Tag, UnionVariant};

/// A variant, and the branches that became it.
pub(super) struct Draft {
    pub(super) variant: UnionVariant,
    pub(super) keys: Vec<usize>,
}

/// What tells `drafts` apart.
pub(super) fn decided_by(
    schemas: &Schemas<'_>,
    branches: &Branches,
    drafts: &[Draft],
) -> DecidedBy {
    if let Some(tag) = &branches.tag {
        let values = drafts.iter().map(|draft| {
            let values = draft.keys.iter().flat_map(|key| &tag.values[*key]);
            values.cloned().collect()
        });
        let absent = |key| drafts.iter().position(|draft| draft.keys.contains(&key));
        return DecidedBy::Tag(Tag {
            path: tag.path.clone(),
            values: values.collect(),
            absent: tag.absent.and_then(absent),
        });
    }
    let mut seen = TypeSet::EMPTY;
    let differ = drafts.iter().all(|draft| {
        let keys = draft.keys.iter().map(|key| &branches.keys[*key]);
        let types = keys.map(|key| schemas.types_of(key));
        let types = types.fold(TypeSet::EMPTY, TypeSet::union).without_null();
        let new = types.intersection(seen).is_empty();
        seen = seen.union(types);
        new
    });
    if differ {
        return DecidedBy::JsonType;
    }
    by_members(schemas, branches, drafts)
}

/// What the names of its members say of a value.
fn by_members(schemas: &Schemas<'_>, branches: &Branches, drafts: &[Draft]) -> DecidedBy {
    let merged = drafts.iter().any(|draft| draft.keys.len() > 1);
    let keys: Vec<Key> = drafts
        .iter()
        .map(|draft| branches.keys[draft.keys[0]].clone())
        .collect();
    match member_rules(schemas, &keys) {
        Some(rules) if !merged => DecidedBy::Members(rules),
        _ => {
            let mut rules = rarest_required(schemas, &keys);
            // What one branch requires, the others that became the variant may not.
            for (rule, draft) in rules.iter_mut().zip(drafts) {
                if draft.keys.len() > 1 {
                    *rule = MemberRule::default();
                }
            }
            DecidedBy::BestMatch(rules)
        }
    }
}
