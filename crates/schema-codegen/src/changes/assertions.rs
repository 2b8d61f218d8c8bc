//! Changes of what a type asserts, where no other change says so.

use super::{Change, Comparison, Kind};
use crate::containment::{Answer, same_assertions};
use crate::model::{TypeDef, TypeId};
use crate::plan::Plan;
use std::collections::BTreeMap;

/// Reports that a type asserts something else, where no change of it, or of a type in it, says so.
pub(super) fn compare(c: &mut Comparison<'_>, old: TypeId, new: TypeId) {
    let (old_def, new_def) = c.defs(old, new);
    let (old_at, new_at) = (old_def.pointer.clone(), new_def.pointer.clone());
    let name = new_def.wire_name.clone();
    let below = format!("{}/", new_at.0);
    let inside = |change: &Change| {
        let pointer = change.new_pointer.as_ref().or(change.old_pointer.as_ref());
        change.type_name == name || pointer.is_some_and(|pointer| pointer.0.starts_with(&below))
    };
    if c.list
        .iter()
        .any(|change| inside(change) && explains(change))
    {
        return;
    }
    let renamed = |id| {
        let new = c.pairs.new_of(id)?;
        Some(c.new.plan.type_def(new).wire_name.clone())
    };
    let old_names = type_names(&c.old.plan, renamed);
    let new_names = type_names(&c.new.plan, |_| None);
    let (old_text, new_text) = (c.old.schema.at(&old_at.0), c.new.schema.at(&new_at.0));
    if same_assertions((&old_text, &old_names), (&new_text, &new_names)) {
        return;
    }
    let mut change = Change::new(Kind::AssertionChanged, &name).at(Some(&old_at), Some(&new_at));
    (
        change.effect.new_data_valid_before,
        change.effect.old_data_valid_now,
    ) = c.validity(&old_at, &new_at);
    c.list.push(change);
}

/// True when `change` says that other data are valid.
fn explains(change: &Change) -> bool {
    let effect = &change.effect;
    let verdicts = [&effect.old_data_valid_now, &effect.new_data_valid_before];
    let asserted = matches!(
        change.kind,
        Kind::TargetChanged
            | Kind::ConstraintAdded
            | Kind::ConstraintRemoved
            | Kind::ConstraintChanged
    );
    asserted || verdicts.iter().any(|verdict| **verdict != Answer::Proven)
}

/// Pointer -> name of every type of `plan`, those that have a pair called as `name_of` says.
fn type_names(plan: &Plan, name_of: impl Fn(TypeId) -> Option<String>) -> BTreeMap<String, String> {
    let types = plan.model.iter();
    let entry = |(id, def): (TypeId, &TypeDef)| {
        let name = name_of(id).unwrap_or_else(|| def.wire_name.clone());
        (def.pointer.0.clone(), name)
    };
    types.map(entry).collect()
}
