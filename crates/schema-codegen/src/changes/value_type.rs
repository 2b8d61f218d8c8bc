//! Changes of what the value of a property is.

use super::decode::{Side, paired, reads};
use super::fields::{Owners, shown};
use super::{Change, Comparison, Kind, example_with, types};
use crate::containment::Answer;
use crate::model::{Field, TypeId, TypeUse};
use crate::pairing::target;
use crate::plan::Plan;

/// Compares what a value is, null aside.
pub(super) fn compare(
    c: &mut Comparison<'_>,
    owners: Owners,
    (old, new): (&Field, &Field),
    change: &dyn Fn(Kind) -> Change,
) {
    let targets = (target(&old.ty), target(&new.ty));
    let name = |plan: &Plan, id: Option<TypeId>| id.map(|id| plan.type_def(id).wire_name.clone());
    let names = (name(&c.old.plan, targets.0), name(&c.new.plan, targets.1));
    let moved = match targets {
        (Some(before), Some(after)) => c.pairs.new_of(before) != Some(after),
        (before, after) => before.is_some() != after.is_some(),
    };
    if c.pairs.same_expr(&old.ty.expr, &new.ty.expr) {
        if moved {
            let mut found = change(Kind::TargetChanged).between(names.0, names.1);
            (
                found.effect.new_data_valid_before,
                found.effect.old_data_valid_now,
            ) = c.validity(&old.pointer, &new.pointer);
            c.list.push(found);
        }
        return;
    }
    let mut found = change(Kind::ValueTypeChanged).between(
        names.0.or_else(|| types::words(&old.ty)),
        names.1.or_else(|| types::words(&new.ty)),
    );
    decoded(c, owners, (old, new), &mut found);
    (
        found.effect.new_data_valid_before,
        found.effect.old_data_valid_now,
    ) = c.validity(&old.pointer, &new.pointer);
    c.list.push(found);
}

/// Whether the types of each side decode the values of the other, null aside, which is a change of its own.
fn decoded(c: &Comparison<'_>, owners: Owners, (old, new): (&Field, &Field), found: &mut Change) {
    let without_null = |ty: &TypeUse| TypeUse {
        nullable: false,
        ..ty.clone()
    };
    let (before, after) = (without_null(&old.ty), without_null(&new.ty));
    let old_side = Side {
        model: &c.old.plan.model,
        ty: &before,
    };
    let new_side = Side {
        model: &c.new.plan.model,
        ty: &after,
    };
    let whole = |from: (&Plan, TypeId), to: (&Plan, TypeId), verdict| match verdict {
        Answer::Breaks(value) => shown(
            from,
            to,
            example_with(from.0, from.1, &new.wire_name, Some(&value)),
        ),
        other => other,
    };
    let (old_at, new_at) = ((&c.old.plan, owners.old), (&c.new.plan, owners.new));
    let forward = reads(new_side, old_side, &paired(&c.pairs, true));
    let backward = reads(old_side, new_side, &paired(&c.pairs, false));
    found.effect.old_types_read_new_data = whole(new_at, old_at, forward);
    found.effect.new_types_read_old_data = whole(old_at, new_at, backward);
}
