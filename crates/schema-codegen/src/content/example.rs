//! Which types the parts of an example are of.

use crate::model::{DecidedBy, Shape, TypeExpr};
use crate::plan::Plan;
use serde_json::Value;
use std::collections::BTreeSet;

/// What an example is an example of: of an alias, the type that it stands for; of a union, the variant that its tag or its members select, or
/// that alone declares all of them. `None` where that is not clear.
pub(crate) fn read_as<'p>(
    plan: &'p Plan,
    ty: &'p TypeExpr,
    example: &Value,
) -> Option<&'p TypeExpr> {
    let def = match ty {
        TypeExpr::Named(id) => match &plan.type_def(*id).shape {
            Shape::Alias(ty) => return read_as(plan, &ty.expr, example),
            Shape::Union(def) => def,
            Shape::Struct(_) | Shape::Enum(_) => return Some(ty),
        },
        _ => return Some(ty),
    };
    let has = |name: &String| example.get(name).is_some();
    let variants = def.variants.iter().enumerate();
    let mut selected = variants.filter(|(index, variant)| match &def.decided_by {
        DecidedBy::Tag(tag) => {
            let mut names = tag.path.iter();
            let value = names.try_fold(example, |value, name| value.get(name));
            value.is_some_and(|value| tag.values[*index].contains(value))
        }
        DecidedBy::Members(rules) => {
            let rule = &rules[*index];
            rule.requires.iter().all(has) && !rule.forbids.iter().any(has)
        }
        DecidedBy::JsonType | DecidedBy::BestMatch(_) => declares(plan, &variant.ty.expr, example),
    });
    let (_, first) = selected.next()?;
    match selected.next() {
        None => read_as(plan, &first.ty.expr, example),
        Some(_) => None,
    }
}

/// Whether a type is an object that declares every member of `example`, and requires none that it lacks.
fn declares(plan: &Plan, ty: &TypeExpr, example: &Value) -> bool {
    let Some(members) = example.as_object() else {
        return !matches!(ty, TypeExpr::Named(_) | TypeExpr::Map(_));
    };
    let shape = ty.named().map(|id| &plan.type_def(id).shape);
    let Some(Shape::Struct(def)) = shape else {
        return false;
    };
    let declared = def.fields.iter().map(|field| field.wire_name.as_str());
    let declared: BTreeSet<&str> = declared.collect();
    let required = def.fields.iter().filter(|field| field.required);
    members.keys().all(|name| declared.contains(name.as_str()))
        && required
            .into_iter()
            .all(|field| members.contains_key(&field.wire_name))
}
