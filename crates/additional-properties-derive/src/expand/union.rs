//! A union: a tag, or what is known of the value, selects the variant, on both paths alike.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::union_info;
use crate::ast::Union;
use crate::generics::Impl;

/// `Deserialize`.
pub(super) fn deserialize(input: &Union<'_>) -> TokenStream {
    let arms = input.variants.iter().enumerate().map(|(index, variant)| {
        let (index, ident) = (Literal::usize_unsuffixed(index), variant.ident);
        quote!(#index => _ap::Deserialize::deserialize(__input).map(Self::#ident),)
    });
    let unknown = unknown(input);
    let info = union_info::expand(input);
    let inspected = inspected(input);
    let read = quote! {
        const INFO: _ap::UnionInfo = #info;
        fn read_variant<__D: _ap::Deserializer<'de>>(index: usize, __input: __D) -> _ap::Result<Self, __D::Error> {
            match index {
                #(#arms)*
                _ => _ap::Deserialize::deserialize(__input).map(Self::#unknown),
            }
        }
        #inspected
    };
    let deserialize = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            _ap::serde::read_union(__input)
        }
    };
    let generics = Impl::new(input.ident, input.generics).borrowing_all();
    let read = generics.of(&quote!(_ap::serde::ReadUnion<'de>), &read);
    let deserialize = generics.of(&quote!(_ap::Deserialize<'de>), &deserialize);
    quote!(#read #deserialize)
}

/// `Serialize`.
pub(super) fn serialize(input: &Union<'_>) -> TokenStream {
    let arms = variants(input).map(
        |variant| quote!(Self::#variant(value) => _ap::Serialize::serialize(value, __output),),
    );
    let body = quote! {
        fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
            match self {
                #(#arms)*
            }
        }
    };
    Impl::new(input.ident, input.generics).of(&quote!(_ap::Serialize), &body)
}

/// `FromJson`.
pub(super) fn from_json(input: &Union<'_>) -> TokenStream {
    let arms = input.variants.iter().enumerate().map(|(index, variant)| {
        let (index, ident) = (Literal::usize_unsuffixed(index), variant.ident);
        quote!(#index => _ap::json::read_value(__reader).map(Self::#ident),)
    });
    let unknown = unknown(input);
    let info = union_info::expand(input);
    let inspected = inspected(input);
    let read = quote! {
        const INFO: _ap::UnionInfo = #info;
        fn read_variant(index: usize, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<Self, _ap::json::Error> {
            match index {
                #(#arms)*
                _ => _ap::json::read_value(__reader).map(Self::#unknown),
            }
        }
        #inspected
    };
    let from_json = quote! {
        #[inline]
        fn blank() -> Self {
            Self::#unknown(_ap::json::FromJson::blank())
        }
        #[inline]
        fn read_json(&mut self, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
            _ap::json::read_union(self, __reader)
        }
    };
    let generics = Impl::new(input.ident, input.generics).borrowing_all();
    let read = generics.of(&quote!(_ap::json::ReadUnion<'de>), &read);
    let from_json = generics.of(&quote!(_ap::json::FromJson<'de>), &from_json);
    quote!(#read #from_json)
}

/// `ToJson`.
pub(super) fn to_json(input: &Union<'_>) -> TokenStream {
    let arms = variants(input).map(
        |variant| quote!(Self::#variant(value) => _ap::json::ToJson::write_json(value, __writer),),
    );
    let body = quote! {
        #[inline]
        fn write_json(&self, __writer: &mut _ap::json::Writer) {
            match self {
                #(#arms)*
            }
        }
    };
    Impl::new(input.ident, input.generics).of(&quote!(_ap::json::ToJson), &body)
}

/// The names of all variants, the unknown one last.
fn variants<'a>(input: &'a Union<'_>) -> impl Iterator<Item = &'a Ident> {
    let variants = input.variants.iter().chain(&input.unknown);
    variants.map(|variant| variant.ident)
}

/// The name of the variant that keeps what fits no other one. A union without it was rejected before.
fn unknown<'a>(input: &Union<'a>) -> Option<&'a Ident> {
    input.unknown.as_ref().map(|variant| variant.ident)
}

/// The value as the choice between candidates sees it. A union that can't be inspected has no candidates.
fn inspected(input: &Union<'_>) -> TokenStream {
    let value = if union_info::has_candidates(input) {
        quote!(self)
    } else {
        quote!(_ap::opaque_field())
    };
    quote! {
        fn inspected(&self) -> &dyn _ap::inspect::Inspect {
            #value
        }
    }
}
