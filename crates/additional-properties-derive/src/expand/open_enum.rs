//! An open enum: the text of each variant, the conversions, and serde's two traits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ast::OpenEnum;

/// All impls of an open enum. Which variant is the unknown one was checked before.
pub(super) fn expand(input: &OpenEnum<'_>) -> TokenStream {
    let Some(unknown) = input.unknown else {
        return TokenStream::new();
    };
    let mut out = values(input, unknown);
    out.extend(conversions(input.ident));
    if input.attrs.flags.serde() {
        out.extend(serde(input.ident));
    }
    if input.attrs.flags.json() {
        out.extend(super::json_enum::open_enum(input));
    }
    out
}

fn values(input: &OpenEnum<'_>, unknown: &Ident) -> TokenStream {
    let ident = input.ident;
    let written: Vec<_> = input
        .variants
        .iter()
        .map(|variant| variant.names.serialize.as_str())
        .collect();
    let to_text = input.variants.iter().map(|variant| {
        let (variant, text) = (variant.ident, &variant.names.serialize);
        quote!(Self::#variant => #text,)
    });
    let from_text = input.variants.iter().map(|variant| {
        let texts = variant.names.read();
        let variant = variant.ident;
        quote!(#(#texts)|* => Self::#variant,)
    });
    quote! {
        impl #ident {
            /// The text of every known value, in the order of the variants.
            pub const VALUES: &'static [&'static str] = &[#(#written),*];

            /// The text of this value, as it stands in the data.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#to_text)*
                    Self::#unknown(text) => _ap::UnknownValue::as_str(text),
                }
            }

            /// Whether this is a value that the type does not know.
            #[must_use]
            pub const fn is_unknown(&self) -> bool {
                _ap::matches!(self, Self::#unknown(_))
            }
        }
        impl _ap::OpenEnum for #ident {
            const VALUES: &'static [&'static str] = Self::VALUES;
            #[inline]
            fn from_known(text: &str) -> _ap::Option<Self> {
                _ap::Some(match text {
                    #(#from_text)*
                    _ => return _ap::None,
                })
            }
            #[inline]
            fn from_unknown(text: _ap::UnknownValue) -> Self {
                Self::#unknown(text)
            }
            #[inline]
            fn as_str(&self) -> &str {
                Self::as_str(self)
            }
        }
    }
}

fn conversions(ident: &Ident) -> TokenStream {
    quote! {
        impl _ap::From<&str> for #ident {
            #[inline]
            fn from(text: &str) -> Self {
                _ap::open_enum::from_str(text)
            }
        }
        impl _ap::From<_ap::String> for #ident {
            #[inline]
            fn from(text: _ap::String) -> Self {
                _ap::open_enum::from_string(text)
            }
        }
        impl _ap::FromStr for #ident {
            type Err = _ap::Infallible;
            #[inline]
            fn from_str(text: &str) -> _ap::Result<Self, _ap::Infallible> {
                _ap::Ok(_ap::open_enum::from_str(text))
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

fn serde(ident: &Ident) -> TokenStream {
    quote! {
        impl<'de> _ap::Deserialize<'de> for #ident {
            fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
                _ap::open_enum::read(__input)
            }
        }
        impl _ap::Serialize for #ident {
            fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
                _ap::Serializer::serialize_str(__output, self.as_str())
            }
        }
    }
}
