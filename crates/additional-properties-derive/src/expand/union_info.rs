//! What tells the variants of a union apart, as a table for the runtime.

use proc_macro2::{Literal, TokenStream};
use std::collections::BTreeSet;

use quote::quote;

use super::from_json::key;
use crate::ast::{Union, Variant};
use crate::attr::{Kind, TagValue, When};

/// `UnionInfo { .. }`.
pub(super) fn expand(input: &Union<'_>) -> TokenStream {
    let tag = tag(input);
    let style = match (input.attrs.serde_tag.get(), input.attrs.content.get()) {
        (None, _) => quote!(Member),
        (Some(_), None) => quote!(Internal),
        (Some(_), Some(content)) => quote!(Adjacent(#content)),
    };
    let closed = input.attrs.deny_unknown.is_set();
    // A key begins with the comma before it.
    let opening = match tag.as_slice() {
        [tag] => format!("{{{}\"", &key(tag)[1..]),
        _ => String::new(),
    };
    let (strings, others) = values(input);
    let mut tags = tags(input);
    let absent = if let Some((_, index)) = tags.find(|(tag, _)| *tag == TagValue::Absent) {
        quote!(_ap::Some(#index))
    } else {
        quote!(_ap::None)
    };
    let members = members(input);
    let candidates = candidates(input, &members);
    quote! {
        _ap::UnionInfo {
            tag: &[#(#tag),*],
            style: _ap::TagStyle::#style,
            closed: #closed,
            opening: #opening,
            strings: &[#(#strings),*],
            others: &[#(#others),*],
            absent: #absent,
            members: &[#(#members),*],
            candidates: &[#(#candidates),*],
        }
    }
}

/// Where the tag is: names of members, from the outside in; none for a union without a tag.
pub(super) fn tag<'a>(input: &'a Union<'_>) -> Vec<&'a String> {
    match input.attrs.serde_tag.get() {
        Some(tag) => vec![tag],
        None => input.attrs.tag.get().into_iter().flatten().collect(),
    }
}

/// Whether variants are tried when no tag selects one.
pub(super) fn has_candidates(input: &Union<'_>) -> bool {
    // As with serde, the tag of an enum whose variants do not have it as a member must be there.
    let is_tagged = input.attrs.serde_tag.is_set();
    !is_tagged && input.attrs.flags.when(Kind::Inspect) == When::Always
}

/// The JSON types of the tag's values of which there can be others.
pub(super) fn tag_types(input: &Union<'_>) -> BTreeSet<&'static str> {
    let types = tags(input).filter_map(|(tag, _)| match tag {
        TagValue::String(_) => Some("string"),
        TagValue::Integer(_) => Some("integer"),
        TagValue::Bool(_) | TagValue::Null | TagValue::Absent => None,
    });
    types.collect()
}

/// Every value of the tag, with the index of its variant.
fn tags(input: &Union<'_>) -> impl Iterator<Item = (TagValue, Literal)> {
    let by_name = input.attrs.serde_tag.is_set();
    let variants = input.variants.iter().enumerate();
    variants.flat_map(move |(index, variant)| {
        let tags = variant.tags(by_name).into_iter();
        tags.map(move |tag| (tag, Literal::usize_unsuffixed(index)))
    })
}

/// The strings, sorted for a binary search, and the other values.
fn values(input: &Union<'_>) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let mut strings = Vec::new();
    let mut others = Vec::new();
    for (tag, index) in tags(input) {
        match tag {
            TagValue::String(string) => strings.push((string, index)),
            TagValue::Integer(integer) => {
                let integer = Literal::i128_unsuffixed(integer);
                others.push(quote!((_ap::Tag::Integer(#integer), #index)));
            }
            TagValue::Bool(value) => others.push(quote!((_ap::Tag::Bool(#value), #index))),
            TagValue::Null => others.push(quote!((_ap::Tag::Null, #index))),
            TagValue::Absent => {}
        }
    }
    strings.sort_by(|(one, _), (other, _)| one.cmp(other));
    let strings = strings
        .iter()
        .map(|(string, index)| quote!(_ap::TagString::new(#string, #index)));
    (strings.collect(), others)
}

/// The members that some variant requires or forbids.
fn members<'a>(input: &'a Union<'_>) -> Vec<&'a String> {
    let mut members: Vec<_> = input
        .variants
        .iter()
        .flat_map(Variant::asked_about)
        .collect();
    members.sort();
    members.dedup();
    members
}

fn candidates<'a>(
    input: &'a Union<'_>,
    members: &'a [&String],
) -> impl Iterator<Item = TokenStream> + 'a {
    let bits = |names: Option<&Vec<String>>| {
        let names = names.into_iter().flatten();
        let index = |name| members.iter().position(|member| *member == name);
        let bits = names
            .filter_map(index)
            .fold(0_u64, |bits, index| bits | 1 << index);
        Literal::u64_unsuffixed(bits)
    };
    let variants = input
        .variants
        .iter()
        .enumerate()
        .filter(|_| has_candidates(input));
    variants.map(move |(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let requires = bits(variant.attrs.requires.get());
        let forbids = bits(variant.attrs.forbids.get());
        quote!(_ap::Candidate { variant: #index, requires: #requires, forbids: #forbids })
    })
}
