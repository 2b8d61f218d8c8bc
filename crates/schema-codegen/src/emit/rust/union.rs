//! One of several shapes as an enum.

use super::paths::{Paths, ident};
use super::{attributes, doc_comment};
use crate::model::{TypeId, UnionDef, UnionVariant};
use crate::plan::{FieldId, Plan};
use crate::rust_types::RustType;
use proc_macro2::TokenStream;
use quote::quote;

/// The union behind `id`.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId, def: &UnionDef) -> TokenStream {
    let docs = doc_comment::attributes(&doc_comment::of_type(plan, id));
    let attributes = attributes::of_type(plan, paths, id);
    let name = ident(&plan.type_name(id).ident);
    let members = def
        .variants
        .iter()
        .enumerate()
        .map(|(index, member)| variant(plan, paths, FieldId { owner: id, index }, member));
    let unknown = ident(&plan.names.unknown_variants[&id]);
    let of_unknown = attributes::list(&plan.rust.types[id.0].of_unknown);
    let value = paths.ty(&RustType::Json);
    let lifetime = paths.lifetime(id);
    quote! {
        #docs
        #attributes
        pub enum #name #lifetime {
            #(#members)*
            /// A value that fits none of the shapes, kept and written back as it came.
            #[additional_properties(unknown #(, #of_unknown)*)]
            #unknown(#value),
        }
    }
}

fn variant(plan: &Plan, paths: &Paths<'_>, id: FieldId, member: &UnionVariant) -> TokenStream {
    let docs = doc_comment::attributes(&doc_comment::of_variant(plan, member));
    let decided = plan.rust.field(id);
    let entries = attributes::entries(&decided.attributes);
    let ty = paths.ty(&decided.ty);
    let name = ident(&plan.names.variants[&(id.owner, id.index)]);
    quote! {
        #docs
        #entries
        #name(#ty),
    }
}
