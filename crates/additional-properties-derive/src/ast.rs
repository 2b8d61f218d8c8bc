//! Our view of the input: syn's tree borrowed, attributes typed, names decided.
//!
//! In: syn and the attributes. Out: [`Struct`], [`OpenEnum`], [`Union`]. Only what makes the view
//! impossible is rejected here; rules that span attributes belong in `valid`.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use crate::attr::{Case, FieldAttrs, Rename, TypeAttrs, VariantAttrs, first_paragraph, plain_name};
use crate::errors::Errors;
use crate::ty;

/// A struct with named fields.
pub(crate) struct Struct<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attrs: TypeAttrs,
    pub(crate) docs: String,
    pub(crate) fields: Vec<Field<'a>>,
}

/// One field of a struct.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) role: Role,
    pub(crate) presence: Presence<'a>,
    pub(crate) names: Names,
    pub(crate) attrs: FieldAttrs,
    pub(crate) docs: String,
}

/// What a field is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It stands for one member.
    Member,
    /// It holds the members that no field stands for.
    Container,
    /// It is not in the data at all.
    Skipped,
}

/// When a member may be missing, and when it may be null.
#[derive(Clone, Copy)]
pub(crate) enum Presence<'a> {
    /// As serde has it: missing and null are up to the type.
    Plain,
    /// A missing member is an error, whatever the type says.
    Required,
    /// `Option<T>` with this `T`: missing is `None`, null is an error, `None` is not written.
    Optional(&'a Type),
    /// `Maybe<T>`: missing and null are kept apart, absent is not written.
    Maybe,
}

/// The names of one member.
pub(crate) struct Names {
    pub(crate) serialize: String,
    pub(crate) deserialize: String,
    pub(crate) aliases: Vec<String>,
}

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
    pub(crate) ty: &'a Type,
}

impl<'a> Struct<'a> {
    /// Reads a struct; gives nothing when it is not one with named fields.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Struct(data) = &input.data else {
            let message =
                "`AdditionalProperties` is for structs; enums have `OpenEnum` and `Union`";
            errors.at(input.ident.span(), message);
            return None;
        };
        let Fields::Named(named) = &data.fields else {
            errors.at(
                input.ident.span(),
                "only structs with named fields have members to keep",
            );
            return None;
        };
        let fields = named
            .named
            .iter()
            .filter_map(|field| Field::read(field, &attrs.rename_all, errors))
            .collect();
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            attrs,
            docs: first_paragraph(&input.attrs),
            fields,
        })
    }

    /// The fields that stand for a member, with their place among all fields.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(|field| field.role == Role::Member)
    }

    /// The field that holds the unknown members.
    pub(crate) fn container(&self) -> Option<&Field<'a>> {
        self.fields
            .iter()
            .find(|field| field.role == Role::Container)
    }
}

impl<'a> Field<'a> {
    fn read(field: &'a syn::Field, case: &Rename<Case>, errors: &Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let attrs = FieldAttrs::read(&field.attrs, errors);
        let names = Names::new(ident, &attrs.rename, &attrs.aliases, case, Case::field);
        Some(Self {
            ident,
            ty: &field.ty,
            role: role(&attrs),
            presence: presence(&field.ty, &attrs, errors),
            names,
            attrs,
            docs: first_paragraph(&field.attrs),
        })
    }

    /// The place to report a problem of this field at.
    pub(crate) fn span(&self) -> Span {
        self.ident.span()
    }

    /// Whether the member is read into this field.
    pub(crate) fn is_read(&self) -> bool {
        self.role == Role::Member && !self.attrs.skip_deserializing.is_set()
    }

    /// Whether this field is written as a member.
    pub(crate) fn is_written(&self) -> bool {
        self.role == Role::Member && !self.attrs.skip_serializing.is_set()
    }
}

fn role(attrs: &FieldAttrs) -> Role {
    if attrs.container.is_set() {
        Role::Container
    } else if attrs.skip_serializing.is_set() && attrs.skip_deserializing.is_set() {
        Role::Skipped
    } else {
        Role::Member
    }
}

fn presence<'a>(ty: &'a Type, attrs: &FieldAttrs, errors: &Errors) -> Presence<'a> {
    if let Some(span) = attrs.optional.span() {
        if let Some(inner) = ty::argument_of(ty, "Option") {
            return Presence::Optional(inner);
        }
        errors.at(span, "`optional` needs a field of type `Option<..>`");
    }
    if attrs.required.is_set() {
        Presence::Required
    } else if ty::argument_of(ty, "Maybe").is_some() {
        Presence::Maybe
    } else {
        Presence::Plain
    }
}

impl Names {
    fn new(
        ident: &Ident,
        rename: &Rename<String>,
        aliases: &[String],
        case: &Rename<Case>,
        spell: impl Fn(Case, &str) -> String,
    ) -> Self {
        let plain = plain_name(ident);
        let name = |own: Option<&String>, all: Option<&Case>| match (own, all) {
            (Some(own), _) => own.clone(),
            (None, Some(case)) => spell(*case, &plain),
            (None, None) => plain.clone(),
        };
        let mut names = Self {
            serialize: name(rename.serialize.get(), case.serialize.get()),
            deserialize: name(rename.deserialize.get(), case.deserialize.get()),
            aliases: Vec::new(),
        };
        for alias in aliases {
            if *alias != names.deserialize && !names.aliases.contains(alias) {
                names.aliases.push(alias.clone());
            }
        }
        names
    }

    /// Every name that is read: the usual one first.
    pub(crate) fn read(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.deserialize.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Every name, read or written, each once.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let written =
            Some(self.serialize.as_str()).filter(|name| self.read().all(|read| read != *name));
        written.into_iter().chain(self.read())
    }
}

impl<'a> OpenEnum<'a> {
    /// Reads an enum of plain variants.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(data) = &input.data else {
            errors.at(input.ident.span(), "`OpenEnum` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in &data.variants {
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
            } else if matches!(variant.fields, Fields::Unit) {
                variants.push(Value {
                    ident: &variant.ident,
                    names,
                    docs: first_paragraph(&variant.attrs),
                });
            } else {
                errors.at(
                    variant.fields.span(),
                    "variants of an open enum stand for a text and hold nothing",
                );
            }
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            attrs,
            docs: first_paragraph(&input.attrs),
            variants,
            unknown,
        })
    }
}

impl<'a> Union<'a> {
    /// Reads an enum whose variants hold one value each.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Enum(data) = &input.data else {
            errors.at(input.ident.span(), "`Union` is for enums");
            return None;
        };
        let mut variants = Vec::new();
        let mut unknown = None;
        for variant in &data.variants {
            let own = VariantAttrs::read(&variant.attrs, errors);
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
                    errors.at(span, "a second variant is marked `unknown`")
                }
                Some(_) => unknown = Some(found),
            }
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            attrs,
            docs: first_paragraph(&input.attrs),
            variants,
            unknown,
        })
    }
}

fn one_field(variant: &syn::Variant) -> Option<&Type> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.first().map(|field| &field.ty)
        }
        _ => None,
    }
}
