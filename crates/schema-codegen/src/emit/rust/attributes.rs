//! The attributes of items and fields: derives, paths behind features, the facts the runtime needs.
//!
//! In: facts of the plan. Out: attribute tokens. What an attribute means is the derive's business.

use super::constraints;
use super::paths::{Outside, Paths};
use super::type_ref::{self, Slot};
use crate::model::{
    Additional, Field, Scalar, Sensitivity, Shape, StringFormat, TypeDef, TypeExpr, TypeId, TypeUse,
};
use crate::plan::{self, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// Derives and container attributes of one type.
pub(super) fn of_type(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> TokenStream {
    let def = plan.type_def(id);
    let ours = paths.outside(match def.shape {
        Shape::Enum(_) => Outside::OpenEnum,
        Shape::Union(_) => Outside::Union,
        Shape::Struct(_) | Shape::Alias(_) => Outside::AdditionalProperties,
    });
    let eq = plan.facts.eq[id.0].then(|| quote!(Eq, Hash,));
    let deprecated = def.docs.deprecated.then(|| quote!(#[deprecated]));
    let flags = flags(if paths.are_borrowed() {
        plan::Paths::Json
    } else {
        plan.options.paths
    });
    let extra = container(def);
    quote! {
        #deprecated
        #[derive(Clone, PartialEq, #eq #ours)]
        #flags
        #extra
        #[non_exhaustive]
    }
}

/// Which impls the derive makes.
fn flags(paths: plan::Paths) -> TokenStream {
    match paths {
        plan::Paths::Both => quote!(#[additional_properties(debug, serde, json)]),
        plan::Paths::Serde => quote!(#[additional_properties(debug, serde)]),
        plan::Paths::Json => quote!(#[additional_properties(debug, json)]),
        plan::Paths::Features => quote! {
            #[additional_properties(debug)]
            #[cfg_attr(feature = "serde", additional_properties(serde))]
            #[cfg_attr(feature = "json", additional_properties(json))]
            #[cfg_attr(feature = "schemars", additional_properties(schemars))]
        },
    }
}

fn container(def: &TypeDef) -> Option<TokenStream> {
    match &def.shape {
        Shape::Struct(shape) => {
            let deny = matches!(shape.additional, Additional::Deny).then(|| quote!(deny_unknown));
            let mut facts = constraints::of_struct(shape);
            facts.splice(0..0, deny);
            (!facts.is_empty()).then(|| quote!(#[additional_properties(#(#facts),*)]))
        }
        // The class of a struct sums up its fields, which say their own.
        Shape::Enum(_) | Shape::Union(_) if def.sensitivity.is_sensitive() => {
            let class = def.sensitivity.as_str();
            Some(quote!(#[additional_properties(sensitive = #class)]))
        }
        _ => None,
    }
}

/// The attributes of one declared property.
pub(super) fn of_field(plan: &Plan, field: &Field, ident: &str) -> TokenStream {
    let deprecated = field.docs.deprecated.then(|| quote!(#[deprecated]));
    let rename = rename(&field.wire_name, ident);
    let facts: Vec<TokenStream> = presence(field)
        .into_iter()
        .chain(sensitive(plan, field.sensitivity))
        .chain(codec(&field.ty).map(|codec| quote!(codec = #codec)))
        .chain(constraints::pairs(&field.ty))
        .collect();
    let facts = (!facts.is_empty()).then(|| quote!(#[additional_properties(#(#facts),*)]));
    quote!(#deprecated #rename #facts)
}

/// `rename`, where the JSON name is not the Rust name.
pub(super) fn rename(wire_name: &str, ident: &str) -> Option<TokenStream> {
    (wire_name != ident.strip_prefix("r#").unwrap_or(ident))
        .then(|| quote!(#[serde(rename = #wire_name)]))
}

/// Which of its two meanings an `Option` has.
fn presence(field: &Field) -> Option<TokenStream> {
    match (type_ref::slot(field), field.required) {
        (Slot::Option, true) => Some(quote!(required)),
        (Slot::Option, false) => Some(quote!(optional)),
        (Slot::Plain | Slot::Maybe, _) => None,
    }
}

/// The class of data, also when it is none: inside a sensitive place, only what is marked so may be shown.
fn sensitive(plan: &Plan, class: Sensitivity) -> Option<TokenStream> {
    let name = class.as_str();
    plan.model
        .schema
        .classifies_sensitivity
        .then(|| quote!(sensitive = #name))
}

/// The codec of the scalar at the bottom of lists, maps and tuples.
fn codec(ty: &TypeUse) -> Option<&'static str> {
    match &ty.expr {
        TypeExpr::Scalar(Scalar::Integer) => Some("integer"),
        TypeExpr::Scalar(Scalar::String(StringFormat::DateTime | StringFormat::Date)) => {
            Some("rfc3339")
        }
        TypeExpr::Array(item) | TypeExpr::Map(item) => codec(item),
        _ => None,
    }
}
