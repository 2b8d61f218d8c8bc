//! How a borrowed type becomes the owned type of the same name.

use super::paths::{Paths, ident};
use crate::model::TypeId;
use crate::plan::Plan;
use crate::rust_types::External;
use proc_macro2::TokenStream;
use quote::quote;

/// The method of the borrowed type `id`.
///
/// It goes through JSON, so that a type needs one line for it, whatever its fields are.
pub(super) fn emit(plan: &Plan, paths: &Paths<'_>, id: TypeId) -> TokenStream {
    let name = ident(&plan.type_name(id).ident);
    let (error, convert) = (
        paths.external(External::Error),
        paths.external(External::Convert),
    );
    quote! {
        impl #name<'_> {
            /// The same value as an owned type, copied through its JSON.
            ///
            /// # Errors
            ///
            /// An unknown member holds a number that the owned type can't: one beyond every float.
            pub fn into_owned(self) -> ::core::result::Result<super::#name, #error> {
                #convert(&self)
            }
        }
    }
}
