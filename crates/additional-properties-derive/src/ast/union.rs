//! A union: an enum of values of several types.

use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use super::Names;
use crate::attr::{Case, EnumKind, TagValue, TypeAttrs, VariantAttrs, first_paragraph};
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

/// A variant that holds one value, or none.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    /// The type of the value.
    pub(crate) ty: Option<&'a Type>,
    pub(crate) names: Names,
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
        let attrs = VariantAttrs::read(&variant.attrs, EnumKind::Union, errors);
        let ty = one_field(variant);
        let is_unit = matches!(variant.fields, Fields::Unit) && self.attrs.serde_tag.is_set();
        if ty.is_none() && (!is_unit || attrs.unknown.is_set()) {
            let message = "every variant of a union holds one value: `Name(Type)`, with a type of its own where it has fields; with serde's `tag` it may be `Name`, too";
            return errors.at(ident.span(), message);
        }
        let case = &self.attrs.rename_all;
        let names = Names::new(ident, &attrs.rename, &attrs.aliases, case, Case::variant);
        let unknown = attrs.unknown.span();
        let variant = Variant {
            ident,
            ty,
            names,
            attrs,
        };
        match unknown {
            None => self.variants.push(variant),
            Some(span) if self.unknown.is_some() => {
                errors.at(span, "a second variant is marked `unknown`");
            }
            Some(_) => self.unknown = Some(variant),
        }
    }

    /// Whether a tag selects the variant.
    pub(crate) fn has_tag(&self) -> bool {
        self.attrs.tag.is_set() || self.attrs.serde_tag.is_set()
    }
}

impl Variant<'_> {
    /// The values of the tag that select the variant. With serde's `tag` they are its names, unless it says otherwise.
    pub(crate) fn tags(&self, by_name: bool) -> Vec<TagValue> {
        match self.attrs.tags.get() {
            Some(tags) => tags.clone(),
            None if by_name => self
                .names
                .read()
                .map(|name| TagValue::String(name.to_owned()))
                .collect(),
            None => Vec::new(),
        }
    }

    /// The value of the tag that is written, if the tag is no member.
    pub(crate) fn written_tag(&self) -> TagValue {
        let own = self.attrs.tags.get().and_then(|tags| tags.first());
        own.cloned()
            .unwrap_or_else(|| TagValue::String(self.names.serialize.clone()))
    }

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
