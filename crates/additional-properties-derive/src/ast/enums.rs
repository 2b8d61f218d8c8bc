//! The two kinds of enums: string enums, and unions, whose variants hold values of several types.

use syn::{Data, DataEnum, DeriveInput, Fields, Generics, Ident, Type};

use super::Names;
use crate::attr::{Case, TypeAttrs, VariantAttrs, first_paragraph};
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
#[derive(Clone, Copy)]
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
}

impl<'a> OpenEnum<'a> {
    /// Reads an enum of unit variants.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(DataEnum {
            variants: found, ..
        }) = &input.data
        else {
            errors.at(input.ident.span(), "`OpenEnum` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in found {
            let own = VariantAttrs::read(&variant.attrs, errors);
            let names = Names::new(
                &variant.ident,
                &own.rename,
                &own.aliases,
                &attrs.rename_all,
                Case::variant,
            );
            if let Some(span) = own.unknown.span() {
                if one_field(variant).is_none() {
                    errors.at(
                        variant.ident.span(),
                        "the unknown variant holds one `UnknownValue`",
                    );
                }
                if unknown.replace(&variant.ident).is_some() {
                    errors.at(span, "a second variant is marked `unknown`");
                }
            } else if !matches!(variant.fields, Fields::Unit) {
                errors.push(syn::Error::new_spanned(
                    &variant.fields,
                    "variants of an open enum stand for a string and hold nothing",
                ));
            } else {
                variants.push(Value {
                    ident: &variant.ident,
                    names,
                    docs: first_paragraph(&variant.attrs, attrs.flags),
                });
            }
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attrs, attrs.flags),
            attrs,
            variants,
            unknown,
        })
    }
}

impl<'a> Union<'a> {
    /// Reads an enum whose variants hold one value each.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(DataEnum {
            variants: found, ..
        }) = &input.data
        else {
            errors.at(input.ident.span(), "`Union` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in found {
            let own = VariantAttrs::read(&variant.attrs, errors);
            let Some(ty) = one_field(variant) else {
                errors.at(
                    variant.ident.span(),
                    "every variant of a union holds one value: `Name(Type)`",
                );
                continue;
            };
            let found = Variant {
                ident: &variant.ident,
                ty,
            };
            match own.unknown.span() {
                None => variants.push(found),
                Some(span) if unknown.is_some() => {
                    errors.at(span, "a second variant is marked `unknown`");
                }
                Some(_) => unknown = Some(found),
            }
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attrs, attrs.flags),
            attrs,
            variants,
            unknown,
        })
    }
}

fn one_field(variant: &syn::Variant) -> Option<&Type> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        _ => None,
    }
}
