//! Changes of the branches of a union, and of what tells them apart.

use super::decode::{paired, unions};
use super::types::words;
use super::{Change, Comparison, Kind};
use crate::containment::Answer;
use crate::model::{DecidedBy, TypeExpr, TypeUse, UnionDef};
use crate::plan::Plan;

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
    let mut left: Vec<usize> = (0..old.variants.len()).collect();
    for (index, branch) in new.variants.iter().enumerate() {
        let same = left.iter().position(|before| {
            c.pairs
                .same_expr(&old.variants[*before].ty.expr, &branch.ty.expr)
        });
        if let Some(at) = same {
            left.remove(at);
        } else {
            let name = branch_name(&c.new.plan, branch.name.as_ref(), &branch.ty, index);
            c.list.push(change(Kind::BranchAdded).of_member(&name));
        }
    }
    for index in left {
        let branch = &old.variants[index];
        let name = branch_name(&c.old.plan, branch.name.as_ref(), &branch.ty, index);
        c.list.push(change(Kind::BranchRemoved).of_member(&name));
    }
    let is_proven = |answer: &Answer| matches!(answer, Answer::Proven);
    if c.list.len() == found_before && !(is_proven(&old_reads) && is_proven(&new_reads)) {
        let decision = (decision(&old.decided_by), decision(&new.decided_by));
        let found = change(Kind::ShapeChanged).between(decision.0, decision.1);
        c.list.push(found);
    }
}

/// What tells the variants of a union apart, in a few words.
fn decision(decided_by: &DecidedBy) -> String {
    match decided_by {
        DecidedBy::Tag(tag) => format!("union by the tag {}", tag.path.join(".")),
        DecidedBy::JsonType => "union by JSON type".to_owned(),
        DecidedBy::Members(_) => "union by members".to_owned(),
        DecidedBy::BestMatch => "union by best match".to_owned(),
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
