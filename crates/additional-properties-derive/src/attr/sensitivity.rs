//! `sensitive = ".."`: how private a field's value is.

use proc_macro2::{Ident, Span};
use syn::LitStr;

/// The classes, from harmless to secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sensitivity {
    None,
    Personal,
    GovernmentId,
    Biometric,
    Secret,
}

impl Sensitivity {
    pub(crate) fn parse(name: &LitStr) -> syn::Result<Self> {
        match name.value().as_str() {
            "none" => Ok(Self::None),
            "personal" => Ok(Self::Personal),
            "government_id" => Ok(Self::GovernmentId),
            "biometric" => Ok(Self::Biometric),
            "secret" => Ok(Self::Secret),
            _ => Err(syn::Error::new(
                name.span(),
                "unknown class, expected \"none\", \"personal\", \"government_id\", \"biometric\" or \"secret\"",
            )),
        }
    }

    /// The variant of the runtime's enum with the same meaning.
    pub(crate) fn variant(self) -> Ident {
        let name = match self {
            Self::None => "None",
            Self::Personal => "Personal",
            Self::GovernmentId => "GovernmentId",
            Self::Biometric => "Biometric",
            Self::Secret => "Secret",
        };
        Ident::new(name, Span::call_site())
    }
}
