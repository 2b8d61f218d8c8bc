//! How a type is spelled where it is used.
//!
//! In: a [`TypeUse`] and whether the place may be left out. Out: tokens of a Rust type.
//! Presence and nullability make four kinds: `T`, `Option<T>` twice, and `Maybe<T>`, which keeps absent and null apart.

use super::paths::{Outside, Paths};
use crate::model::{Field, Scalar, StringFormat, TypeExpr, TypeUse};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of a field.
pub(super) fn field(paths: &Paths<'_>, field: &Field, boxed: bool) -> TokenStream {
    let value = boxed_if(paths, base(paths, &field.ty), boxed);
    match slot(field) {
        Slot::Plain => value,
        Slot::Option => optional(paths, &value),
        Slot::Maybe => {
            let maybe = paths.outside(Outside::Maybe);
            quote!(#maybe<#value>)
        }
    }
}

/// What surrounds the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Always there, never null, or null is one of its values.
    Plain,
    /// One way to be empty.
    Option,
    /// Two ways to be empty.
    Maybe,
}

/// What surrounds the value of `field`.
pub(super) fn slot(field: &Field) -> Slot {
    let expr = &field.ty.expr;
    match (
        field.required,
        field.ty.nullable || matches!(expr, TypeExpr::Any | TypeExpr::Scalar(Scalar::Null)),
    ) {
        (true, true) if !holds_null(expr) => Slot::Option,
        (true, _) => Slot::Plain,
        (false, false) => Slot::Option,
        (false, true) => Slot::Maybe,
    }
}

/// The type of a list item, map value, tuple or union member.
pub(super) fn inner(paths: &Paths<'_>, ty: &TypeUse, boxed: bool) -> TokenStream {
    let value = boxed_if(paths, base(paths, ty), boxed);
    if ty.nullable && !holds_null(&ty.expr) {
        optional(paths, &value)
    } else {
        value
    }
}

/// True when null is one of the values of the Rust type itself.
pub(super) fn holds_null(expr: &TypeExpr) -> bool {
    matches!(
        expr,
        TypeExpr::Any | TypeExpr::Const(_) | TypeExpr::Scalar(Scalar::Null)
    )
}

fn base(paths: &Paths<'_>, ty: &TypeUse) -> TokenStream {
    match &ty.expr {
        TypeExpr::Named(id) => paths.local(*id),
        TypeExpr::Scalar(scalar_type) => scalar(paths, scalar_type),
        TypeExpr::Array(item) => {
            let (list, item) = (paths.outside(Outside::Vec), inner(paths, item, false));
            quote!(#list<#item>)
        }
        TypeExpr::Tuple(items) => {
            let items = items.iter().map(|item| inner(paths, item, false));
            quote!((#(#items,)*))
        }
        TypeExpr::Map(value) => {
            let (map, value) = (
                paths.outside(Outside::AdditionalProperties),
                inner(paths, value, false),
            );
            quote!(#map<#value>)
        }
        TypeExpr::Const(_) | TypeExpr::Any => paths.json(),
    }
}

fn scalar(paths: &Paths<'_>, scalar: &Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean => paths.outside(Outside::Bool),
        Scalar::Integer => paths.outside(Outside::I64),
        Scalar::Number => paths.outside(Outside::F64),
        Scalar::Null => quote!(()),
        Scalar::String(StringFormat::DateTime) => {
            let (instant, offset) = (
                paths.outside(Outside::DateTime),
                paths.outside(Outside::FixedOffset),
            );
            quote!(#instant<#offset>)
        }
        Scalar::String(StringFormat::Date) => paths.outside(Outside::NaiveDate),
        Scalar::String(_) => paths.text(),
    }
}

fn optional(paths: &Paths<'_>, value: &TokenStream) -> TokenStream {
    let option = paths.outside(Outside::Option);
    quote!(#option<#value>)
}

fn boxed_if(paths: &Paths<'_>, value: TokenStream, boxed: bool) -> TokenStream {
    if boxed {
        let pointer = paths.outside(Outside::Box);
        quote!(#pointer<#value>)
    } else {
        value
    }
}
