//! Questions about a type as it is written: is it `Option<T>`, which lifetimes does it name?
//!
//! Only syntax is asked. An alias of `Option` is not seen through; the runtime handles it by trait.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned as _;
use syn::{GenericArgument, Lifetime, PathArguments, Type};

/// The `T` of a type written as `name<T>` (with any path before it).
pub(crate) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ungroup(ty) else {
        return None;
    };
    let last = path.path.segments.last().filter(|s| s.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

/// Whether a missing member can't be anything but an error for this type.
///
/// Asking the type itself costs one more instance of its `Deserialize`; these need not be asked.
pub(crate) fn is_never_absent(ty: &Type) -> bool {
    const PLAIN: &[&str] = &[
        "String",
        "bool",
        "char",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "f32",
        "f64",
        "Vec",
        "HashMap",
        "BTreeMap",
        "HashSet",
        "BTreeSet",
        "DateTime",
        "NaiveDate",
        "NaiveDateTime",
        "Cow",
    ];
    match ungroup(ty) {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|segment| PLAIN.iter().any(|plain| segment.ident == plain)),
        Type::Reference(_) | Type::Array(_) | Type::Tuple(_) => true,
        _ => false,
    }
}

/// `&'a str` and `&'a [u8]`, which serde borrows without being asked.
pub(crate) fn implied_borrow(ty: &Type) -> Option<&Lifetime> {
    let Type::Reference(reference) = ungroup(ty) else {
        return None;
    };
    let borrowed = match ungroup(&reference.elem) {
        Type::Path(path) => path.path.is_ident("str"),
        Type::Slice(slice) => matches!(&*slice.elem, Type::Path(path) if path.path.is_ident("u8")),
        _ => false,
    };
    if borrowed {
        reference.lifetime.as_ref()
    } else {
        None
    }
}

/// Whether the type is `Cow<'_, str>` or `Cow<'_, [u8]>`; gives the borrowed kind.
pub(crate) fn cow_of(ty: &Type) -> Option<CowOf> {
    let Type::Path(path) = ungroup(ty) else {
        return None;
    };
    let last = path.path.segments.last().filter(|s| s.ident == "Cow")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.last() {
        Some(GenericArgument::Type(Type::Path(inner))) if inner.path.is_ident("str") => {
            Some(CowOf::Str)
        }
        Some(GenericArgument::Type(Type::Slice(_))) => Some(CowOf::Bytes),
        _ => None,
    }
}

/// What a `Cow` borrows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CowOf {
    Str,
    Bytes,
}

/// Every lifetime that is named in the type, in a stable order.
pub(crate) fn lifetimes(ty: &Type) -> BTreeSet<Lifetime> {
    let mut found = BTreeSet::new();
    collect_lifetimes(ty.to_token_stream(), &mut found);
    found
}

fn collect_lifetimes(tokens: TokenStream, found: &mut BTreeSet<Lifetime>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => collect_lifetimes(group.stream(), found),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                if let Some(TokenTree::Ident(ident)) = tokens.next() {
                    found.insert(Lifetime {
                        apostrophe: punct.span(),
                        ident,
                    });
                }
            }
            _ => {}
        }
    }
}

/// Whether `name` occurs as an identifier in the type.
pub(crate) fn mentions(ty: &Type, name: &syn::Ident) -> bool {
    fn search(tokens: TokenStream, name: &syn::Ident) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => search(group.stream(), name),
            TokenTree::Ident(ident) => ident == *name,
            _ => false,
        })
    }
    search(ty.to_token_stream(), name)
}

/// Whether the type is this one identifier and nothing else.
pub(crate) fn is_just(ty: &Type, name: &syn::Ident) -> bool {
    matches!(ungroup(ty), Type::Path(path) if path.path.is_ident(name))
}

/// The place of the type, for what is printed about it.
///
/// Names are resolved where the derive stands: a type from a macro must not hide the expansion's own.
pub(crate) fn place(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

/// Removes the invisible groups that `macro_rules!` leaves around a type.
pub(crate) fn ungroup(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}
