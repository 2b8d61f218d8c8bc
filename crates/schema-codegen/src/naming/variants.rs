//! Names of variants, and of the variant that keeps unknown values.

use super::case::{pascal, variant};
use super::lock::{Item, VARIANT};
use super::names::{Ident, Names};
use super::published::Published;
use super::renames::{Renames, Table};
use super::scope::{Scope, Wish, claim_all};
use crate::model::{
    EnumValue, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, TypeUse, UnionVariant,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Names for the variant that keeps unknown values, the first that is free.
const UNKNOWN: [&str; 3] = ["Unknown", "Unrecognized", "Undeclared"];

/// A variant that has no name yet.
struct Unnamed {
    /// What renames call it, behind the name of its type.
    wire: String,
    item: Item,
    wish: Wish,
}

/// Names the variants of `model`.
pub(super) fn assign(
    model: &Model,
    published: &Published<'_>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    for (id, def) in model.iter() {
        let variants: Vec<Unnamed> = match &def.shape {
            Shape::Enum(values) => {
                let values = values.values.iter();
                values.map(of_value).collect()
            }
            Shape::Union(union) => {
                let branches = union.variants.iter();
                branches
                    .map(|branch| of_member(id, branch, names))
                    .collect()
            }
            Shape::Struct(_) | Shape::Alias(_) => continue,
        };
        assign_enum((id, &def.wire_name), variants, published, renames, names);
    }
}

fn assign_enum(
    (id, wire_type): (TypeId, &str),
    variants: Vec<Unnamed>,
    published: &Published<'_>,
    renames: &mut Renames<'_>,
    names: &mut Names,
) {
    let mut scope = Scope::new();
    let mut claimed = published.claim(id, VARIANT, &mut scope);
    let mut of_published = published_names(&variants, &mut claimed);
    let mut rest = Vec::new();
    let mut open = Vec::new();
    for (index, Unnamed { wire, wish, .. }) in variants.into_iter().enumerate() {
        let wire = format!("{wire_type}.{wire}");
        if let Some(ident) = of_published.remove(&index) {
            renames.keep(Table::Variants, &wire, &ident);
            names.variants.insert((id, index), ident);
        } else if let Some(name) = renames.find(Table::Variants, &wire) {
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
    let unknown = claimed.into_iter().find(|(item, _)| **item == Item::Rest);
    let unknown = unknown.map_or_else(
        || {
            let free = UNKNOWN.into_iter().find(|name| scope.is_free(name));
            scope.claim(free.unwrap_or(UNKNOWN[0]), "")
        },
        |(_, ident)| ident,
    );
    names.unknown_variants.insert(id, unknown);
}

/// The variants at an index that were published: by what they are of; else, for branches, which have no name that always stays, by the name
/// that they would get. What is found is taken out of `claimed`.
fn published_names(
    variants: &[Unnamed],
    claimed: &mut Vec<(&Item, Ident)>,
) -> BTreeMap<usize, Ident> {
    let mut found = BTreeMap::new();
    for (index, variant) in variants.iter().enumerate() {
        if let Some(at) = claimed.iter().position(|(item, _)| **item == variant.item) {
            found.insert(index, claimed.remove(at).1);
        }
    }
    for (index, variant) in variants.iter().enumerate() {
        let is_wished = |(item, ident): &(&Item, Ident)| {
            let is_value = matches!(item, Item::Json(_)) && matches!(variant.item, Item::Json(_));
            !is_value && **item != Item::Rest && ident.bare() == variant.wish.name
        };
        if let Some(at) = claimed
            .iter()
            .position(is_wished)
            .filter(|_| !found.contains_key(&index))
        {
            found.insert(index, claimed.remove(at).1);
        }
    }
    found
}

fn of_value(value: &EnumValue) -> Unnamed {
    Unnamed {
        wire: value.value.clone(),
        item: Item::Json(value.value.clone()),
        wish: wish(value),
    }
}

/// What the lock says of a branch: its tag; else its type, in which `name_of` names types.
pub(super) fn branch_item(branch: &UnionVariant, name_of: &dyn Fn(TypeId) -> String) -> Item {
    match &branch.name {
        Some(tag) => Item::Json(tag.clone()),
        None => Item::Branch(described(&branch.ty.expr, name_of)),
    }
}

fn described(expr: &TypeExpr, name_of: &dyn Fn(TypeId) -> String) -> String {
    let inner = |ty: &TypeUse| {
        let null = if ty.nullable { " or null" } else { "" };
        format!("{}{null}", described(&ty.expr, name_of))
    };
    match expr {
        TypeExpr::Named(id) => name_of(*id),
        TypeExpr::Array(item) => format!("[{}]", inner(item)),
        TypeExpr::Map(value) => format!("{{{}}}", inner(value)),
        TypeExpr::Tuple(items) => {
            let items: Vec<String> = items.iter().map(inner).collect();
            format!("({})", items.join(", "))
        }
        TypeExpr::Const(values) => Value::from(values.clone()).to_string(),
        TypeExpr::Scalar(_) | TypeExpr::Any => kind(expr).to_owned(),
    }
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
fn of_member(union: TypeId, member: &UnionVariant, names: &Names) -> Unnamed {
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
    let name_of = |id: TypeId| names.types[id.0].ident.bare().to_owned();
    Unnamed {
        wire: name.clone(),
        item: branch_item(member, &name_of),
        wish: Wish::new("", name, "Member"),
    }
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
