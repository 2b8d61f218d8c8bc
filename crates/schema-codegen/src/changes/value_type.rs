//! Changes of what the value of a property is.

use super::decode::both_ways;
use super::fields::Owners;
use super::instances::{examples, shown};
use super::{Change, Comparison, Kind, Privacy, annotations, types};
use crate::containment::Answer;
use crate::model::{Field, TypeId};
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
            found.effect.privacy = privacy(c, (old, new));
            c.push_with_validity(found);
        }
        return;
    }
    let mut found = change(Kind::ValueTypeChanged).between(
        names.0.or_else(|| types::words(&old.ty)),
        names.1.or_else(|| types::words(&new.ty)),
    );
    found.effect.privacy = privacy(c, (old, new));
    decoded(c, owners, (old, new), &mut found);
    c.push_with_validity(found);
}

/// What it means for privacy that the value is of another type.
fn privacy(c: &Comparison<'_>, (old, new): (&Field, &Field)) -> Privacy {
    let of = |plan: &Plan, field: &Field| annotations::classes(plan, field.sensitivity, &field.ty);
    annotations::privacy_of(&of(&c.old.plan, old), &of(&c.new.plan, new))
}

/// Whether the types of each side decode the values of the other, null aside, which is a change of its own.
fn decoded(c: &Comparison<'_>, owners: Owners, (old, new): (&Field, &Field), found: &mut Change) {
    let whole = |from: (&Plan, TypeId), to: (&Plan, TypeId), verdict| match verdict {
        Answer::Breaks(value) => {
            let member = (new.wire_name.as_str(), Some(&value));
            shown(from, to, examples(from.0, from.1, Some(member)))
        }
        other => other,
    };
    let (old_at, new_at) = ((&c.old.plan, owners.old), (&c.new.plan, owners.new));
    let (forward, backward) = both_ways(c, &old.ty, &new.ty);
    found.effect.old_types_read_new_data = whole(new_at, old_at, forward);
    found.effect.new_types_read_old_data = whole(old_at, new_at, backward);
}
