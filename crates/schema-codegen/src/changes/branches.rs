//! Changes of the branches of a union, and of what tells them apart.

use super::decode::{paired, unions};
use super::types::words;
use super::{Change, Comparison, Kind, Privacy, annotations};
use crate::containment::{Answer, SchemaText};
use crate::model::{
    DecidedBy, Model, Sensitivity, Shape, Tag, TypeExpr, TypeId, TypeUse, UnionDef, UnionVariant,
};
use crate::plan::Plan;
use serde_json::Value;

/// Pairs the branches of a union by what they are, not by their index.
pub(super) fn compare(
    c: &mut Comparison<'_>,
    old: &UnionDef,
    new: &UnionDef,
    change: &dyn Fn(Kind) -> Change,
) {
    let old_reads = unions(new, old, &paired(&c.pairs, true));
    let new_reads = unions(old, new, &paired(&c.pairs, false));
    let change = |kind| {
        let mut change = change(kind);
        change.effect.old_types_read_new_data = old_reads.clone();
        change.effect.new_types_read_old_data = new_reads.clone();
        change
    };
    let found_before = c.list.len();
    let kept = added_and_removed(c, (old, new), &change);
    tag_values(c, (old, new), &kept, &change);
    let is_proven = old_reads == Answer::Proven && new_reads == Answer::Proven;
    if c.list.len() == found_before && !is_proven {
        let decision = (decision(&old.decided_by), decision(&new.decided_by));
        let found = change(Kind::ShapeChanged).between(decision.0, decision.1);
        c.list.push(found);
    }
}

/// Reports branches of one side alone; returns those that both sides have, as the index in the old and in the new.
fn added_and_removed(
    c: &mut Comparison<'_>,
    (old, new): (&UnionDef, &UnionDef),
    change: &dyn Fn(Kind) -> Change,
) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = (0..old.variants.len()).collect();
    let mut kept = Vec::new();
    for (index, branch) in new.variants.iter().enumerate() {
        let same = left.iter().position(|before| {
            c.pairs
                .same_expr(&old.variants[*before].ty.expr, &branch.ty.expr)
        });
        if let Some(at) = same {
            kept.push((left.remove(at), index));
        } else {
            let name = branch_name(&c.new.plan, branch.name.as_ref(), &branch.ty, index);
            let found = change(Kind::BranchAdded).of_member(&name);
            push(c, found, branch, new.exclusive);
        }
    }
    for index in left {
        let branch = &old.variants[index];
        let name = branch_name(&c.old.plan, branch.name.as_ref(), &branch.ty, index);
        let found = change(Kind::BranchRemoved).of_member(&name);
        push(c, found, branch, old.exclusive);
    }
    kept
}

/// Adds `change`, that one side alone has `branch`, with what follows from that for data that are valid. In a union that is `exclusive`, a
/// branch more can refuse what another one admits.
fn push(c: &mut Comparison<'_>, mut change: Change, branch: &UnionVariant, exclusive: bool) {
    let is_added = change.kind == Kind::BranchAdded;
    let (of_new, of_old) = c.validity_of(&change);
    let side = if is_added { c.new } else { c.old };
    let classes = annotations::classes(&side.plan, Sensitivity::None, &branch.ty);
    if let (true, Some(class)) = (is_added, classes.last()) {
        change.effect.privacy = Privacy::Sensitive(*class);
    }
    let text = side.schema.at(&branch.pointer.0);
    let admits = |value: &Value| text.admits_within(value, &c.work) == Some(true);
    let (with, without) = if is_added {
        (of_new, of_old)
    } else {
        (of_old, of_new)
    };
    let without = match without {
        Answer::Breaks(_) if !exclusive => Answer::Proven,
        Answer::Breaks(value) if !admits(&value) => Answer::NotDecided,
        verdict => verdict,
    };
    let with = match with {
        Answer::Breaks(value) if !admits(&value) => by_itself(c, &change, &text),
        verdict => verdict,
    };
    let effect = &mut change.effect;
    (effect.new_data_valid_before, effect.old_data_valid_now) = if is_added {
        (with, without)
    } else {
        (without, with)
    };
    c.list.push(change);
}

