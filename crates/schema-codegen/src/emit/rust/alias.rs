//! A root that is no struct, enum or union: a type alias, and what the schema asserts of it.

use super::paths::{Paths, ident};
use super::{attributes, doc_comment};
use crate::model::TypeId;
use crate::plan::Plan;
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// A root that is no struct, enum or union still has a name.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> Option<TokenStream> {
    let ty = paths.ty(plan.rust.types[id.0].alias.as_ref()?);
    let docs = doc_comment::attributes(&doc_comment::of_type(plan, id));
    let name = ident(&plan.type_name(id).ident);
    let constraints = attributes::list(&plan.rust.types[id.0].attributes);
    let constraints = (!constraints.is_empty()).then(|| {
        let constraint = paths.external(External::Constraint);
        let list = paths.external(External::Constraints);
        let of_type = ident(&plan.names.constraints[&id]);
        let about = if id == plan.model.root {
            "What the schema asserts of the root: `validate::check_as` checks it.".to_owned()
        } else {
            format!("What the schema asserts of [`{name}`]: `validate::check_as` checks it.")
        };
        let about = doc_comment::attributes(&[about]);
        quote! {
            #about
            pub const #of_type: &[#constraint] = #list!(#(#constraints),*);
        }
    });
    Some(quote!(#docs pub type #name = #ty; #constraints))
}
