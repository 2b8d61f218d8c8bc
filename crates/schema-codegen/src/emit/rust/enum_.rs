//! A set of string values as an open enum: a value of tomorrow is kept, not refused.

use super::paths::{Paths, ident};
use super::{attributes, doc_comment};
use crate::model::{EnumDef, EnumValue, TypeId};
use crate::plan::Plan;
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// The enum behind `id`.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &EnumDef) -> TokenStream {
    let docs = doc_comment::attributes(&doc_comment::of_type(plan, id));
    let attributes = attributes::of_type(plan, paths, id);
    let name = ident(&plan.type_name(id).ident);
    let variants = def
        .values
        .iter()
        .enumerate()
        .map(|(index, value)| variant(plan, id, index, value));
    let unknown = ident(&plan.names.unknown_variants[&id]);
    let text = paths.external(External::UnknownValue);
    quote! {
        #docs
        #attributes
        pub enum #name {
            #(#variants)*
            /// A value that the schema does not list; `as_str()` reads it, and it is written back unchanged.
            #[additional_properties(unknown)]
            #unknown(#text),
        }
    }
}

fn variant(plan: &Plan, id: TypeId, index: usize, value: &EnumValue) -> TokenStream {
    let name = &plan.names.variants[&(id, index)];
    let rename = plan.rust.types[id.0].renames.own[index].as_deref();
    let docs = doc_comment::attributes(&doc_comment::of_value(plan, id, value, rename));
    let rename = attributes::rename(rename);
    let name = ident(name);
    let deprecated = value.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        #rename
        #name,
    }
}
