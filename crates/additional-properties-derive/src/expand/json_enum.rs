//! The JSON path of open enums and unions.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{OpenEnum, Union};
use crate::generics;

/// Both impls of an open enum. Which variant is the unknown one was checked before.
pub(super) fn open_enum(input: &OpenEnum<'_>) -> TokenStream {
    let ident = input.ident;
    let blank = if let Some(variant) = input.variants.first() {
        let variant = variant.ident;
        quote!(Self::#variant)
    } else {
        quote!(_ap::open_enum::from_str(""))
    };
    quote! {
        impl _ap::json::FromJson<'_> for #ident {
            #[inline]
            fn blank() -> Self {
                #blank
            }
            #[inline]
            fn read_json(&mut self, __reader: &mut _ap::json::Reader<'_>) -> _ap::Result<(), _ap::json::Error> {
                _ap::json::read_open_enum(self, __reader)
            }
        }
        impl _ap::json::ToJson for #ident {
            #[inline]
            fn write_json(&self, __writer: &mut _ap::json::Writer) {
                __writer.string(self.as_str());
            }
        }
    }
}

/// Both impls of a union.
pub(super) fn union(input: &Union<'_>) -> TokenStream {
    let Some(unknown) = input.unknown else {
        return TokenStream::new();
    };
    let ident = input.ident;
    let unknown_ident = unknown.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let mut reading = input.generics.clone();
    let lifetimes = input
        .generics
        .lifetimes()
        .map(|parameter| parameter.lifetime.clone());
    generics::add_data_lifetime(&mut reading, lifetimes.collect());
    let (reading, _, _) = reading.split_for_impl();
    let attempts = attempts(input);
    let writes = input.variants.iter().chain(&input.unknown).map(|variant| {
        let variant = variant.ident;
        quote!(Self::#variant(value) => _ap::json::ToJson::write_json(value, __writer),)
    });
    quote! {
        impl #reading _ap::json::FromJson<'de> for #ident #arguments #predicates {
            #[inline]
            fn blank() -> Self {
                Self::#unknown_ident(_ap::json::null_union())
            }
            #[inline]
            fn read_json(&mut self, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
                #attempts
                *self = Self::#unknown_ident(_ap::json::read_unknown_variant(__reader)?);
                _ap::Ok(())
            }
        }
        impl #parameters _ap::json::ToJson for #ident #arguments #predicates {
            #[inline]
            fn write_json(&self, __writer: &mut _ap::json::Writer) {
                match self {
                    #(#writes)*
                }
            }
        }
    }
}

/// The alternatives, tried one after another.
fn attempts(input: &Union<'_>) -> TokenStream {
    if input.attrs.flags.debug() {
        let offers = input.variants.iter().map(|variant| {
            let (ident, ty) = (variant.ident, variant.ty);
            quote!(|| __best.try_variant::<#ty>(__reader, Self::#ident)?)
        });
        return quote! {
            let mut __best = _ap::json::BestVariant::new(__reader);
            let _ = false #(#offers)*;
            if let _ap::Some(__found) = __best.finish(__reader) {
                *self = __found;
                return _ap::Ok(());
            }
        };
    }
    let attempts = input.variants.iter().map(|variant| {
        let (ident, ty) = (variant.ident, variant.ty);
        quote! {
            if let _ap::Some(value) = _ap::json::try_variant::<#ty>(__reader, __start)? {
                *self = Self::#ident(value);
                return _ap::Ok(());
            }
        }
    });
    quote! {
        let __start = _ap::json::checkpoint(__reader);
        #(#attempts)*
    }
}
