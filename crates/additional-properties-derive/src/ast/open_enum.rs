//! A string enum.

use syn::{Data, DeriveInput, Fields, Generics, Ident};

use super::{Names, one_field};
use crate::attr::{Case, EnumKind, TypeAttrs, VariantAttrs, first_paragraph};
use crate::errors::Errors;

/// An enum whose variants stand for strings, with one that keeps every other string.
pub(crate) struct OpenEnum<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attrs: TypeAttrs,
    pub(crate) docs: String,
    pub(crate) variants: Vec<Value<'a>>,
    pub(crate) unknown: Option<&'a Ident>,
}

/// A variant that stands for one string.
pub(crate) struct Value<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) names: Names,
    pub(crate) docs: String,
}

impl<'a> OpenEnum<'a> {
    /// Reads an enum of unit variants.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(data) = &input.data else {
            errors.at(input.ident.span(), "`OpenEnum` is for enums");
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
        let attrs = VariantAttrs::read(&variant.attrs, EnumKind::Open, errors);
        if let Some(span) = attrs.unknown.span() {
            if one_field(variant).is_none() {
                errors.at(ident.span(), "the unknown variant holds one `UnknownValue`");
            }
            if self.unknown.replace(ident).is_some() {
                errors.at(span, "a second variant is marked `unknown`");
            }
        } else if matches!(variant.fields, Fields::Unit) {
            let case = &self.attrs.rename_all;
            self.variants.push(Value {
                ident,
                names: Names::new(ident, &attrs.rename, &attrs.aliases, case, Case::variant),
                docs: first_paragraph(&variant.attrs, self.attrs.flags),
            });
        } else {
            let message = "variants of an open enum stand for a string and hold nothing";
            errors.push(syn::Error::new_spanned(&variant.fields, message));
        }
    }
}
