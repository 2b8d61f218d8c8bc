//! The assertions about a value as attributes for the runtime's `validate`. None of them is enforced while decoding.

use super::Attribute;
use super::attributes::{Literal, Setting};
use crate::model::{
    Additional, Assertion, Constraints, IntegerType, Number, NumberType, Scalar, StringFormat,
    StructDef, TypeExpr, TypeUse,
};
use serde_json::{Value, json};

/// Every assertion about a value, in the order of the vocabulary.
pub(super) fn of_use(ty: &TypeUse) -> Vec<Attribute> {
    let format = format(ty).map(|format| Attribute::equals("format", format));
    let listed = listed(ty, &ty.constraints.values);
    exact_number(ty)
        .into_iter()
        .chain(format)
        .chain(limits(&ty.constraints))
        .chain(listed)
        .chain(of_names(&ty.constraints))
        .chain(inside(&ty.expr))
        .chain(ty.constraints.asserts.iter().map(asserts))
        .collect()
}

/// The type of a number whose text is kept: its Rust type takes any JSON value.
fn exact_number(ty: &TypeUse) -> Option<Attribute> {
    let name = match &ty.expr {
        TypeExpr::Scalar(Scalar::Integer(IntegerType::Exact)) => "integer",
        TypeExpr::Scalar(Scalar::Number(NumberType::Exact)) => "number",
        _ => return None,
    };
    let schema = if ty.nullable {
        json!({ "type": [name, "null"] })
    } else {
        json!({ "type": name })
    };
    let keyword = "type";
    Some(asserts(&Assertion { keyword, schema }))
}

/// What no other attribute says.
pub(super) fn asserts(assertion: &Assertion) -> Attribute {
    schema("asserts", assertion)
}

/// A keyword with a schema as JSON text.
pub(super) fn schema(key: &'static str, Assertion { keyword, schema }: &Assertion) -> Attribute {
    let parts = [(*keyword).to_owned(), schema.to_string()];
    let parts = parts.into_iter().map(|part| Literal::Value(part.into()));
    Attribute::list(key, parts)
}

fn limits(all: &Constraints) -> impl Iterator<Item = Attribute> {
    let text = |key, text: Option<&str>| text.map(|text| Attribute::equals(key, text));
    let limits = [
        count("min_length", all.min_length),
        count("max_length", all.max_length),
        text("pattern", all.pattern.as_deref()),
        number("minimum", all.minimum.as_ref()),
        number("maximum", all.maximum.as_ref()),
        number("exclusive_minimum", all.exclusive_minimum.as_ref()),
        number("exclusive_maximum", all.exclusive_maximum.as_ref()),
        number("multiple_of", all.multiple_of.as_ref()),
        count("min_items", all.min_items),
        count("max_items", all.max_items),
        all.unique_items.then(|| Attribute::flag("unique_items")),
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
    ];
    limits.into_iter().flatten()
}

/// What is asserted of the items of a list or tuple, or of the members of a map.
fn inside(expr: &TypeExpr) -> Vec<Attribute> {
    match expr {
        TypeExpr::Array(item) => nested("items", item).into_iter().collect(),
        TypeExpr::Map(member) => nested("members", member).into_iter().collect(),
        TypeExpr::Tuple(items) => {
            let items = ITEM_KEYS.into_iter().zip(items);
            items.filter_map(|(key, item)| nested(key, item)).collect()
        }
        _ => Vec::new(),
    }
}

/// A tuple has at most twelve items: for longer ones the standard library has no impls.
const ITEM_KEYS: [&str; 12] = [
    "item_0", "item_1", "item_2", "item_3", "item_4", "item_5", "item_6", "item_7", "item_8",
    "item_9", "item_10", "item_11",
];

fn nested(key: &'static str, ty: &TypeUse) -> Option<Attribute> {
    let inside = of_use(ty);
    (!inside.is_empty()).then_some(Attribute {
        key,
        setting: Setting::Inside(inside),
    })
}

/// What is asserted of a struct as a whole and of its additional properties.
pub(super) fn of_struct(def: &StructDef) -> Vec<Attribute> {
    let all = &def.constraints;
    let members = match &def.additional {
        Additional::Typed(ty) => nested("members", ty),
        Additional::Any | Additional::Deny => None,
    };
    let counts = [
        count("min_properties", all.min_properties),
        count("max_properties", all.max_properties),
        members,
    ];
    let counts = counts.into_iter().flatten().chain(of_names(all));
    counts.chain(all.asserts.iter().map(asserts)).collect()
}

/// What is asserted of the names of an object's members.
fn of_names(all: &Constraints) -> Vec<Attribute> {
    let strings = |names: &[String]| {
        let names = names
            .iter()
            .map(|name| Literal::Value(name.as_str().into()));
        names.collect::<Vec<_>>().into_iter()
    };
    let patterns = all.key_patterns.iter();
    let patterns = patterns.map(|patterns| Attribute::list("names", strings(patterns)));
    let absent = all
        .absent
        .iter()
        .map(|name| Attribute::equals("absent", name.as_str()));
    let dependent = all.dependent_required.iter();
    let dependent = dependent.map(|names| Attribute::list("dependent_required", strings(names)));
    let names = all.property_names.iter().map(|names| {
        let listed = (!names.values.is_empty())
            .then(|| Attribute::equals("listed", Value::from(names.values.clone()).to_string()));
        Attribute {
            key: "property_names",
            setting: Setting::Inside(limits(names).chain(listed).collect()),
        }
    });
    let lists = patterns.chain(absent).chain(dependent);
    lists.chain(names).collect()
}

/// The format of a string that stays a string: a format with a Rust type of its own is checked by decoding.
fn format(ty: &TypeUse) -> Option<&str> {
    match &ty.expr {
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime | StringFormat::Date)) => None,
        TypeExpr::Scalar(Scalar::String(format)) => format.name(),
        _ => None,
    }
}

/// Numbers, the one boolean, or any values as JSON text.
fn listed(ty: &TypeUse, values: &[Value]) -> Option<Attribute> {
    if let TypeExpr::Const(values) = &ty.expr {
        // A null beside the values is checked as one of them.
        let null = (ty.nullable && !values.contains(&Value::Null)).then_some(Value::Null);
        let values: Value = values.iter().cloned().chain(null).collect();
        return Some(Attribute::equals("listed", values.to_string()));
    }
    if let [Value::Bool(only)] = values {
        return Some(Attribute::equals("equals", *only));
    }
    let numbers = !values.is_empty() && values.iter().all(Value::is_number);
    let values = values.iter().cloned().map(Literal::Value);
    numbers.then(|| Attribute::list("one_of", values))
}

fn count(key: &'static str, value: Option<u64>) -> Option<Attribute> {
    value.map(|value| Attribute::equals(key, value))
}

fn number(key: &'static str, value: Option<&Number>) -> Option<Attribute> {
    value.map(|value| Attribute::equals(key, Value::Number(value.clone())))
}
