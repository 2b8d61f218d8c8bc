//! Consuming setters: `Model::example().with_field(value)`. Inlined, so that they cost nothing until used.

use super::doc_comment;
use super::paths::{Paths, ident};
use crate::content::Phrase;
use crate::model::{Field, StructDef, TypeId};
use crate::plan::{FieldId, Plan};
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The setters of one struct; nothing for a struct without fields.
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
    let setters = def
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| setter(plan, paths, FieldId { owner: id, index }, field));
    Some(quote! {
        impl #name {
            #(#setters)*
        }
    })
}

fn setter(plan: &Plan, paths: &Paths<'_>, id: FieldId, field: &Field) -> TokenStream {
    let name = &plan.names.fields[&id];
    let method = format_ident!("with_{}", name.bare());
    let docs = doc_comment::attributes(&doc_comment::paragraph(&[Phrase::words("Sets ")
        .code(field.wire_name.as_str())
        .text(".")]));
    let ty = paths.ty(&plan.rust.field(id).ty);
    let into = paths.external(External::Into);
    let name = ident(name);
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #method(mut self, #name: impl #into<#ty>) -> Self {
            self.#name = #name.into();
            self
        }
    }
}
