//! A union: serde's two traits. The alternatives are tried in order, on a buffered value.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::Union;

/// All impls of a union. Which variant is the unknown one was checked before.
pub(super) fn expand(input: &Union<'_>) -> TokenStream {
    let mut out = TokenStream::new();
    if input.attrs.flags.serde() {
        out.extend(serde(input));
    }
    if input.attrs.flags.json() {
        out.extend(super::json_enum::union(input));
    }
    out
}

fn serde(input: &Union<'_>) -> TokenStream {
    let Some(unknown) = input.unknown else {
        return TokenStream::new();
    };
    let ident = input.ident;
    let (parameters, arguments, predicates) = input.generics.split_for_impl();
    let mut reading = input.generics.clone();
    crate::generics::add_data_lifetime(&mut reading, std::iter::empty().collect());
    let (reading, _, _) = reading.split_for_impl();
    let variants = input
        .variants
        .iter()
        .map(|variant| (variant.ident, variant.ty));
    // Only what can be inspected tells how much it knows of a value; else the first that takes it is the one.
    let found = if input.attrs.flags.debug() {
        let offers = variants
            .map(|(ident, ty)| quote!(|| __best.try_variant::<#ty>(&__value, Self::#ident)));
        quote! {
            let mut __best = _ap::serde::BestVariant::default();
            let _ = false #(#offers)*;
            let __found = __best.finish();
        }
    } else {
        let tries = variants.map(
            |(ident, ty)| quote!(.or_else(|| _ap::serde::try_variant::<#ty>(&__value).map(Self::#ident))),
        );
        quote!(let __found = _ap::None #(#tries)*;)
    };
    let unknown_ident = unknown.ident;
    let writes = input.variants.iter().chain(&input.unknown).map(|variant| {
        let variant = variant.ident;
        quote!(Self::#variant(value) => _ap::Serialize::serialize(value, __output),)
    });
    quote! {
        impl #reading _ap::Deserialize<'de> for #ident #arguments #predicates {
            fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
                let __value = _ap::serde::buffer(__input)?;
                #found
                _ap::Ok(__found.unwrap_or_else(|| Self::#unknown_ident(_ap::From::from(__value))))
            }
        }
        impl #parameters _ap::Serialize for #ident #arguments #predicates {
            fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
                match self {
                    #(#writes)*
                }
            }
        }
    }
}
