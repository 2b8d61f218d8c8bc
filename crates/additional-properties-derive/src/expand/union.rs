//! A union: the variant that knows most of the value is chosen, on both paths alike.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ast::Union;
use crate::generics::Impl;

/// `Deserialize`: the value is buffered once, and the variants are tried on it.
pub(super) fn deserialize(input: &Union<'_>) -> TokenStream {
    let offers = input.variants.iter().map(|variant| {
        let (ident, ty) = (variant.ident, variant.ty);
        quote!(|| __best.try_variant::<#ty>(&__value, Self::#ident))
    });
    let unknown = unknown(input);
    let body = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            let __value = _ap::serde::buffer(__input)?;
            let mut __best = _ap::serde::BestVariant::default();
            let _ = false #(#offers)*;
            _ap::Ok(match __best.finish() {
                _ap::Some(__found) => __found,
                _ap::None => Self::#unknown(_ap::From::from(__value)),
            })
        }
    };
    let generics = Impl::new(input.ident, input.generics).owning();
    generics.of(&quote!(_ap::Deserialize<'de>), &body)
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

/// `FromJson`: the variants are tried on the text, which stays where it is.
pub(super) fn from_json(input: &Union<'_>) -> TokenStream {
    let offers = input.variants.iter().map(|variant| {
        let (ident, ty) = (variant.ident, variant.ty);
        quote!(|| __best.try_variant::<#ty>(__reader, Self::#ident)?)
    });
    let unknown = unknown(input);
    let body = quote! {
        #[inline]
        fn blank() -> Self {
            Self::#unknown(_ap::json::null_union())
        }
        #[inline]
        fn read_json(&mut self, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
            let mut __best = _ap::json::BestVariant::new(__reader);
            let _ = false #(#offers)*;
            *self = match __best.finish(__reader) {
                _ap::Some(__found) => __found,
                _ap::None => Self::#unknown(_ap::json::read_unknown_variant(__reader)?),
            };
            _ap::Ok(())
        }
    };
    let generics = Impl::new(input.ident, input.generics).borrowing_all();
    generics.of(&quote!(_ap::json::FromJson<'de>), &body)
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
    input
        .variants
        .iter()
        .chain(&input.unknown)
        .map(|variant| variant.ident)
}

/// The name of the variant that keeps what fits no other one. A union without it was rejected before.
fn unknown<'a>(input: &Union<'a>) -> Option<&'a Ident> {
    input.unknown.map(|variant| variant.ident)
}
