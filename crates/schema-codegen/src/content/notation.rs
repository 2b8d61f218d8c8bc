//! Types in Rust notation and in JSON words, with links.

use super::{Phrase, Target};
use crate::model::{Scalar, TypeExpr, TypeUse};
use crate::plan::Plan;
use crate::rust_types::{External, RustType};

/// A Rust type as generated code has it.
#[must_use]
pub fn rust(plan: &Plan, ty: &RustType) -> Phrase {
    match ty {
        RustType::Unit => Phrase::words("()"),
        RustType::Bool => external(External::Bool),
        RustType::I64 => external(External::I64),
        RustType::U64 => external(External::U64),
        RustType::I128 => external(External::I128),
        RustType::U128 => external(External::U128),
        RustType::F64 => external(External::F64),
        RustType::String => external(External::String),
        RustType::DateTime => external(External::DateTime)
            .text("<")
            .then(external(External::FixedOffset))
            .text(">"),
        RustType::Date => external(External::NaiveDate),
        RustType::Json => external(External::RawJson),
        RustType::Value => external(External::Value),
        RustType::Named(id) => {
            Phrase::new().link(plan.type_name(*id).ident.as_str(), Target::Type(*id))
        }
        RustType::Option(inner) => generic(plan, External::Option, inner),
        RustType::Maybe(inner) => generic(plan, External::Maybe, inner),
        RustType::Box(inner) => generic(plan, External::Box, inner),
        RustType::Vec(inner) => generic(plan, External::Vec, inner),
        RustType::Map(inner) => generic(plan, External::AdditionalProperties, inner),
        RustType::Tuple(items) => {
            let all = items.iter().map(|item| rust(plan, item)).collect();
            let open = Phrase::words("(").then(Phrase::joined(all, ", "));
            open.text(if items.len() == 1 { ",)" } else { ")" })
        }
    }
}

fn external(name: External) -> Phrase {
    match name.docs() {
        Some(url) => Phrase::new().link(name.name(), Target::External(url)),
        None => Phrase::words(name.name()),
    }
}

fn generic(plan: &Plan, outer: External, inner: &RustType) -> Phrase {
    let outer = external(outer).text("<");
    outer.then(rust(plan, inner)).text(">")
}

/// The type in JSON, in words: `string or null`, `array of ...`. Its format is one of its constraints.
#[must_use]
pub fn json(plan: &Plan, ty: &TypeUse) -> Phrase {
    let phrase = json_beside_null(plan, ty);
    match &ty.expr {
        // They admit null by themselves.
        TypeExpr::Any | TypeExpr::Scalar(Scalar::Null) => phrase,
        _ if ty.nullable => phrase.text(" or null"),
        _ => phrase,
    }
}

/// The same of a value that is not null, for a field whose presence says whether it may be null.
#[must_use]
pub fn json_beside_null(plan: &Plan, ty: &TypeUse) -> Phrase {
    match &ty.expr {
        TypeExpr::Named(id) => {
            let kind = super::Kind::of(&plan.type_def(*id).shape);
            Phrase::words(kind.json())
                .text(" ")
                .link(plan.type_def(*id).wire_name.clone(), Target::Type(*id))
        }
        TypeExpr::Scalar(scalar) => {
            let word = match scalar {
                Scalar::Boolean => "boolean",
                Scalar::Integer(_) => "integer",
                Scalar::Number(_) => "number",
                Scalar::Null => "null",
                Scalar::String(_) => "string",
            };
            Phrase::words(word)
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
