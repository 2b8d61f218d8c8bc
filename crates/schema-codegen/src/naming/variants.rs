//! Names of variants, and of the variant that keeps unknown values.

use super::case::{pascal, variant};
use super::names::Names;
use super::renames::{Renames, Table};
use super::scope::{Scope, Wish, claim_all};
use crate::model::{EnumValue, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, UnionVariant};

/// Names for the variant that keeps unknown values, the first that is free.
const UNKNOWN: [&str; 3] = ["Unknown", "Unrecognized", "Undeclared"];

/// Names the variants of `model`.
pub(super) fn assign(model: &Model, renames: &mut Renames<'_>, names: &mut Names) {
    for (id, def) in model.iter() {
        let wishes: Vec<(String, Wish)> = match &def.shape {
            Shape::Enum(values) => {
                let values = values.values.iter();
                values
                    .map(|value| (value.value.clone(), wish(value)))
                    .collect()
            }
            Shape::Union(union) => union
                .variants
                .iter()
                .map(|member| of_member(id, member, names))
                .collect(),
            Shape::Struct(_) | Shape::Alias(_) => continue,
        };
        assign_enum(id, &def.wire_name, wishes, renames, names);
    }
}

fn assign_enum(
    id: TypeId,
    wire_type: &str,
    wishes: Vec<(String, Wish)>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    let mut scope = Scope::new();
    let mut rest = Vec::new();
    let mut open = Vec::new();
    for (index, (value, wish)) in wishes.into_iter().enumerate() {
        let wire = format!("{wire_type}.{value}");
        if let Some(name) = renames.find(Table::Variants, &wire) {
            if !scope.is_free(&name) {
                renames.clash(Table::Variants, &wire, &name);
            }
            names.variants.insert((id, index), scope.claim(&name, ""));
        } else {
            rest.push((id, index));
            open.push(wish);
        }
    }
    let idents = claim_all(&mut scope, &open, "");
    names.variants.extend(rest.into_iter().zip(idents));
    let free = UNKNOWN
        .into_iter()
        .find(|name| scope.is_free(name))
        .unwrap_or(UNKNOWN[0]);
    names.unknown_variants.insert(id, scope.claim(free, ""));
}

fn wish(value: &EnumValue) -> Wish {
    if let Some(name) = value
        .name
        .as_deref()
        .map(variant)
        .filter(|name| !name.is_empty())
    {
        return Wish::new("", name, "Value");
    }
    let value = value.value.as_str();
    if value.is_empty() {
        return Wish::new(value, "Empty".to_owned(), "Value");
    }
    Wish::new(value, variant(value), "Value")
}

/// A variant is called by the name that the schema suggests, else by its type or title; a type that starts with the name of the union goes
/// without it.
fn of_member(union: TypeId, member: &UnionVariant, names: &Names) -> (String, Wish) {
    let type_name = match &member.ty.expr {
        TypeExpr::Named(id) => Some(names.types[id.0].ident.as_str()),
        _ => None,
    };
    let title = member
        .docs
        .title
        .as_deref()
        .filter(|title| title.len() <= 40)
        .map(pascal);
    let own = names.types[union.0].ident.as_str();
    let given = member.name.as_deref().map(variant);
    let name = match (type_name, title) {
        _ if given.as_ref().is_some_and(|name| !name.is_empty()) => given.unwrap_or_default(),
        (Some(full), _) => {
            let rest = full
                .strip_prefix(own)
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
            rest.unwrap_or(full).to_owned()
        }
        (None, Some(title)) if !title.is_empty() => title,
        (None, _) => kind(&member.ty.expr).to_owned(),
    };
    (name.clone(), Wish::new("", name, "Member"))
}

fn kind(expr: &TypeExpr) -> &'static str {
    match expr {
        TypeExpr::Named(_) => "Named",
        TypeExpr::Scalar(Scalar::Boolean) => "Boolean",
        TypeExpr::Scalar(Scalar::Integer(_)) => "Integer",
        TypeExpr::Scalar(Scalar::Number(_)) => "Number",
        TypeExpr::Scalar(Scalar::Null) => "Null",
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime)) => "DateTime",
        TypeExpr::Scalar(Scalar::String(StringFormat::Date)) => "Date",
        TypeExpr::Scalar(Scalar::String(_)) => "String",
        TypeExpr::Array(_) => "Array",
        TypeExpr::Tuple(_) => "Tuple",
        TypeExpr::Map(_) => "Map",
        TypeExpr::Const(_) => "Constant",
        TypeExpr::Any => "Any",
    }
}
