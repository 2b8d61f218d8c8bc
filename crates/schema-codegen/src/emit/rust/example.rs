//! `Model::example()`: a complete value, composed in Rust from the schema's examples.
//!
//! In: the example document of each type. Out: one constructor a type. What a document lacks is filled with the plainest value of its
//! type, so printing never fails.

use super::paths::{Outside, Paths, ident};
use super::type_ref::{self, Slot};
use super::value;
use crate::model::{Additional, EnumDef, Field, Shape, StructDef, TypeId, UnionDef};
use crate::plan::{FieldId, Plan};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// The example constructor of one type.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> Option<TokenStream> {
    let document = &plan.facts.examples[id.0];
    let body = match &plan.type_def(id).shape {
        Shape::Struct(def) => object(plan, paths, id, def, document, &quote!(Self)),
        Shape::Enum(def) => variant(plan, id, def, document, &quote!(Self)),
        Shape::Union(def) => member(plan, paths, id, def, document, &quote!(Self)),
        Shape::Alias(_) => return None,
    };
    let name = paths.local(id);
    Some(quote! {
        impl #name {
            /// A complete value, made from the examples of the schema.
            #[inline]
            #[must_use]
            pub fn example() -> Self {
                #body
            }
        }
    })
}

/// A value of a named type: a call where the document is the type's own example, else composed in place.
pub(super) fn named(plan: &Plan, paths: &Paths<'_>, id: TypeId, document: &Value) -> TokenStream {
    let name = paths.local(id);
    match &plan.type_def(id).shape {
        Shape::Enum(def) => variant(plan, id, def, document, &name),
        Shape::Struct(def) if plan.facts.examples[id.0] != *document => {
            object(plan, paths, id, def, document, &name)
        }
        Shape::Union(def) if plan.facts.examples[id.0] != *document => {
            member(plan, paths, id, def, document, &name)
        }
        _ => quote!(#name::example()),
    }
}

fn object(
    plan: &Plan,
    paths: &Paths<'_>,
    id: TypeId,
    def: &StructDef,
    document: &Value,
    name: &TokenStream,
) -> TokenStream {
    let fields = def.fields.iter().enumerate().map(|(index, field)| {
        let id = FieldId { owner: id, index };
        let value = in_field(plan, paths, id, field, document.get(&field.wire_name));
        let name = ident(&plan.names.fields[&id]);
        quote!(#name: #value,)
    });
    let additional = (!matches!(def.additional, Additional::Deny)).then(|| {
        let name = ident(&plan.names.additional_fields[&id]);
        let container = paths.outside(Outside::AdditionalProperties);
        quote!(#name: #container::new(),)
    });
    quote!(#name { #(#fields)* #additional })
}

fn in_field(
    plan: &Plan,
    paths: &Paths<'_>,
    id: FieldId,
    field: &Field,
    document: Option<&Value>,
) -> TokenStream {
    let slot = type_ref::slot(field);
    let maybe = || paths.outside(Outside::Maybe);
    let document = match (slot, document) {
        (Slot::Option, None | Some(Value::Null)) => return quote!(None),
        (Slot::Maybe, Some(Value::Null)) => {
            let maybe = maybe();
            return quote!(#maybe::Null);
        }
        (Slot::Maybe, None) => {
            let maybe = maybe();
            return quote!(#maybe::Absent);
        }
        (_, document) => document.unwrap_or(&Value::Null),
    };
    let mut value = value::of(plan, paths, &field.ty.expr, document);
    if plan.facts.boxed.contains(&id) {
        let pointer = paths.outside(Outside::Box);
        value = quote!(#pointer::new(#value));
    }
    match slot {
        Slot::Plain => value,
        Slot::Option => quote!(Some(#value)),
        Slot::Maybe => {
            let maybe = maybe();
            quote!(#maybe::Value(#value))
        }
    }
}

fn variant(
    plan: &Plan,
    id: TypeId,
    def: &EnumDef,
    document: &Value,
    name: &TokenStream,
) -> TokenStream {
    let text = document.as_str().unwrap_or_default();
    let listed = def.values.iter().position(|value| value.value == text);
    if let Some(index) = listed {
        let variant = ident(&plan.names.variants[&(id, index)]);
        quote!(#name::#variant)
    } else {
        quote!(#name::from(#text))
    }
}

fn member(
    plan: &Plan,
    paths: &Paths<'_>,
    id: TypeId,
    def: &UnionDef,
    document: &Value,
    name: &TokenStream,
) -> TokenStream {
    let fitting = def
        .members
        .iter()
        .position(|member| value::fits(plan, &member.ty, document));
    let Some(index) = fitting else {
        let unknown = ident(&plan.names.unknown_variants[&id]);
        let json = value::json(paths, document);
        return quote!(#name::#unknown(#json));
    };
    let variant = ident(&plan.names.variants[&(id, index)]);
    let mut inside = value::inner(plan, paths, &def.members[index].ty, document);
    if plan.facts.boxed.contains(&FieldId { owner: id, index }) {
        let pointer = paths.outside(Outside::Box);
        inside = quote!(#pointer::new(#inside));
    }
    quote!(#name::#variant(#inside))
}
