//! A JSON value as a Rust expression of a given type.
//!
//! In: a type and a document. Out: an expression, and the answer whether a document fits a type at all.

use super::paths::{Outside, Paths};
use super::{example, literal, type_ref};
use crate::model::{Scalar, Shape, StringFormat, TypeExpr, TypeUse};
use crate::plan::Plan;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// `document` as a list item, map value, tuple or union member.
pub(super) fn inner(plan: &Plan, paths: &Paths<'_>, ty: &TypeUse, document: &Value) -> TokenStream {
    if !ty.nullable || type_ref::holds_null(&ty.expr) {
        return of(plan, paths, &ty.expr, document);
    }
    if document.is_null() {
        return quote!(None);
    }
    let value = of(plan, paths, &ty.expr, document);
    quote!(Some(#value))
}

/// `document` as a value of `expr`; what does not fit becomes the plainest value of the type.
pub(super) fn of(plan: &Plan, paths: &Paths<'_>, expr: &TypeExpr, document: &Value) -> TokenStream {
    match expr {
        TypeExpr::Named(id) => example::named(plan, paths, *id, document),
        TypeExpr::Scalar(kind) => scalar(paths, kind, document),
        TypeExpr::Array(item) => {
            let items = document.as_array().map(Vec::as_slice).unwrap_or_default();
            let items = items
                .iter()
                .map(|document| inner(plan, paths, item, document));
            list(paths, &items.collect::<Vec<_>>())
        }
        TypeExpr::Tuple(items) => {
            let items = items.iter().enumerate().map(|(index, item)| {
                let document = document.get(index).unwrap_or(&Value::Null);
                inner(plan, paths, item, document)
            });
            quote!((#(#items,)*))
        }
        TypeExpr::Map(value) => map(plan, paths, value, document),
        TypeExpr::Const(_) | TypeExpr::Any => json(paths, document),
    }
}

fn scalar(paths: &Paths<'_>, kind: &Scalar, document: &Value) -> TokenStream {
    let text = document.as_str().unwrap_or_default();
    match kind {
        Scalar::Null => quote!(()),
        Scalar::Boolean => {
            let value = document.as_bool().unwrap_or_default();
            quote!(#value)
        }
        Scalar::Integer => literal::signed(integer(document).unwrap_or_default()),
        Scalar::Number => literal::float(document.as_f64().unwrap_or_default()),
        Scalar::String(StringFormat::DateTime | StringFormat::Date) => {
            quote!(#text.parse().unwrap_or_default())
        }
        Scalar::String(_) => {
            let string = paths.outside(Outside::String);
            quote!(#string::from(#text))
        }
    }
}

/// An integer, also when written `1.0`.
fn integer(document: &Value) -> Option<i64> {
    document.as_i64().or_else(|| {
        let text = document
            .as_f64()
            .filter(|value| value.fract() == 0.0)?
            .to_string();
        text.parse().ok()
    })
}

fn list(paths: &Paths<'_>, items: &[TokenStream]) -> TokenStream {
    if items.is_empty() {
        let list = paths.outside(Outside::Vec);
        quote!(#list::new())
    } else {
        quote!(vec![#(#items),*])
    }
}

fn map(plan: &Plan, paths: &Paths<'_>, value: &TypeUse, document: &Value) -> TokenStream {
    let container = paths.outside(Outside::AdditionalProperties);
    let members: Vec<_> = document
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, document)| {
            let value = inner(plan, paths, value, document);
            let string = paths.outside(Outside::String);
            quote!((#string::from(#name), #value))
        })
        .collect();
    if members.is_empty() {
        quote!(#container::new())
    } else {
        quote!([#(#members),*].into_iter().collect())
    }
}

/// Any JSON value.
pub(super) fn json(paths: &Paths<'_>, document: &Value) -> TokenStream {
    let value = paths.outside(Outside::Value);
    match document {
        Value::Null => quote!(#value::Null),
        Value::Bool(truth) => quote!(#value::Bool(#truth)),
        Value::Number(number) => {
            let number = literal::typed_number(number);
            quote!(#value::from(#number))
        }
        Value::String(text) => quote!(#value::from(#text)),
        Value::Array(items) => {
            let items = items.iter().map(|item| json(paths, item));
            let items = list(paths, &items.collect::<Vec<_>>());
            quote!(#value::Array(#items))
        }
        Value::Object(members) => {
            let string = paths.outside(Outside::String);
            let members = members.iter().map(|(name, member)| {
                let member = json(paths, member);
                quote!((#string::from(#name), #member))
            });
            quote!(#value::Object([#(#members),*].into_iter().collect()))
        }
    }
}

/// True when `document` is of the JSON kind that `ty` has, and has what `ty` requires.
pub(super) fn fits(plan: &Plan, ty: &TypeUse, document: &Value) -> bool {
    if document.is_null() {
        return ty.nullable || type_ref::holds_null(&ty.expr);
    }
    match &ty.expr {
        TypeExpr::Named(id) => match &plan.type_def(*id).shape {
            Shape::Struct(def) => {
                document.is_object()
                    && def
                        .fields
                        .iter()
                        .all(|field| match document.get(&field.wire_name) {
                            Some(member) => fits(plan, &field.ty, member),
                            None => !field.required,
                        })
            }
            Shape::Enum(def) => def
                .values
                .iter()
                .any(|value| document.as_str() == Some(&value.value)),
            Shape::Union(def) => def
                .members
                .iter()
                .any(|member| fits(plan, &member.ty, document)),
            Shape::Alias(ty) => fits(plan, ty, document),
        },
        TypeExpr::Scalar(Scalar::Boolean) => document.is_boolean(),
        TypeExpr::Scalar(Scalar::Integer) => integer(document).is_some(),
        TypeExpr::Scalar(Scalar::Number) => document.is_number(),
        TypeExpr::Scalar(Scalar::String(_)) => document.is_string(),
        TypeExpr::Scalar(Scalar::Null) => false,
        TypeExpr::Array(item) => document
            .as_array()
            .is_some_and(|items| items.iter().all(|document| fits(plan, item, document))),
        TypeExpr::Tuple(items) => document
            .as_array()
            .is_some_and(|list| list.len() == items.len()),
        TypeExpr::Map(value) => document
            .as_object()
            .is_some_and(|map| map.values().all(|document| fits(plan, value, document))),
        TypeExpr::Const(values) => values.contains(document),
        TypeExpr::Any => true,
    }
}
