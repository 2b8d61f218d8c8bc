//! The item as it was written: names, generics, and the tokens of attributes and types.
//!
//! In: the tokens of a `struct` or `enum`, which the compiler has parsed before. Out: [`Input`]. No
//! attribute and no type is understood here. It is not syn's tree: most of what stands in an item are doc
//! comments, and reading their texts, which nobody asks for, would take longer than the rest.

mod attributes;
mod cursor;
mod item;

use proc_macro2::{Ident, Span, TokenTree};
use syn::Generics;

pub(crate) use attributes::{Attribute, Attributes, Dialect};
pub(crate) use cursor::{Angles, inside, is_punct};

use crate::ty::Type;

/// A `struct`, `enum` or `union`.
pub(crate) struct Input {
    pub(crate) attributes: Attributes,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) data: Data,
}

/// What stands in the item.
pub(crate) enum Data {
    Struct(Fields),
    Enum(Vec<Variant>),
    Union,
}

/// The fields of a struct or of a variant.
pub(crate) enum Fields {
    Named(Vec<Field>, Span),
    Unnamed(Vec<Field>, Span),
    Unit,
}

/// One field; in a tuple it has no name.
pub(crate) struct Field {
    pub(crate) attributes: Attributes,
    pub(crate) ident: Option<Ident>,
    ty: Vec<TokenTree>,
    /// The type without the invisible groups around it, when there are any.
    bare: Option<Vec<TokenTree>>,
}

impl Field {
    fn new(attributes: Attributes, ident: Option<Ident>, ty: Vec<TokenTree>) -> Self {
        let bare = cursor::inside(&ty);
        Self {
            attributes,
            ident,
            ty,
            bare,
        }
    }

    /// The type of the field.
    pub(crate) fn ty(&self) -> Type<'_> {
        Type::new(&self.ty, self.bare.as_ref().unwrap_or(&self.ty))
    }
}

/// One variant of an enum.
pub(crate) struct Variant {
    pub(crate) attributes: Attributes,
    pub(crate) ident: Ident,
    pub(crate) fields: Fields,
}
