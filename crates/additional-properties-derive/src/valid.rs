//! Every rejection that needs more than one attribute, or more than one field.
//!
//! All of them are reported. After this, expansion can't fail.

mod container;

use std::collections::{HashMap, HashSet};

use crate::ast::{Field, Names, OpenEnum, Presence, Role, Struct, Union, Variant};
use crate::attr::{Borrow, Kind, TypeAttrs, When};
use crate::errors::Errors;
use crate::generics::data_lifetime;
use crate::ty;
use container::plain_container;
use syn::Generics;

/// Checks that no lifetime of a type that is read has the name of the lifetime of the data.
pub(crate) fn lifetimes(generics: &Generics, attrs: &TypeAttrs, errors: &Errors) {
    let flags = attrs.flags;
    if !flags.asks_for(Kind::Deserialize) && !flags.asks_for(Kind::FromJson) {
        return;
    }
    let taken = generics.lifetimes().map(|parameter| &parameter.lifetime);
    for lifetime in taken.filter(|lifetime| **lifetime == data_lifetime()) {
        errors.at(
            lifetime.span(),
            "`'de` is the lifetime of the data that the type is read from: give this one another name",
        );
    }
}

/// Checks a struct.
pub(crate) fn structure(input: &Struct<'_>, errors: &Errors) {
    no_tag(&input.attrs, errors);
    one_container(input, errors);
    for field in &input.fields {
        borrows_something(field, errors);
        match field.role {
            Role::Container => plain_container(field, errors),
            Role::Member | Role::Skipped => presence_fits(field, errors),
        }
    }
    let names = input.members().map(|field| (&field.names, field.span()));
    names_differ(names, "field", errors);
    if input.members().count() > usize::from(u16::MAX) {
        errors.at(
            input.ident.span(),
            "a struct can have 65535 members, not more",
        );
    }
}

/// Checks an open enum.
pub(crate) fn open_enum(input: &OpenEnum<'_>, errors: &Errors) {
    no_tag(&input.attrs, errors);
    if input.unknown.is_none() {
        errors.at(
            input.ident.span(),
            "an open enum needs a variant that keeps other values: `#[additional_properties(unknown)] Unknown(UnknownValue)`",
        );
    }
    if let Some(parameter) = input.generics.params.first() {
        errors.push(syn::Error::new_spanned(
            parameter,
            "an open enum has no generic parameters",
        ));
    }
    let names = input
        .variants
        .iter()
        .map(|variant| (&variant.names, variant.ident.span()));
    names_differ(names, "variant", errors);
}

/// Checks a union.
pub(crate) fn union(input: &Union<'_>, errors: &Errors) {
    let name = input.ident.span();
    let serde_tag = input.attrs.serde_tag.span();
    if input.unknown.is_none() && serde_tag.is_none() {
        errors.at(
            name,
            "a union needs a variant that keeps what fits no other one: `#[additional_properties(unknown)] Unknown(Value)`",
        );
    }
    let flags = input.attrs.flags;
    let is_read = flags.asks_for(Kind::Deserialize) || flags.asks_for(Kind::FromJson);
    // Not under a feature: which variant is chosen would depend on the features of the build.
    if is_read && !input.has_tag() && flags.when(Kind::Inspect) != When::Always {
        errors.at(
            name,
            "a union without a tag reads the variant that declares most of a value, and needs `inspect` for it: `#[additional_properties(serde, inspect)]`; `debug` implies it",
        );
    }
    let asked_about: HashSet<_> = input
        .variants
        .iter()
        .flat_map(Variant::asked_about)
        .collect();
    if asked_about.len() > 64 {
        errors.at(
            name,
            "the variants of a union can ask about 64 members, not more",
        );
    }
    serde_tag_fits(input, errors);
    tags_differ(input, errors);
}

/// What does not go together with the tag of serde, and what needs it.
fn serde_tag_fits(input: &Union<'_>, errors: &Errors) {
    let serde_tag = input.attrs.serde_tag.span();
    if let (Some(_), Some(span)) = (serde_tag, input.attrs.tag.span()) {
        errors.at(
            span,
            "serde's `tag` is no member of the variants, this one is; an enum has one of them",
        );
    }
    if let (None, Some(span)) = (serde_tag, input.attrs.content.span()) {
        errors.at(span, "`content` belongs to `tag`");
    }
    if let (Some(span), true) = (serde_tag, input.attrs.flags.asks_for(Kind::Schemars)) {
        errors.at(
            span,
            "`schemars` is not supported for an enum with serde's `tag`",
        );
    }
    denies_something(input, errors);
}

/// There are members to deny beside a tag and its content; with `tag` alone they belong to the variants, and serde's attribute is accepted
/// there and changes nothing, as in serde's derive.
fn denies_something(input: &Union<'_>, errors: &Errors) {
    let attrs = &input.attrs;
    let as_serde = attrs.serde_tag.is_set() && !attrs.is_closed();
    if let (false, false, Some(span)) =
        (attrs.content.is_set(), as_serde, attrs.deny_unknown.span())
    {
        errors.at(span, "a union has no members of its own to deny; the structs in its variants can deny theirs");
    }
}

