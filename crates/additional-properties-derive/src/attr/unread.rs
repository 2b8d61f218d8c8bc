//! `unread_integers = ".."`: which integers the variants of a union cannot hold, though they are valid.

use proc_macro2::{Ident, Span};
use syn::LitStr;

/// From none to many.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnreadIntegers {
    Wide,
    Any,
}

impl UnreadIntegers {
    pub(crate) fn parse(name: &LitStr) -> syn::Result<Self> {
        match name.value().as_str() {
            "wide" => Ok(Self::Wide),
            "any" => Ok(Self::Any),
            _ => Err(syn::Error::new(
                name.span(),
                "unknown word, expected \"wide\" or \"any\"",
            )),
        }
    }

    /// The variant of the runtime's enum with the same meaning.
    pub(crate) fn variant(this: Option<Self>) -> Ident {
        let name = match this {
            None => "None",
            Some(Self::Wide) => "Wide",
            Some(Self::Any) => "Any",
        };
        Ident::new(name, Span::call_site())
    }
}
