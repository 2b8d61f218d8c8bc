//! Questions about a type as it is written: is it `Option<T>`, which lifetimes does it name?
//!
//! Only tokens are asked. An alias of `Option` is not seen through; the runtime handles it by trait.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lifetime;

use crate::input::{Angles, inside, is_punct};

/// A type as it is written.
#[derive(Clone, Copy)]
pub(crate) struct Type<'a> {
    tokens: &'a [TokenTree],
    /// The same without the invisible groups that `macro_rules!` leaves around a type.
    bare: &'a [TokenTree],
}

impl<'a> Type<'a> {
    pub(crate) fn new(tokens: &'a [TokenTree], bare: &'a [TokenTree]) -> Self {
        Self { tokens, bare }
    }
}

impl ToTokens for Type<'_> {
    fn to_tokens(&self, out: &mut TokenStream) {
        out.extend(self.tokens.iter().cloned());
    }
}

/// The last segment of a path, with what stands between `<` and `>` after it.
struct Segment<'a> {
    ident: &'a Ident,
    arguments: Option<&'a [TokenTree]>,
}

/// The last segment of the type, if it is a path.
fn last_segment(ty: Type<'_>) -> Option<Segment<'_>> {
    let mut rest = ty.bare;
    if rest.first().is_some_and(|token| is_punct(token, '<')) {
        rest = &rest[angled(rest)..];
    }
    loop {
        if let [first, second, after @ ..] = rest {
            if is_punct(first, ':') && is_punct(second, ':') {
                rest = after;
            }
        }
        let [TokenTree::Ident(ident), after @ ..] = rest else {
            return None;
        };
        rest = after;
        let mut arguments = None;
        if let [first, second, after @ ..] = rest {
            if is_punct(first, ':')
                && is_punct(second, ':')
                && after.first().is_some_and(|token| is_punct(token, '<'))
            {
                rest = after;
            }
        }
        if rest.first().is_some_and(|token| is_punct(token, '<')) {
            let end = angled(rest);
            arguments = rest.get(1..end - 1);
            rest = &rest[end..];
        }
        match rest {
            [] => return Some(Segment { ident, arguments }),
            [first, ..] if is_punct(first, ':') => {}
            _ => return None,
        }
    }
}

/// How many tokens the `<..>` at the start takes.
fn angled(tokens: &[TokenTree]) -> usize {
    let mut angles = Angles::default();
    for (place, token) in tokens.iter().enumerate() {
        angles.pass(token);
        if angles.are_closed() {
            return place + 1;
        }
    }
    tokens.len()
}

/// Splits a list at its commas; one at the end adds nothing.
fn list(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut angles = Angles::default();
    let mut items: Vec<_> = tokens
        .split(|token| {
            angles.pass(token);
            angles.are_closed() && is_punct(token, ',')
        })
        .collect();
    if items.last().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    items
}

/// The `T` of a type written as `name<T>` (with any path before it).
pub(crate) fn argument_of<'a>(ty: Type<'a>, name: &str) -> Option<Type<'a>> {
    let last = last_segment(ty)?;
    let arguments = last.arguments.filter(|_| last.ident == name)?;
    match list(arguments)[..] {
        [argument] if !is_punct(argument.first()?, '\'') => Some(Type::new(argument, argument)),
        _ => None,
    }
}

/// Whether a missing member can't be anything but an error for this type.
///
/// Asking the type itself costs one more instance of its `Deserialize`; these need not be asked.
pub(crate) fn is_never_absent(ty: Type<'_>) -> bool {
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
    if let Some(segment) = last_segment(ty) {
        return PLAIN.contains(&segment.ident.to_string().as_str());
    }
    match ty.bare {
        [first, ..] if is_punct(first, '&') => true,
        [TokenTree::Group(group)] => is_array(group) || is_tuple(group),
        _ => false,
    }
}

/// `[T; N]`
fn is_array(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && !is_slice(group)
}

