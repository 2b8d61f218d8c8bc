//! The two kinds of enums: of texts, and of alternatives.

use syn::{Generics, Ident};

use super::Names;
use crate::attr::{Case, TypeAttrs, VariantAttrs, first_paragraph};
use crate::errors::Errors;
use crate::input::{Data, Fields, Input, Variant};
use crate::ty::Type;

/// An enum whose variants stand for texts, with one that keeps all other texts.
pub(crate) struct OpenEnum<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attrs: TypeAttrs,
    pub(crate) docs: String,
    pub(crate) variants: Vec<Value<'a>>,
    pub(crate) unknown: Option<&'a Ident>,
}

/// A variant that stands for one text.
pub(crate) struct Value<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) names: Names,
    pub(crate) docs: String,
}

/// An enum of alternatives, with one that keeps what fits none of them.
pub(crate) struct Union<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attrs: TypeAttrs,
    pub(crate) docs: String,
    pub(crate) variants: Vec<Alternative<'a>>,
    pub(crate) unknown: Option<Alternative<'a>>,
}

/// A variant that holds one value.
#[derive(Clone, Copy)]
pub(crate) struct Alternative<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: Type<'a>,
}

impl<'a> OpenEnum<'a> {
    /// Reads an enum of plain variants.
    pub(crate) fn read(input: &'a Input, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attributes, errors);
        let Data::Enum(found) = &input.data else {
            errors.at(input.ident.span(), "`OpenEnum` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in found {
            let own = VariantAttrs::read(&variant.attributes, errors);
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
            } else if let Fields::Named(_, span) | Fields::Unnamed(_, span) = variant.fields {
                errors.at(
                    span,
                    "variants of an open enum stand for a text and hold nothing",
                );
            } else {
                variants.push(Value {
                    ident: &variant.ident,
                    names,
                    docs: first_paragraph(&variant.attributes, attrs.flags),
                });
            }
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attributes, attrs.flags),
            attrs,
            variants,
            unknown,
        })
    }
}

impl<'a> Union<'a> {
    /// Reads an enum whose variants hold one value each.
    pub(crate) fn read(input: &'a Input, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attributes, errors);
        let Data::Enum(found) = &input.data else {
            errors.at(input.ident.span(), "`Union` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in found {
            let own = VariantAttrs::read(&variant.attributes, errors);
            let Some(ty) = one_field(variant) else {
                errors.at(
                    variant.ident.span(),
                    "every variant of a union holds one value: `Name(Type)`",
                );
                continue;
            };
            let found = Alternative {
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
            docs: first_paragraph(&input.attributes, attrs.flags),
            attrs,
            variants,
            unknown,
        })
    }
}

fn one_field(variant: &Variant) -> Option<Type<'_>> {
    match &variant.fields {
        Fields::Unnamed(fields, _) if fields.len() == 1 => Some(fields[0].ty()),
        _ => None,
    }
}
