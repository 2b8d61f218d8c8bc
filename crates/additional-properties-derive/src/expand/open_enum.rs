//! An open enum: the string of each variant, the conversions, and the traits of both paths.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ast::OpenEnum;
use crate::generics::Impl;

/// The known values, and the conversions from and to strings.
pub(super) fn expand(input: &OpenEnum<'_>) -> TokenStream {
    let values = values(input);
    let strings = strings(input);
    let conversions = conversions(input.ident);
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
    plain(input).of(&quote!(_ap::OpenEnum), &body)
}

fn conversions(ident: &Ident) -> TokenStream {
    quote! {
        impl _ap::From<&str> for #ident {
            #[inline]
            fn from(value: &str) -> Self {
                _ap::open_enum::from_str(value)
            }
        }
        impl _ap::From<_ap::String> for #ident {
            #[inline]
            fn from(value: _ap::String) -> Self {
                _ap::open_enum::from_string(value)
            }
        }
        impl _ap::FromStr for #ident {
            type Err = _ap::Infallible;
            #[inline]
            fn from_str(value: &str) -> _ap::Result<Self, _ap::Infallible> {
                _ap::Ok(_ap::open_enum::from_str(value))
            }
        }
        impl _ap::AsRef<str> for #ident {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    }
}

/// `Deserialize`.
pub(super) fn deserialize(input: &OpenEnum<'_>) -> TokenStream {
    let body = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            _ap::open_enum::read(__input)
        }
    };
    plain(input)
        .owning()
        .of(&quote!(_ap::Deserialize<'de>), &body)
}

/// `Serialize`.
pub(super) fn serialize(input: &OpenEnum<'_>) -> TokenStream {
    let body = quote! {
        fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
            _ap::Serializer::serialize_str(__output, self.as_str())
        }
    };
    plain(input).of(&quote!(_ap::Serialize), &body)
}

/// `FromJson`.
pub(super) fn from_json(input: &OpenEnum<'_>) -> TokenStream {
    // Reading replaces it; the first variant is the cheapest value there is.
    let blank = match input.variants.first().map(|variant| variant.ident) {
        Some(variant) => quote!(Self::#variant),
        None => quote!(_ap::open_enum::from_str("")),
    };
    let body = quote! {
        #[inline]
        fn blank() -> Self {
            #blank
        }
        #[inline]
        fn read_json(&mut self, __reader: &mut _ap::json::Reader<'_>) -> _ap::Result<(), _ap::json::Error> {
            _ap::json::read_open_enum(self, __reader)
        }
    };
    plain(input).of(&quote!(_ap::json::FromJson<'_>), &body)
}

/// `ToJson`.
pub(super) fn to_json(input: &OpenEnum<'_>) -> TokenStream {
    let body = quote! {
        #[inline]
        fn write_json(&self, __writer: &mut _ap::json::Writer) {
            __writer.string(self.as_str());
        }
    };
    plain(input).of(&quote!(_ap::json::ToJson), &body)
}

fn plain<'a>(input: &OpenEnum<'a>) -> Impl<'a> {
    Impl::new(input.ident, input.generics)
}