/// The tag of an enum on what is none.
fn no_tag(attrs: &TypeAttrs, errors: &Errors) {
    if let Some(span) = attrs.tag.span() {
        errors.at(span, "`tag` belongs to an enum with `#[derive(Union)]`");
    }
    if let Some(span) = attrs.unread_integers.span() {
        errors.at(
            span,
            "`unread_integers` belongs to an enum with `#[derive(Union)]`",
        );
    }
    for (key, span) in [
        ("tag", attrs.serde_tag.span()),
        ("content", attrs.content.span()),
    ] {
        if let Some(span) = span {
            errors.at(span, format_args!("`serde({key})` is not supported here: it belongs to an enum with `#[derive(Union)]`"));
        }
    }
}

/// A value of the tag selects one variant.
fn tags_differ(input: &Union<'_>, errors: &Errors) {
    let mut seen = HashSet::new();
    for variant in &input.variants {
        let span = variant.attrs.tags.span();
        if let (Some(span), false) = (span, input.has_tag()) {
            errors.at(span, "the enum does not say where the tag is: `#[additional_properties(tag = \"type\")]`");
        }
        let tags = variant.tags(input.attrs.serde_tag.is_set());
        if tags.into_iter().any(|tag| !seen.insert(tag)) {
            let span = span.unwrap_or_else(|| variant.ident.span());
            errors.at(span, "this value of the tag already selects a variant");
        }
    }
    if let (Some(span), true) = (input.attrs.tag.span(), seen.is_empty()) {
        errors.at(span, "no variant says which value of the tag selects it: `#[additional_properties(tag(\"value\"))]`");
    }
}

fn one_container(input: &Struct<'_>, errors: &Errors) {
    let mut containers = input
        .fields
        .iter()
        .filter(|field| field.role == Role::Container);
    let Some(_) = containers.next() else { return };
    for second in containers {
        errors.at(
            second.span(),
            "a second container; unknown members can only go to one container",
        );
    }
    if let Some(span) = input.attrs.deny_unknown.span() {
        errors.at(
            span,
            "unknown members can't be denied in a struct that keeps them",
        );
    }
}

/// What is said of the presence of a member goes together, and with its type.
fn presence_fits(field: &Field<'_>, errors: &Errors) {
    let attrs = &field.attrs;
    let is_maybe = ty::argument_of(field.ty, "Maybe").is_some();
    let is_optional = matches!(field.presence, Presence::Optional(_));
    let spells_itself = is_optional || matches!(field.presence, Presence::Maybe);
    let with = attrs.serialize_with.span();
    let with = with.or(attrs.deserialize_with.span());
    let (required, optional, default) = (&attrs.required, &attrs.optional, &attrs.default);
    #[rustfmt::skip]
    let breaches = [
        (is_maybe, required.span(), "a `Maybe` may be absent; a required member is an `Option`"),
        (required.is_set(), optional.span(), "`required` and `optional` exclude each other"),
        (required.is_set(), default.span(), "a `required` member is never missing, so its default would never be used"),
        (optional.is_set(), default.span(), "an `optional` member that is missing is `None`; it can't have another default"),
        (attrs.codec.is_set(), with, "`codec` and functions of your own exclude each other"),
        (spells_itself || default.is_set(), attrs.fill.span(), "`fill` is for a member that has to be there; this one may be missing"),
        (spells_itself, attrs.skip_serializing_if.span(), "this field already says when it is not written"),
        (is_optional, with, "`optional` reads and writes the value inside the `Option`; use `codec`, or drop `optional`"),
    ];
    for (is_breach, span, message) in breaches {
        if let (true, Some(span)) = (is_breach, span) {
            errors.at(span, message);
        }
    }
}

/// `borrow` names lifetimes of the type, each once.
fn borrows_something(field: &Field<'_>, errors: &Errors) {
    let Some((borrow, span)) = field.attrs.borrow.get().zip(field.attrs.borrow.span()) else {
        return;
    };
    let lifetimes = ty::lifetimes(field.ty);
    if lifetimes.is_empty() {
        let message = "there is no lifetime to borrow in the type of this field";
        return errors.at(span, message);
    }
    let Borrow::Named(named) = borrow else { return };
    let mut seen = HashSet::new();
    for lifetime in named {
        if !lifetimes.contains(lifetime) {
            errors.at(
                span,
                format_args!("the type of this field does not name the lifetime `{lifetime}`"),
            );
        } else if !seen.insert(lifetime) {
            errors.at(
                span,
                format_args!("the lifetime `{lifetime}` is given twice"),
            );
        }
    }
}

fn names_differ<'a>(
    names: impl Iterator<Item = (&'a Names, proc_macro2::Span)>,
    what: &str,
    errors: &Errors,
) {
    let mut seen = HashMap::new();
    for (index, (names, span)) in names.enumerate() {
        for name in names.all() {
            if seen
                .insert(name, index)
                .is_some_and(|before| before != index)
            {
                errors.at(
                    span,
                    format_args!(
                        "the name \"{name}\" already belongs to another {what}{}",
                        instead_of_two(what)
                    ),
                );
            }
        }
    }
}

/// What does the same as two fields of one name, of which one is read and one is written.
fn instead_of_two(what: &str) -> &'static str {
    match what {
        "field" => {
            "; if one of them is only read and the other only written, make one field of them, with `deserialize_with` and `serialize_with`"
        }
        _ => "",
    }
}
