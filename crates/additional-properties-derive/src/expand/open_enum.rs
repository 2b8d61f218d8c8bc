//! An open enum: the string of each variant, the conversions, and the traits of both paths.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ast::OpenEnum;
use crate::generics::Impl;

/// The known values, and the conversions from and to strings.
pub(super) fn expand(input: &OpenEnum<'_>) -> TokenStream {
    let values = values(input);
    let strings = strings(input);
    let conversions = same_for_all(input, "conversions");
    quote!(#values #strings #conversions)
}

/// The inherent items that users call.
fn values(input: &OpenEnum<'_>) -> TokenStream {
    let (ident, unknown) = (input.ident, input.unknown);
    let written = input
        .variants
        .iter()
        .map(|variant| &variant.names.serialize);
    let arms = input.variants.iter().map(|variant| {
        let (variant, string) = (variant.ident, &variant.names.serialize);
        quote!(Self::#variant => #string,)
    });
    quote! {
        impl #ident {
            /// The string of every known value, in the order of the variants.
            pub const VALUES: &'static [&'static str] = &[#(#written),*];

            /// The string of this value, as it is in the data.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#arms)*
                    Self::#unknown(value) => _ap::UnknownValue::as_str(value),
                }
            }

            /// Whether this is a value that the type does not know.
            #[must_use]
            pub const fn is_unknown(&self) -> bool {
                _ap::matches!(self, Self::#unknown(_))
            }
        }
    }
}

/// The runtime's trait, which the impls of both paths call.
fn strings(input: &OpenEnum<'_>) -> TokenStream {
    let unknown = input.unknown;
    let arms = input.variants.iter().map(|variant| {
        let names = variant.names.read();
        let variant = variant.ident;
        quote!(#(#names)|* => Self::#variant,)
    });
    let body = quote! {
        const VALUES: &'static [&'static str] = Self::VALUES;
        #[inline]
        fn from_known(value: &str) -> _ap::Option<Self> {
            _ap::Some(match value {
                #(#arms)*
                _ => return _ap::None,
            })
        }
        #[inline]
        fn from_unknown(value: _ap::UnknownValue) -> Self {
            Self::#unknown(value)
        }
        #[inline]
        fn as_str(&self) -> &str {
            Self::as_str(self)
        }
    };
    Impl::new(input.ident, input.generics).of(&quote!(_ap::OpenEnum), &body)
}

/// `FromJson`.
pub(super) fn from_json(input: &OpenEnum<'_>) -> TokenStream {
    let ident = input.ident;
    // Reading replaces it; the first variant is the cheapest value there is.
    let blank = match input.variants.first().map(|variant| variant.ident) {
        Some(variant) => quote!(#ident::#variant),
        None => quote!(_ap::open_enum::from_str("")),
    };
    quote!(_ap::open_enum::impl_open_enum!(from_json #ident #blank);)
}

/// What is the same for every open enum: `conversions`, `deserialize`, `serialize`, `to_json` or `debug`.
pub(super) fn same_for_all(input: &OpenEnum<'_>, what: &str) -> TokenStream {
    let (ident, what) = (input.ident, Ident::new(what, Span::call_site()));
    quote!(_ap::open_enum::impl_open_enum!(#what #ident);)
}