/// `[T]`
fn is_slice(group: &Group) -> bool {
    let is_length = |token: TokenTree| is_punct(&token, ';');
    group.delimiter() == Delimiter::Bracket && !group.stream().into_iter().any(is_length)
}

/// `()` and `(A, B)`, but not `(A)`, which is the type `A`.
fn is_tuple(group: &Group) -> bool {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    let ends_with_comma = tokens.last().is_some_and(|token| is_punct(token, ','));
    group.delimiter() == Delimiter::Parenthesis && (list(&tokens).len() != 1 || ends_with_comma)
}

/// `&'a str` and `&'a [u8]`, which serde borrows without being asked.
pub(crate) fn implied_borrow(ty: Type<'_>) -> Option<Lifetime> {
    let [and, quote, TokenTree::Ident(name), borrowed @ ..] = ty.bare else {
        return None;
    };
    if !is_punct(and, '&') || !is_punct(quote, '\'') {
        return None;
    }
    let borrowed = match borrowed {
        [TokenTree::Ident(word), borrowed @ ..] if word == "mut" => borrowed,
        borrowed => borrowed,
    };
    let inner = inside(borrowed);
    let is_borrowed = match inner.as_deref().unwrap_or(borrowed) {
        [TokenTree::Ident(ident)] => ident == "str",
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            let mut item = group.stream().into_iter();
            let first = item.next();
            matches!(first, Some(TokenTree::Ident(ident)) if ident == "u8") && item.next().is_none()
        }
        _ => false,
    };
    is_borrowed.then(|| lifetime(quote, name.clone()))
}

fn lifetime(quote: &TokenTree, ident: Ident) -> Lifetime {
    Lifetime {
        apostrophe: quote.span(),
        ident,
    }
}

/// Whether the type is `Cow<'_, str>` or `Cow<'_, [u8]>`; gives the borrowed kind.
pub(crate) fn cow_of(ty: Type<'_>) -> Option<CowOf> {
    let last = last_segment(ty)?;
    let arguments = last.arguments.filter(|_| last.ident == "Cow")?;
    match list(arguments).last()? {
        [TokenTree::Ident(ident)] if ident == "str" => Some(CowOf::Str),
        [TokenTree::Group(group)] if is_slice(group) => Some(CowOf::Bytes),
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
pub(crate) fn lifetimes(ty: Type<'_>) -> BTreeSet<Lifetime> {
    let mut found = BTreeSet::new();
    collect_lifetimes(ty.tokens.iter().cloned(), &mut found);
    found
}

fn collect_lifetimes(mut tokens: impl Iterator<Item = TokenTree>, found: &mut BTreeSet<Lifetime>) {
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                collect_lifetimes(inner.into_iter(), found);
            }
            token if is_punct(&token, '\'') => {
                if let Some(TokenTree::Ident(ident)) = tokens.next() {
                    found.insert(lifetime(&token, ident));
                }
            }
            _ => {}
        }
    }
}

/// Whether `name` occurs as an identifier in the type.
pub(crate) fn mentions(ty: Type<'_>, name: &Ident) -> bool {
    fn search(token: &TokenTree, name: &Ident) -> bool {
        match token {
            TokenTree::Group(group) => group.stream().into_iter().any(|token| search(&token, name)),
            TokenTree::Ident(ident) => ident == name,
            _ => false,
        }
    }
    ty.tokens.iter().any(|token| search(token, name))
}

/// Whether the type is this one identifier and nothing else.
pub(crate) fn is_just(ty: Type<'_>, name: &Ident) -> bool {
    matches!(ty.bare, [TokenTree::Ident(ident)] if ident == name)
}

/// The place of the type, for what is printed about it.
///
/// Names are resolved where the derive stands: a type from a macro must not hide the expansion's own.
pub(crate) fn place(ty: Type<'_>) -> Span {
    let (Some(first), Some(last)) = (ty.tokens.first(), ty.tokens.last()) else {
        return Span::call_site();
    };
    let first = first.span();
    let whole = first.join(last.span()).unwrap_or(first);
    whole.resolved_at(Span::call_site())
}
