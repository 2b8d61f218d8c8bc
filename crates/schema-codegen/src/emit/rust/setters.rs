//! How a value is made: `Model::new(..)` with what has to be there, and consuming setters, `.with_field(value)`, for the rest.
//!
//! All are inlined, so that they cost nothing until used.

use super::doc_comment;
use super::paths::{Paths, ident};
use crate::content::Phrase;
use crate::model::{Additional, Field, StructDef, TypeId};
use crate::plan::{FieldId, Plan};
use crate::rust_types::{External, RustType};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The constructor and the setters of one struct; nothing for a struct without fields.
pub(super) fn emit(
    plan: &Plan,
    paths: &Paths<'_>,
    id: TypeId,
    def: &StructDef,
) -> Option<TokenStream> {
    if def.fields.is_empty() {
        return None;
    }
    let name = paths.local(id);
    let constructor = constructor(plan, paths, id, def);
    let setters = def
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| setter(plan, paths, FieldId { owner: id, index }, field));
    Some(quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    })
}

/// `new` takes every field that can't be empty.
fn constructor(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &StructDef) -> TokenStream {
    let (mut parameters, mut values) = (Vec::new(), Vec::new());
    for index in 0..def.fields.len() {
        let field = FieldId { owner: id, index };
        let name = ident(&plan.names.fields[&field]);
        let ty = &plan.rust.field(field).ty;
        values.push(match ty {
            RustType::Option(_) => quote!(#name: None,),
            RustType::Maybe(_) => {
                let maybe = paths.external(External::Maybe);
                quote!(#name: #maybe::Absent,)
            }
            ty => {
                let (ty, into) = (paths.ty(ty), paths.external(External::Into));
                parameters.push(quote!(#name: impl #into<#ty>));
                quote!(#name: #name.into(),)
            }
        });
    }
    if !matches!(def.additional, Additional::Deny) {
        let name = ident(&plan.names.additional_fields[&id]);
        let map = paths.external(External::AdditionalProperties);
        values.push(quote!(#name: #map::new(),));
    }
    quote! {
        /// A value with what has to be there; all other fields are empty.
        #[inline]
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values)* }
        }
    }
}

fn setter(plan: &Plan, paths: &Paths<'_>, id: FieldId, field: &Field) -> TokenStream {
    let name = &plan.names.fields[&id];
    let method = format_ident!("with_{}", name.bare());
    let docs = doc_comment::attributes(&doc_comment::paragraph(&[Phrase::words("Sets ")
        .code(field.wire_name.as_str())
        .text(".")]));
    let ty = &plan.rust.field(id).ty;
    let name = ident(name);
    let (into, value) = match ty {
        RustType::Option(_) | RustType::Maybe(_) => {
            let into = paths.external(External::IntoField);
            let value = quote!(#into::into_field(#name));
            (into, value)
        }
        _ => (paths.external(External::Into), quote!(#name.into())),
    };
    let ty = paths.ty(ty);
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #method(mut self, #name: impl #into<#ty>) -> Self {
            self.#name = #value;
            self
        }
    }
}
