//! Whether the types of one schema decode the values of another, with a value that shows where they do not.

use super::Comparison;
use crate::analyze::{accepts, refuses};
use crate::containment::Answer;
use crate::model::{
    DecidedBy, IntegerType, Model, Scalar, Shape, StringFormat, TypeExpr, TypeUse, UnionDef,
    UnionVariant,
};
use crate::pairing::Pairs;
use serde_json::{Value, json};

/// One side of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    pub(super) ty: &'a TypeUse,
}

impl Side<'_> {
    fn shape(&self) -> Option<&Shape> {
        match &self.ty.expr {
            TypeExpr::Named(id) => Some(&self.model.type_def(*id).shape),
            _ => None,
        }
    }

    /// The JSON string as which the value is decoded, enums included.
    fn string(&self) -> Option<StringFormat> {
        match (&self.ty.expr, self.shape()) {
            (TypeExpr::Scalar(Scalar::String(format)), _) => Some(format.clone()),
            (_, Some(Shape::Enum(_))) => Some(StringFormat::None),
            _ => None,
        }
    }
}

/// Whether `to` decodes every value of `from`. What named types that are a pair contain is compared with them, not here.
pub(super) fn reads(
    from: Side<'_>,
    to: Side<'_>,
    paired: &dyn Fn(&TypeExpr, &TypeExpr) -> bool,
) -> Answer {
    if from.ty.admits_null() && !to.ty.admits_null() && !matches!(to.shape(), Some(Shape::Union(_)))
    {
        return shown(from, to, Value::Null);
    }
    if matches!(to.ty.expr, TypeExpr::Any) || paired(&from.ty.expr, &to.ty.expr) {
        return Answer::Proven;
    }
    if let Some(Shape::Union(def)) = to.shape() {
        return into_union(from, def, paired);
    }
    if let (Some(from_format), Some(to_format)) = (from.string(), to.string()) {
        return strings(from, to, &from_format, &to_format);
    }
    let inside = |from_ty, to_ty, wrap: fn(Value) -> Value| {
        let from = Side {
            model: from.model,
            ty: from_ty,
        };
        let to = Side {
            model: to.model,
            ty: to_ty,
        };
        match reads(from, to, paired) {
            Answer::Breaks(value) => Answer::Breaks(wrap(value)),
            other => other,
        }
    };
    match (&from.ty.expr, &to.ty.expr) {
        (TypeExpr::Array(from), TypeExpr::Array(to)) => inside(from, to, |value| json!([value])),
        (TypeExpr::Map(from), TypeExpr::Map(to)) => {
            inside(from, to, |value| json!({"member": value}))
        }
        (TypeExpr::Scalar(from_scalar), TypeExpr::Scalar(to_scalar)) => {
            scalars(from, to, from_scalar, to_scalar)
        }
        _ => sample(from).map_or(Answer::NotDecided, |value| shown(from, to, value)),
    }
}

/// Whether `to` decodes every value of `from`, which is no pair of it.
fn into_union(
    from: Side<'_>,
    to: &UnionDef,
    paired: &dyn Fn(&TypeExpr, &TypeExpr) -> bool,
) -> Answer {
    let is_variant = |variant: &UnionVariant| paired(&from.ty.expr, &variant.ty.expr);
    if !may_be_object(&from.ty.expr) || to.variants.iter().any(is_variant) {
        return Answer::Proven;
    }
    match from.shape() {
        Some(Shape::Enum(_)) => Answer::Proven,
        Some(Shape::Union(from)) => unions(from, to, paired),
        _ if matches!(to.decided_by, DecidedBy::Tag(_)) => Answer::NotDecided,
        _ => Answer::Proven,
    }
}

/// Whether `to` decodes every value of `from`. A value that no variant takes is kept as unknown; but where a tag selects one, a value that
/// came of another branch may not fit there, and is refused.
pub(super) fn unions(
    from: &UnionDef,
    to: &UnionDef,
    paired: &dyn Fn(&TypeExpr, &TypeExpr) -> bool,
) -> Answer {
    let DecidedBy::Tag(selects) = &to.decided_by else {
        return Answer::Proven;
    };
    let tag = match &from.decided_by {
        DecidedBy::Tag(tag) if tag.path == selects.path => tag,
        _ => {
            let mut variants = from.variants.iter();
            let any = variants.any(|variant| may_be_object(&variant.ty.expr));
            return if any {
                Answer::NotDecided
            } else {
                Answer::Proven
            };
        }
    };
    let goes_elsewhere = |index: usize, selected: usize| {
        let (from, to) = (&from.variants[index], &to.variants[selected]);
        !paired(&from.ty.expr, &to.ty.expr)
    };
    let by_value = tag.values.iter().enumerate().any(|(index, values)| {
        let selected = values
            .iter()
            .filter_map(|value| selects.values.iter().position(|of| of.contains(value)));
        selected.into_iter().any(|to| goes_elsewhere(index, to))
    });
    let by_absence = tag.absent.zip(selects.absent);
    if by_value || by_absence.is_some_and(|(from, to)| goes_elsewhere(from, to)) {
        Answer::NotDecided
    } else {
        Answer::Proven
    }
}

