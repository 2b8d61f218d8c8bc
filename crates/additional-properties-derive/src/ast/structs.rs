//! A struct and its fields.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use super::Names;
use crate::attr::{Case, FieldAttrs, Sensitivity, TypeAttrs, first_paragraph};
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
    /// Where errors about the type are shown.
    ///
    /// Names are resolved where the derive is invoked: a type from a macro must not hide the expansion's own names.
    pub(crate) ty_span: Span,
    pub(crate) role: Role,
    pub(crate) presence: Presence<'a>,
    pub(crate) names: Names,
    /// The class of data: the field's own, else the type's.
    pub(crate) sensitivity: Option<Sensitivity>,
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
    Lenient,
    /// A missing member is an error, whatever the type says.
    Required,
    /// `Option<T>` with this `T`: missing is `None`, null is an error, `None` is not written.
    Optional(&'a Type),
    /// `Maybe<T>`: missing and null are kept apart, absent is not written.
    Maybe,
}

impl<'a> Struct<'a> {
    /// What the message of a missing element expects, of `count` elements: as with serde, `expecting` is the whole of it.
    pub(crate) fn expected_elements(&self, count: usize) -> String {
        let plural = if count == 1 { "" } else { "s" };
        let stated = self.attrs.expecting.get().cloned();
        stated.unwrap_or_else(|| format!("struct {} with {count} element{plural}", self.ident))
    }

    /// Reads a struct; gives nothing when it is not one with named fields.
    pub(crate) fn read(input: &'a DeriveInput, errors: &Errors) -> Option<Self> {
        let attrs = TypeAttrs::read(&input.attrs, errors);
        let Data::Struct(data) = &input.data else {
            let message =
                "`AdditionalProperties` is for structs; enums have `OpenEnum` and `Union`";
            errors.at(input.ident.span(), message);
            return None;
        };
        let Fields::Named(fields) = &data.fields else {
            errors.at(
                input.ident.span(),
                "only structs with named fields have members to keep",
            );
            return None;
        };
        let fields = fields.named.iter();
        let fields = fields
            .filter_map(|field| Field::read(field, &attrs, errors))
            .collect();
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            docs: first_paragraph(&input.attrs, attrs.flags),
            attrs,
            fields,
        })
    }

    /// The fields that stand for a member.
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
    fn read(field: &'a syn::Field, of_type: &TypeAttrs, errors: &Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let attrs = FieldAttrs::read(&field.attrs, errors);
        let case = &of_type.rename_all;
        let names = Names::new(ident, &attrs.rename, &attrs.aliases, case, Case::field);
        Some(Self {
            ident,
            ty: &field.ty,
            ty_span: field.ty.span().resolved_at(Span::call_site()),
            role: role(&attrs),
            presence: presence(&field.ty, &attrs, errors),
            names,
            sensitivity: attrs.sensitive.get().or(of_type.sensitive.get()).copied(),
            attrs,
            docs: first_paragraph(&field.attrs, of_type.flags),
        })
    }

    /// Where to report a problem of this field.
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
        Presence::Lenient
    }
}
