//! Assertions that hold at once.
//!
//! In: two sets of [`Constraints`]. Out: one, the tighter of each. Assertions never change a type.

use crate::model::{Constraints, Number};

/// Adds `more` to `kept`.
pub(super) fn tighten(kept: &mut Constraints, more: &Constraints) {
    kept.min_length = kept.min_length.max(more.min_length);
    kept.min_items = kept.min_items.max(more.min_items);
    kept.min_properties = kept.min_properties.max(more.min_properties);
    kept.max_length = least(kept.max_length, more.max_length);
    kept.max_items = least(kept.max_items, more.max_items);
    kept.max_properties = least(kept.max_properties, more.max_properties);
    kept.unique_items |= more.unique_items;
    if kept.values.is_empty() {
        kept.values.clone_from(&more.values);
    }
    kept.pattern = kept.pattern.take().or_else(|| more.pattern.clone());
    kept.multiple_of = kept.multiple_of.take().or_else(|| more.multiple_of.clone());
    pick(&mut kept.minimum, more.minimum.as_ref(), |new, old| {
        new > old
    });
    pick(
        &mut kept.exclusive_minimum,
        more.exclusive_minimum.as_ref(),
        |new, old| new > old,
    );
    pick(&mut kept.maximum, more.maximum.as_ref(), |new, old| {
        new < old
    });
    pick(
        &mut kept.exclusive_maximum,
        more.exclusive_maximum.as_ref(),
        |new, old| new < old,
    );
}

/// Makes `kept` hold what either side admits.
pub(super) fn loosen(kept: &mut Constraints, more: &Constraints) {
    if kept == more {
        return;
    }
    let mut values = Vec::new();
    if !kept.values.is_empty() && !more.values.is_empty() {
        values.append(&mut kept.values);
        for value in &more.values {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    *kept = Constraints {
        values,
        ..Constraints::default()
    };
}

fn least(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

fn pick(kept: &mut Option<Number>, more: Option<&Number>, tighter: fn(f64, f64) -> bool) {
    let Some(more) = more else {
        return;
    };
    let replace = match kept.as_ref().and_then(Number::as_f64).zip(more.as_f64()) {
        Some((old, new)) => tighter(new, old),
        None => kept.is_none(),
    };
    if replace {
        *kept = Some(more.clone());
    }
}
