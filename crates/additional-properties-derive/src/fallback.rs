//! What is printed for a rejected input: the errors, and impls that satisfy the type checker.
//!
//! Without the impls every use of the type would report a second, misleading error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

use crate::generics::{add_data_lifetime, runtime};

/// The errors, and serde's traits without behaviour.
pub(crate) fn impls(input: &DeriveInput, krate: Option<&Path>, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let runtime = runtime(krate);
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let mut reading = input.generics.clone();
    add_data_lifetime(&mut reading, std::iter::empty().collect());
    let (reading, _, _) = reading.split_for_impl();
    quote! {
        #errors
        #[automatically_derived]
        const _: () = {
            use #runtime as _ap;
            impl #parameters _ap::DeclaredProperties for #ident #arguments #predicates {
                const PROPERTIES: &'static [&'static str] = &[];
            }
            impl #reading _ap::Deserialize<'de> for #ident #arguments #predicates {
                fn deserialize<__D: _ap::Deserializer<'de>>(_: __D) -> _ap::Result<Self, __D::Error> {
                    _ap::unreachable!()
                }
            }
            impl #parameters _ap::Serialize for #ident #arguments #predicates {
                fn serialize<__S: _ap::Serializer>(&self, _: __S) -> _ap::Result<__S::Ok, __S::Error> {
                    _ap::unreachable!()
                }
            }
        };
    }
}
