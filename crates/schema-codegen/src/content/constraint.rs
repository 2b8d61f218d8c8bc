//! Constraints in words: one phrase for each assertion that `validate` checks.

use super::{Phrase, assertion};
use crate::model::{
    Additional, Constraints, Number, Scalar, Shape, StructDef, TypeExpr, TypeUse, ValueLabel,
};
use serde_json::Value;
use std::borrow::Cow;

/// When constraints are checked.
pub const CHECKED_ON_DEMAND: &str =
    "Decoding does not enforce constraints; `validate` reports what breaks them.";

/// All constraints in one sentence, `None` where there are none.
#[must_use]
pub fn sentence(phrases: &[Phrase]) -> Option<Phrase> {
    let all = Phrase::words("Constraints: ").then(Phrase::joined(phrases.to_vec(), "; "));
    (!phrases.is_empty()).then(|| all.text("."))
}

/// Every constraint of the type itself, as far as no field or variant states it.
#[must_use]
pub fn of_type(shape: &Shape) -> Vec<Phrase> {
    match shape {
        Shape::Struct(def) => of_struct(def),
        Shape::Union(def) => {
            let branches = def.branches.iter().map(assertion::of_branches);
            let asserts = def.asserts.iter().map(assertion::phrase);
            asserts.chain(branches).collect()
        }
        Shape::Alias(ty) => phrases(ty),
        Shape::Enum(def) => def.asserts.iter().map(assertion::phrase).collect(),
    }
}

fn of_struct(def: &StructDef) -> Vec<Phrase> {
    let all = &def.constraints;
    let mut out: Vec<Phrase> = members(all).into_iter().collect();
    out.extend(names(all, "any other name "));
    out.extend(all.asserts.iter().map(assertion::phrase));
    if let Additional::Typed(ty) = &def.additional {
        out.extend(inside("each other member: ", ty));
    }
    out
}

/// Every constraint of `ty`, its format first, those of what is in it last.
#[must_use]
pub fn phrases(ty: &TypeUse) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = format_name(&ty.expr)
        .map(|name| Phrase::words("format ").code(name))
        .into_iter()
        .collect();
    out.extend(lengths(&ty.constraints));
    out.extend(ranges(&ty.constraints));
    match &ty.expr {
        TypeExpr::Const(values) => out.push(one_of(values, &[])),
        _ if ty.constraints.values.is_empty() => {}
        _ => out.push(one_of(&ty.constraints.values, &ty.constraints.labels)),
    }
    out.extend(names(&ty.constraints, "each name "));
    out.extend(ty.constraints.asserts.iter().map(assertion::phrase));
    match &ty.expr {
        TypeExpr::Array(item) => out.extend(inside("each item: ", item)),
        TypeExpr::Map(value) => out.extend(inside("each value: ", value)),
        TypeExpr::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                out.extend(inside(format!("item {index}: "), item));
            }
        }
        TypeExpr::Named(_) | TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => {}
    }
    out
}

/// The constraints of what is inside a value, each after the words that say what it is.
fn inside(what: impl Into<Cow<'static, str>>, ty: &TypeUse) -> Vec<Phrase> {
    let what = Phrase::words(what);
    let all = phrases(ty).into_iter();
    all.map(|phrase| what.clone().then(phrase)).collect()
}

/// Constraints on which members there are. `undeclared` begins the one on names that must match a pattern.
fn names(c: &Constraints, undeclared: &'static str) -> Vec<Phrase> {
    let patterns = c.key_patterns.iter().map(|patterns| {
        let patterns = codes(patterns, " or ");
        Phrase::words(undeclared).text("matches ").then(patterns)
    });
    let absent = c.absent.iter();
    let absent = absent.map(|name| Phrase::words("no member ").code(name.as_str()));
    let dependent = c.dependent_required.iter().filter_map(|names| {
        let (first, others) = names.split_first()?;
        Some(assertion::dependent(first, codes(others, " and ")))
    });
    let property_names = c.property_names.iter().flat_map(|of_name| {
        let mut all = lengths(of_name);
        all.extend((!of_name.values.is_empty()).then(|| one_of(&of_name.values, &[])));
        let all = all.into_iter();
        all.map(|phrase| Phrase::words("each name: ").then(phrase))
    });
    let all = patterns.chain(absent).chain(dependent);
    all.chain(property_names).collect()
}

/// Names or patterns as code.
pub(super) fn codes(all: &[String], separator: &'static str) -> Phrase {
    let all = all.iter().map(|one| Phrase::new().code(one.as_str()));
    Phrase::joined(all.collect(), separator)
}

/// The `format` of a string as the schema spells it.
fn format_name(expr: &TypeExpr) -> Option<&str> {
    match expr {
        TypeExpr::Scalar(Scalar::String(format)) => format.name(),
        _ => None,
    }
}

/// Constraints on how much there is: characters, items, members.
pub(super) fn lengths(constraints: &Constraints) -> Vec<Phrase> {
    let c = constraints;
    let mut out = Vec::new();
    out.extend(count(c.min_length, c.max_length, "character", "characters"));
    out.extend(
        c.pattern
            .as_ref()
            .map(|pattern| Phrase::words("matches ").code(pattern.clone())),
    );
    out.extend(count(c.min_items, c.max_items, "item", "items"));
    if c.unique_items {
        out.push(Phrase::words("no item twice"));
    }
    out.extend(members(c));
    out
}

fn members(c: &Constraints) -> Option<Phrase> {
    count(c.min_properties, c.max_properties, "member", "members")
}

/// Constraints on how large a number is.
pub(super) fn ranges(c: &Constraints) -> Vec<Phrase> {
    let bound = |words: &'static str, number: &Option<Number>| {
        number
            .as_ref()
            .map(|number| Phrase::words(words).code(number.to_string()))
    };
    [
        bound("at least ", &c.minimum),
        bound("at most ", &c.maximum),
        bound("more than ", &c.exclusive_minimum),
        bound("less than ", &c.exclusive_maximum),
        bound("a multiple of ", &c.multiple_of),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many there are at least and at most; `None` where nothing is asserted.
pub(super) fn count(min: Option<u64>, max: Option<u64>, one: &str, many: &str) -> Option<Phrase> {
    let noun = |n: u64| if n == 1 { one } else { many };
    // No value has fewer than none.
    let min = min.filter(|min| *min > 0 || max == Some(0));
    let text = match (min, max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {min} {}", noun(min)),
        (None, Some(max)) => format!("at most {max} {}", noun(max)),
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", noun(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", noun(max)),
    };
    Some(Phrase::words(text))
}

/// The listed values, with the names that the schema gives them.
pub(super) fn one_of(values: &[Value], labels: &[ValueLabel]) -> Phrase {
    let start = if values.len() == 1 {
        "always "
    } else {
        "one of "
    };
    let values = values
        .iter()
        .map(|value| {
            let phrase = Phrase::new().code(value.to_string());
            let label = labels.iter().find(|label| label.value == *value);
            match label.and_then(|label| label.name.clone()) {
                Some(name) => phrase.text(" (").code(name).text(")"),
                None => phrase,
            }
        })
        .collect();
    Phrase::words(start).then(Phrase::joined(values, ", "))
}
