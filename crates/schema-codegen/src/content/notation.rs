//! Types in Rust notation and in JSON words, with links.
//!
//! In: a [`TypeUse`] and its presence. Out: [`Phrase`]s. The Rust notation is the one that the generated types have.

use super::{Phrase, Target, constraint};
use crate::model::{Additional, Scalar, StringFormat, TypeExpr, TypeUse};
use crate::plan::Plan;

const DATE_TIME: &str = "https://docs.rs/chrono/latest/chrono/struct.DateTime.html";
const NAIVE_DATE: &str = "https://docs.rs/chrono/latest/chrono/struct.NaiveDate.html";
const VALUE: &str = "https://docs.rs/serde_json/latest/serde_json/enum.Value.html";

/// The type of a field.
#[must_use]
pub fn field(plan: &Plan, ty: &TypeUse, required: bool, boxed: bool) -> Phrase {
    let mut bare = bare(plan, &ty.expr);
    if boxed {
        bare = wrap("Box", bare);
    }
    match (required, admits_null(ty)) {
        (true, false) => bare,
        (true, true) if holds_null(&ty.expr) => bare,
        (true, true) | (false, false) => wrap("Option", bare),
        (false, true) => wrap("Maybe", bare),
    }
}

/// True when null may stand here: the schema says so, or it says nothing.
#[must_use]
pub fn admits_null(ty: &TypeUse) -> bool {
    ty.nullable || matches!(ty.expr, TypeExpr::Any | TypeExpr::Scalar(Scalar::Null))
}

/// True when null is one of the values of the Rust type itself.
#[must_use]
pub fn holds_null(expr: &TypeExpr) -> bool {
    matches!(
        expr,
        TypeExpr::Any | TypeExpr::Const(_) | TypeExpr::Scalar(Scalar::Null)
    )
}

/// A type inside another: a list item, a map value, a union member.
#[must_use]
pub fn inner(plan: &Plan, ty: &TypeUse) -> Phrase {
    field(plan, ty, true, false)
}

/// The type of the field that keeps additional members, `None` where there is none.
#[must_use]
pub fn additional(plan: &Plan, additional: &Additional) -> Option<Phrase> {
    match additional {
        Additional::Any => Some(wrap("AdditionalProperties", bare(plan, &TypeExpr::Any))),
        Additional::Typed(ty) => Some(wrap("AdditionalProperties", inner(plan, ty))),
        Additional::Deny => None,
    }
}

fn wrap(outer: &'static str, phrase: Phrase) -> Phrase {
    Phrase::words(outer).text("<").then(phrase).text(">")
}

fn bare(plan: &Plan, expr: &TypeExpr) -> Phrase {
    match expr {
        TypeExpr::Named(id) => {
            Phrase::new().link(plan.type_name(*id).ident.as_str(), Target::Type(*id))
        }
        TypeExpr::Scalar(scalar) => scalar_type(scalar),
        TypeExpr::Array(item) => wrap("Vec", inner(plan, item)),
        TypeExpr::Map(value) => wrap("AdditionalProperties", inner(plan, value)),
        TypeExpr::Tuple(items) => {
            let phrases: Vec<Phrase> = items.iter().map(|item| inner(plan, item)).collect();
            let open = Phrase::words("(").then(Phrase::joined(phrases, ", "));
            open.text(if items.len() == 1 { ",)" } else { ")" })
        }
        TypeExpr::Const(_) | TypeExpr::Any => Phrase::new().link("Value", Target::External(VALUE)),
    }
}

fn scalar_type(scalar: &Scalar) -> Phrase {
    match scalar {
        Scalar::Boolean => Phrase::words("bool"),
        Scalar::Integer => Phrase::words("i64"),
        Scalar::Number => Phrase::words("f64"),
        Scalar::Null => Phrase::words("()"),
        Scalar::String(StringFormat::DateTime) => Phrase::new()
            .link("DateTime", Target::External(DATE_TIME))
            .text("<FixedOffset>"),
        Scalar::String(StringFormat::Date) => {
            Phrase::new().link("NaiveDate", Target::External(NAIVE_DATE))
        }
        Scalar::String(_) => Phrase::words("String"),
    }
}

/// What stands in JSON, in words: `string (date-time) or null`, `array of ...`.
#[must_use]
pub fn json(plan: &Plan, ty: &TypeUse) -> Phrase {
    let phrase = json_expr(plan, &ty.expr);
    if ty.nullable {
        phrase.text(" or null")
    } else {
        phrase
    }
}

fn json_expr(plan: &Plan, expr: &TypeExpr) -> Phrase {
    match expr {
        TypeExpr::Named(id) => {
            let kind = super::Kind::of(&plan.type_def(*id).shape);
            Phrase::words(kind.json())
                .text(" ")
                .link(plan.type_def(*id).wire_name.clone(), Target::Type(*id))
        }
        TypeExpr::Scalar(scalar) => {
            let word = match scalar {
                Scalar::Boolean => "boolean",
                Scalar::Integer => "integer",
                Scalar::Number => "number",
                Scalar::Null => "null",
                Scalar::String(_) => "string",
            };
            match constraint::format_name(expr) {
                Some(format) => Phrase::words(word).text(format!(" ({format})")),
                None => Phrase::words(word),
            }
        }
        TypeExpr::Array(item) => Phrase::words("array of ").then(json(plan, item)),
        TypeExpr::Map(value) => Phrase::words("object with values of ").then(json(plan, value)),
        TypeExpr::Tuple(items) => Phrase::words("array: ").then(Phrase::joined(
            items.iter().map(|item| json(plan, item)).collect(),
            ", ",
        )),
        TypeExpr::Const(_) => Phrase::words("fixed value"),
        TypeExpr::Any => Phrase::words("any value"),
    }
}
