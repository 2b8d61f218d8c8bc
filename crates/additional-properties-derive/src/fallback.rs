//! What takes the place of the impls of a rejected input.
//!
//! Without it every use of the type would report a second, misleading error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput};

use crate::attr::Kind;
use crate::expand::Impls;
use crate::generics::{Impl, data_lifetime};

/// Adds the traits that were asked for, without behaviour.
pub(crate) fn add(input: &DeriveInput, impls: &mut Impls) {
    let for_type = || Impl::new(&input.ident, &input.generics);
    let properties = quote! { const PROPERTIES: &'static [&'static str] = &[]; };
    impls.always(for_type().of(&quote!(_ap::DeclaredProperties), &properties));
    for (kind, name, body) in [
        (
            Kind::Deserialize,
            quote!(_ap::Deserialize<'de>),
            deserialize(),
        ),
        (Kind::Serialize, quote!(_ap::Serialize), serialize()),
        (
            Kind::FromJson,
            quote!(_ap::json::FromJson<'de>),
            from_json(),
        ),
        (
            Kind::ToJson,
            quote!(_ap::json::ToJson),
            quote! { fn write_json(&self, _: &mut _ap::json::Writer) {} },
        ),
        (Kind::Inspect, quote!(_ap::inspect::Inspect), inspect()),
        (Kind::Debug, quote!(_ap::fmt::Debug), debug()),
    ] {
        impls.add(kind, || match kind {
            // A type that has this lifetime can't have the trait, which is what was reported.
            Kind::Deserialize | Kind::FromJson if has_data_lifetime(input) => TokenStream::new(),
            Kind::Deserialize | Kind::FromJson => for_type().owning().of(&name, &body),
            _ => for_type().of(&name, &body),
        });
    }
    if matches!(input.data, Data::Enum(_)) {
        impls.always(enum_functions(input));
    }
}

fn has_data_lifetime(input: &DeriveInput) -> bool {
    let mut lifetimes = input.generics.lifetimes();
    lifetimes.any(|parameter| parameter.lifetime == data_lifetime())
}

fn deserialize() -> TokenStream {
    quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(_: __D) -> _ap::Result<Self, __D::Error> {
            _ap::unreachable!()
        }
    }
}

fn serialize() -> TokenStream {
    quote! {
        fn serialize<__S: _ap::Serializer>(&self, _: __S) -> _ap::Result<__S::Ok, __S::Error> {
            _ap::unreachable!()
        }
    }
}

fn from_json() -> TokenStream {
    quote! {
        fn blank() -> Self {
            _ap::unreachable!()
        }
        fn read_json(&mut self, _: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
            _ap::unreachable!()
        }
    }
}

fn inspect() -> TokenStream {
    quote! {
        fn inspect(&self) -> _ap::inspect::Node<'_> {
            _ap::unreachable!()
        }
    }
}

fn debug() -> TokenStream {
    quote! {
        fn fmt(&self, _: &mut _ap::fmt::Formatter<'_>) -> _ap::fmt::Result {
            _ap::unreachable!()
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
            /// No string: the enum was rejected.
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
