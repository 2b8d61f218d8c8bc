//! A struct and its fields.

use proc_macro2::Span;
use syn::{Generics, Ident};

use super::Names;
use crate::attr::{Case, FieldAttrs, TypeAttrs, first_paragraph};
use crate::errors::Errors;
use crate::input::{self, Data, Fields, Input};
use crate::ty::{self, Type};

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
    pub(crate) ty: Type<'a>,
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
    Optional(Type<'a>),
    /// `Maybe<T>`: missing and null are kept apart, absent is not written.
    Maybe,
}

impl<'a> Struct<'a> {
    /// Reads a struct; gives nothing when it is not one with named fields.
    pub(crate) fn read(input: &'a Input, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attributes, errors);
        let Data::Struct(fields) = &input.data else {
            let message =
                "`AdditionalProperties` is for structs; enums have `OpenEnum` and `Union`";
            errors.at(input.ident.span(), message);
            return None;
        };
        let Fields::Named(named, _) = fields else {
            errors.at(
                input.ident.span(),
                "only structs with named fields have members to keep",
            );
            return None;
        };
        let fields = named
            .iter()
            .filter_map(|field| Field::read(field, &attrs, errors))
            .collect();
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attributes, attrs.flags),
            attrs,
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
    fn read(field: &'a input::Field, of_type: &TypeAttrs, errors: &Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let attrs = FieldAttrs::read(&field.attributes, errors);
        let case = &of_type.rename_all;
        let names = Names::new(ident, &attrs.rename, &attrs.aliases, case, Case::field);
        Some(Self {
            ident,
            ty: field.ty(),
            role: role(&attrs),
            presence: presence(field.ty(), &attrs, errors),
            names,
            attrs,
            docs: first_paragraph(&field.attributes, of_type.flags),
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

fn presence<'a>(ty: Type<'a>, attrs: &FieldAttrs, errors: &Errors) -> Presence<'a> {
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
