//! An object with declared properties as a struct.

use super::paths::{Paths, ident};
use super::{attributes, doc_comment, literal};
use crate::model::{Field, StructDef, TypeId};
use crate::plan::{FieldId, Plan};
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// The struct behind `id`.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &StructDef) -> TokenStream {
    let docs = if paths.are_borrowed() {
        doc_comment::of_type(plan, id)
    } else {
        doc_comment::of_owned(plan, id)
    };
    let docs = doc_comment::attributes(&docs);
    let attributes = attributes::of_type(plan, paths, id);
    let name = ident(&plan.type_name(id).ident);
    let lifetime = paths.lifetime(id);
    let fields = def
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| declared(plan, paths, FieldId { owner: id, index }, field));
    let additional = additional(plan, paths, id);
    quote! {
        #docs
        #attributes
        pub struct #name #lifetime {
            #(#fields)*
            #additional
        }
    }
}

/// The listed integers of `id` that have names.
pub(super) fn constants(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> Option<TokenStream> {
    let constants = &plan.rust.types[id.0].constants;
    if constants.is_empty() {
        return None;
    }
    let name = ident(&plan.type_name(id).ident);
    let constants = constants.iter().map(|constant| {
        let docs = doc_comment::attributes(&doc_comment::of_constant(constant));
        let (name, ty) = (ident(&constant.name), paths.ty(&constant.ty));
        let value = literal::number(&constant.value);
        quote!(#docs pub const #name: #ty = #value;)
    });
    Some(quote!(impl #name { #(#constants)* }))
}

fn declared(plan: &Plan, paths: &Paths<'_>, id: FieldId, field: &Field) -> TokenStream {
    let decided = plan.rust.field(id);
    let docs = doc_comment::attributes(&doc_comment::of_field(plan, id.owner, field));
    let attributes = attributes::of_field(field, &plan.names.fields[&id], decided);
    let ty = paths.ty(&decided.ty);
    let name = ident(&plan.names.fields[&id]);
    quote! {
        #docs
        #attributes
        pub #name: #ty,
    }
}

/// The field that keeps the members no property declares.
fn additional(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> Option<TokenStream> {
    let decided = &plan.rust.types[id.0];
    let value = paths.ty(decided.additional.as_ref()?);
    let codec = attributes::entries(decided.additional_codec.as_slice());
    let name = ident(&plan.names.additional_fields[&id]);
    let container = paths.external(External::AdditionalProperties);
    Some(quote! {
        /// Members that the schema does not declare, kept in order and written back.
        #[additional_properties]
        #codec
        pub #name: #container<#value, Self>,
    })
}