/// What the branch with this text, which one side alone has, admits by itself that the other side does not.
fn by_itself(c: &mut Comparison<'_>, change: &Change, branch: &SchemaText) -> Answer {
    let (Some(old), Some(new)) = (&change.old_pointer, &change.new_pointer) else {
        return Answer::NotDecided;
    };
    if !c.may_compare() {
        return Answer::NotDecided;
    }
    let (old, new) = (c.old.schema.at(&old.0), c.new.schema.at(&new.0));
    let (own, other) = if change.kind == Kind::BranchAdded {
        (new, old)
    } else {
        (old, new)
    };
    match c.relation(&other, branch).forward {
        Answer::Breaks(value) if own.admits_within(&value, &c.work) != Some(true) => {
            Answer::NotDecided
        }
        verdict => verdict,
    }
}

/// Reports values that select a branch on one side alone, by the mapping of a discriminator: where the branch lists them, its own property
/// changes. `kept` are the branches that both sides have.
fn tag_values(
    c: &mut Comparison<'_>,
    (old, new): (&UnionDef, &UnionDef),
    kept: &[(usize, usize)],
    change: &dyn Fn(Kind) -> Change,
) {
    let (DecidedBy::Tag(before), DecidedBy::Tag(after)) = (&old.decided_by, &new.decided_by) else {
        return;
    };
    for (old_index, new_index) in kept {
        let of_old = (&c.old.plan.model, &old.variants[*old_index]);
        let of_new = (&c.new.plan.model, &new.variants[*new_index]);
        if before.path != after.path || lists(of_old, &before.path) && lists(of_new, &after.path) {
            continue;
        }
        let (was, is) = (&before.values[*old_index], &after.values[*new_index]);
        let selects = |tag: &Tag, value: &Value| tag.variant(value).is_some();
        let added = is.iter().filter(|value| !selects(before, value));
        let removed = was.iter().filter(|value| !selects(after, value));
        let added = added.map(|value| (Kind::BranchAdded, value));
        let all = added.chain(removed.map(|value| (Kind::BranchRemoved, value)));
        for (kind, value) in all {
            let name = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            let mut found = change(kind).of_member(&name);
            // One side keeps any value with this tag; the other one reads it as the branch, and it may not fit.
            let effect = &mut found.effect;
            match kind {
                Kind::BranchAdded => effect.new_types_read_old_data = Answer::NotDecided,
                _ => effect.old_types_read_new_data = Answer::NotDecided,
            }
            c.push_with_validity(found);
        }
    }
}

/// True where the branch itself lists the values of the tag at `path`.
fn lists((model, branch): (&Model, &UnionVariant), path: &[String]) -> bool {
    let mut ty = &branch.ty;
    for name in path {
        let TypeExpr::Named(id) = ty.expr else {
            return false;
        };
        let Shape::Struct(def) = &model.type_def(id).shape else {
            return false;
        };
        let Some(field) = def.fields.iter().find(|field| field.wire_name == *name) else {
            return false;
        };
        ty = &field.ty;
    }
    let is_enum = |id: TypeId| matches!(model.type_def(id).shape, Shape::Enum(_));
    match &ty.expr {
        TypeExpr::Named(id) => is_enum(*id),
        TypeExpr::Const(_) => true,
        _ => !ty.constraints.values.is_empty(),
    }
}

/// What tells the variants of a union apart, in a few words.
fn decision(decided_by: &DecidedBy) -> String {
    match decided_by {
        DecidedBy::Tag(tag) => format!("union by the tag {}", tag.path.join(".")),
        DecidedBy::JsonType => "union by JSON type".to_owned(),
        DecidedBy::Members(_) => "union by members".to_owned(),
        DecidedBy::BestMatch(_) => "union by best match".to_owned(),
    }
}

/// What a branch is called: the value of its tag, its type, or its index.
fn branch_name(plan: &Plan, name: Option<&String>, ty: &TypeUse, index: usize) -> String {
    let of_type = || match &ty.expr {
        TypeExpr::Named(id) => Some(plan.type_def(*id).wire_name.clone()),
        _ => words(ty),
    };
    name.cloned()
        .or_else(of_type)
        .unwrap_or_else(|| index.to_string())
}
