//! A union: an enum of values of several types.

use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use crate::attr::{TypeAttrs, VariantAttrs, first_paragraph};
use crate::errors::Errors;

/// An enum of values of several types, with a variant that keeps what fits no other one.
pub(crate) struct Union<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attrs: TypeAttrs,
    pub(crate) docs: String,
    pub(crate) variants: Vec<Variant<'a>>,
    pub(crate) unknown: Option<Variant<'a>>,
}

/// A variant that holds one value.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attrs: VariantAttrs,
}

impl<'a> Union<'a> {
    /// Reads an enum whose variants hold one value each.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(data) = &input.data else {
            errors.at(input.ident.span(), "`Union` is for enums");
            return None;
        };
        let mut found = Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attrs, attrs.flags),
            attrs,
            variants: Vec::new(),
            unknown: None,
        };
        for variant in &data.variants {
            found.add(variant, errors);
        }
        Some(found)
    }

    fn add(&mut self, variant: &'a syn::Variant, errors: &Errors) {
        let ident = &variant.ident;
        let attrs = VariantAttrs::read(&variant.attrs, errors);
        let Some(ty) = one_field(variant) else {
            let message = "every variant of a union holds one value: `Name(Type)`";
            errors.at(ident.span(), message);
            return;
        };
        match attrs.unknown.span() {
            None => self.variants.push(Variant { ident, ty, attrs }),
            Some(span) if self.unknown.is_some() => {
                errors.at(span, "a second variant is marked `unknown`");
            }
            Some(_) => self.unknown = Some(Variant { ident, ty, attrs }),
        }
    }

    /// Whether a tag selects the variant.
    pub(crate) fn has_tag(&self) -> bool {
        self.attrs.tag.is_set()
    }
}

impl Variant<'_> {
    /// The members that the variant requires or forbids.
    pub(crate) fn asked_about(&self) -> impl Iterator<Item = &String> {
        let lists = [&self.attrs.requires, &self.attrs.forbids];
        lists.into_iter().filter_map(|list| list.get()).flatten()
    }
}

/// The type of the one field of a tuple variant.
pub(crate) fn one_field(variant: &syn::Variant) -> Option<&Type> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        _ => None,
    }
}
