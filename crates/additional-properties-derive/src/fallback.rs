//! What stands in for the impls of a rejected input, so that the type checker is content.
//!
//! Without it every use of the type would report a second, misleading error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput};

use crate::attr::Flags;
use crate::generics::add_data_lifetime;

/// The traits that were asked for, without behaviour.
pub(crate) fn impls(input: &DeriveInput, flags: Flags) -> TokenStream {
    let mut out = declared(input);
    if flags.serde() {
        out.extend(serde(input));
    }
    if flags.json() {
        out.extend(json(input));
    }
    if flags.debug() {
        out.extend(debug(input));
    }
    if matches!(input.data, Data::Enum(_)) {
        out.extend(enum_functions(input));
    }
    out
}

fn declared(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    quote! {
        impl #parameters _ap::DeclaredProperties for #ident #arguments #predicates {
            const PROPERTIES: &'static [&'static str] = &[];
        }
    }
}

fn serde(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let mut reading = input.generics.clone();
    add_data_lifetime(&mut reading, std::iter::empty().collect());
    let (reading, _, _) = reading.split_for_impl();
    quote! {
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
    }
}

fn json(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let mut reading = input.generics.clone();
    add_data_lifetime(&mut reading, std::iter::empty().collect());
    let (reading, _, _) = reading.split_for_impl();
    quote! {
        impl #reading _ap::json::FromJson<'de> for #ident #arguments #predicates {
            fn blank() -> Self {
                _ap::unreachable!()
            }
            fn read_json(&mut self, _: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
                _ap::unreachable!()
            }
        }
        impl #parameters _ap::json::ToJson for #ident #arguments #predicates {
            fn write_json(&self, _: &mut _ap::json::Writer) {}
        }
    }
}

fn debug(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    quote! {
        impl #parameters _ap::fmt::Debug for #ident #arguments #predicates {
            fn fmt(&self, _: &mut _ap::fmt::Formatter<'_>) -> _ap::fmt::Result {
                _ap::Ok(())
            }
        }
    }
}

/// What users call on an open enum.
fn enum_functions(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    quote! {
        impl #parameters #ident #arguments #predicates {
            /// No value: the enum was rejected.
            pub const VALUES: &'static [&'static str] = &[];
            /// No text: the enum was rejected.
            pub fn as_str(&self) -> &str {
                ""
            }
            /// No answer: the enum was rejected.
            pub const fn is_unknown(&self) -> bool {
                false
            }
        }
    }
}
