//! An object with declared properties as a struct.

use super::paths::{Outside, Paths, ident};
use super::{attributes, doc_comment, facts_line, type_ref};
use crate::model::{Additional, Field, StructDef, TypeId};
use crate::plan::{FieldId, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The struct behind `id`.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &StructDef) -> TokenStream {
    let docs = doc_comment::attributes(&facts_line::of_type(plan, id));
    let attributes = attributes::of_type(plan, paths, id);
    let name = ident(&plan.type_name(id).ident);
    let lifetime = paths.lifetime(id);
    let fields = def
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| declared(plan, paths, FieldId { owner: id, index }, field));
    let additional = additional(plan, paths, id, def);
    quote! {
        #docs
        #attributes
        pub struct #name #lifetime {
            #(#fields)*
            #additional
        }
    }
}

fn declared(plan: &Plan, paths: &Paths<'_>, id: FieldId, field: &Field) -> TokenStream {
    let name = &plan.names.fields[&id];
    let docs = doc_comment::attributes(&facts_line::of_field(plan, field));
    let attributes = attributes::of_field(plan, field, name.as_str());
    let ty = type_ref::field(paths, field, plan.facts.boxed.contains(&id));
    let name = ident(name);
    quote! {
        #docs
        #attributes
        pub #name: #ty,
    }
}

/// The field that keeps the members no property declares.
fn additional(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &StructDef) -> Option<TokenStream> {
    let value = match &def.additional {
        Additional::Any => paths.json(),
        Additional::Typed(ty) => type_ref::inner(paths, ty, false),
        Additional::Deny => return None,
    };
    let name = ident(&plan.names.additional_fields[&id]);
    let container = paths.outside(Outside::AdditionalProperties);
    Some(quote! {
        /// Members that the schema does not declare, kept in order and written back.
        #[additional_properties]
        pub #name: #container<#value, Self>,
    })
}