/// Whether a value may be an object, for which a union looks for its tag.
fn may_be_object(expr: &TypeExpr) -> bool {
    !matches!(
        expr,
        TypeExpr::Scalar(_) | TypeExpr::Array(_) | TypeExpr::Tuple(_)
    )
}

/// The verdict that `value` shows, if it does.
fn shown(from: Side<'_>, to: Side<'_>, value: Value) -> Answer {
    if accepts(from.model, from.ty, &value) && refuses(to.model, to.ty, &value) {
        Answer::Breaks(value)
    } else {
        Answer::NotDecided
    }
}

fn strings(
    from: Side<'_>,
    to: Side<'_>,
    from_format: &StringFormat,
    to_format: &StringFormat,
) -> Answer {
    match (from_format, to_format) {
        (StringFormat::DateTime, StringFormat::DateTime)
        | (StringFormat::Date, StringFormat::Date) => Answer::Proven,
        (_, StringFormat::DateTime) => shown(from, to, "2024-05-29".into()),
        (_, StringFormat::Date) => shown(from, to, "2024-05-29T13:45:30Z".into()),
        _ => Answer::Proven,
    }
}

fn scalars(from: Side<'_>, to: Side<'_>, from_scalar: &Scalar, to_scalar: &Scalar) -> Answer {
    use IntegerType::{Exact, I64, I128, U64, U128};
    match (from_scalar, to_scalar) {
        (from, to) if from == to => Answer::Proven,
        (Scalar::Integer(_) | Scalar::Number(_), Scalar::Number(_)) => Answer::Proven,
        (Scalar::Number(_), Scalar::Integer(_)) => shown(from, to, json!(0.5)),
        (Scalar::Integer(before), Scalar::Integer(after)) => match (before, after) {
            (I64 | U64, I128) | (U64, U128) | (_, Exact) => Answer::Proven,
            (I64 | I128, U64 | U128) => shown(from, to, json!(-1)),
            (U64 | U128, I64) => shown(from, to, json!(u64::MAX)),
            _ => Answer::NotDecided,
        },
        _ => sample(from).map_or(Answer::NotDecided, |value| shown(from, to, value)),
    }
}

/// Some value of a type, as far as one is at hand without looking into structs.
fn sample(side: Side<'_>) -> Option<Value> {
    Some(match (&side.ty.expr, side.shape()) {
        (TypeExpr::Scalar(Scalar::Boolean), _) => true.into(),
        (TypeExpr::Scalar(Scalar::Integer(_) | Scalar::Number(_)), _) => 1.into(),
        (TypeExpr::Scalar(Scalar::Null), _) => Value::Null,
        (TypeExpr::Scalar(Scalar::String(StringFormat::DateTime)), _) => {
            "2024-05-29T13:45:30Z".into()
        }
        (TypeExpr::Scalar(Scalar::String(_)), _) => "2024-05-29".into(),
        (TypeExpr::Array(_), _) => json!([]),
        (TypeExpr::Map(_), _) => json!({}),
        (TypeExpr::Const(values), _) => values.first()?.clone(),
        (_, Some(Shape::Enum(def))) => def.values.first()?.value.clone().into(),
        _ => return None,
    })
}

/// Whether the old types decode new values, and the new types old ones, null aside, which is a change of its own.
pub(super) fn both_ways(c: &Comparison<'_>, old: &TypeUse, new: &TypeUse) -> (Answer, Answer) {
    let without_null = |ty: &TypeUse| TypeUse {
        nullable: false,
        ..ty.clone()
    };
    let old = Side {
        model: &c.old.plan.model,
        ty: &without_null(old),
    };
    let new = Side {
        model: &c.new.plan.model,
        ty: &without_null(new),
    };
    let forward = reads(new, old, &paired(&c.pairs, true));
    (forward, reads(old, new, &paired(&c.pairs, false)))
}

/// Pairs of expressions, in the direction from new to old where `swapped`.
pub(super) fn paired(pairs: &Pairs, swapped: bool) -> impl Fn(&TypeExpr, &TypeExpr) -> bool {
    move |from, to| {
        if swapped {
            pairs.same_expr(to, from)
        } else {
            pairs.same_expr(from, to)
        }
    }
}
