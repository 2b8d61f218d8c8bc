//! A union: a tag, or what is known of the value, selects the variant, on both paths alike.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::WherePredicate;

use super::from_json::key;
use super::{presence, union_info};
use crate::ast::{Union, Variant, unraw};
use crate::attr::TagValue;
use crate::generics::{Direction, Impl};
use crate::json;
use crate::ty;

/// `Deserialize`.
pub(super) fn deserialize(input: &Union<'_>) -> TokenStream {
    let signature = quote!(<__D: _ap::Deserializer<'de>>(index: usize, __input: __D) -> _ap::Result<Self, __D::Error>);
    let no_variant = quote!(_ap::serde::no_variant());
    let no_content = read_nothing(input);
    let read = read_variants(input, &signature, &no_variant, |value| match value {
        Value::Plain => quote!(_ap::Deserialize::deserialize(__input)),
        Value::Encoded(codec) => quote!(<#codec as _ap::codec::Codec<_>>::deserialize(__input)),
        Value::Nothing => quote!(_ap::serde::#no_content(__input)),
    });
    let read_union = if input.attrs.content.is_set() {
        quote!(read_adjacent)
    } else if is_own_variant(input) {
        quote!(read_buffering)
    } else {
        quote!(read_union)
    };
    let deserialize = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            _ap::serde::#read_union(__input)
        }
    };
    let bound = input.attrs.bound.deserialize.get();
    let generics = reading(input, &quote!(_ap::Deserialize<'de>), bound);
    let read = generics.of(&quote!(_ap::serde::ReadUnion<'de>), &read);
    let deserialize = generics.of(&quote!(_ap::Deserialize<'de>), &deserialize);
    quote!(#read #deserialize)
}

/// What the value of a variant is read as.
enum Value {
    Plain,
    Encoded(TokenStream),
    Nothing,
}

/// What a path has to know of a union; `signature` is that of the function which reads the value of one variant, and `read` reads it.
fn read_variants(
    input: &Union<'_>,
    signature: &TokenStream,
    no_variant: &TokenStream,
    read: impl Fn(Value) -> TokenStream,
) -> TokenStream {
    let arms = variants(input).map(|(index, variant)| {
        let ident = variant.ident;
        let value = match (variant.attrs.codec.get(), variant.ty) {
            (Some(codec), _) => Value::Encoded(presence::codec(codec)),
            (None, Some(_)) => Value::Plain,
            (None, None) => {
                let nothing = read(Value::Nothing);
                return quote!(#index => #nothing.map(|()| Self::#ident),);
            }
        };
        let value = read(value);
        quote!(#index => #value.map(Self::#ident),)
    });
    let unknown = if let Some(unknown) = &input.unknown {
        let (ident, value) = (unknown.ident, read(Value::Plain));
        quote!(#value.map(Self::#ident))
    } else {
        quote!(_ap::Err(#no_variant))
    };
    let info = union_info::expand(input);
    let inspected = inspected(input);
    quote! {
        const INFO: _ap::UnionInfo = #info;
        fn read_variant #signature {
            match index {
                #(#arms)*
                _ => #unknown,
            }
        }
        #inspected
    }
}

/// Whether the value of a variant is the union itself, in a box.
fn is_own_variant(input: &Union<'_>) -> bool {
    let own = |ty| {
        ty::mentions(ty, input.ident) || ty::mentions(ty, &Ident::new("Self", input.ident.span()))
    };
    let mut types = input.variants.iter().filter_map(|variant| variant.ty);
    input.attrs.serde_tag.is_set() && types.any(own)
}

/// What reads a variant that holds nothing: the other members of the object do not matter, but a content would be lost.
fn read_nothing(input: &Union<'_>) -> TokenStream {
    if input.attrs.content.is_set() {
        quote!(read_no_content)
    } else {
        quote!(read_unit)
    }
}

/// `Serialize`.
pub(super) fn serialize(input: &Union<'_>) -> TokenStream {
    let name = unraw(input.ident);
    let arms = input.variants.iter().chain(&input.unknown).map(|variant| {
        let ident = variant.ident;
        let whole = quote!(Self::#ident(value) => _ap::Serialize::serialize(value, __output),);
        let Some(tag) = input.attrs.serde_tag.get().filter(|_| !variant.attrs.unknown.is_set())
        else {
            return whole;
        };
        let value = tag_value(&variant.written_tag());
        match (variant.ty, input.attrs.content.get()) {
            (None, _) => {
                quote!(Self::#ident => _ap::serde::write_tag(__output, #name, (#tag, &#value)),)
            }
            (Some(_), None) => {
                quote!(Self::#ident(value) => _ap::serde::write_tagged(__output, (#tag, &#value), value),)
            }
            (Some(_), Some(content)) => {
                quote!(Self::#ident(value) => _ap::serde::write_adjacent(__output, #name, (#tag, &#value), (#content, value)),)
            }
        }
    });
    let body = quote! {
        fn serialize<__S: _ap::Serializer>(&self, __output: __S) -> _ap::Result<__S::Ok, __S::Error> {
            match self {
                #(#arms)*
            }
        }
    };
    let path = quote!(_ap::Serialize);
    Impl::of_union(input, &path, input.attrs.bound.serialize.get()).of(&path, &body)
}

/// `FromJson`.
pub(super) fn from_json(input: &Union<'_>) -> TokenStream {
    let signature = quote!((index: usize, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<Self, _ap::json::Error>);
    let no_variant = quote!(_ap::json::no_variant(__reader));
    let no_content = read_nothing(input);
    let read = read_variants(input, &signature, &no_variant, |value| match value {
        Value::Plain => quote!(_ap::json::read_value(__reader)),
        Value::Encoded(codec) => quote!(_ap::json::read_value_as::<#codec, _>(__reader)),
        Value::Nothing => quote!(_ap::json::#no_content(__reader)),
    });
    let blank = blank(input);
    let from_json = quote! {
        #[inline]
        fn blank() -> Self {
            #blank
        }
        #[inline]
        fn read_json(&mut self, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
            _ap::json::read_union(self, __reader)
        }
    };
    let bound = input.attrs.bound.deserialize.get();
    let generics = reading(input, &quote!(_ap::json::FromJson<'de>), None);
    let generics = generics
        .and_declared(bound)
        .and_keys(input, Direction::Read);
    let read = generics.of(&quote!(_ap::json::ReadUnion<'de>), &read);
    let from_json = generics.of(&quote!(_ap::json::FromJson<'de>), &from_json);
    quote!(#read #from_json)
}

/// The value that reading replaces.
fn blank(input: &Union<'_>) -> TokenStream {
    let unit = input.variants.iter().find(|variant| variant.ty.is_none());
    let first = unit.or(input.unknown.as_ref()).or(input.variants.first());
    let Some(first) = first else {
        return quote!(_ap::unreachable!());
    };
    let ident = first.ident;
    if first.ty.is_some() {
        quote!(Self::#ident(_ap::json::FromJson::blank()))
    } else {
        quote!(Self::#ident)
    }
}

/// What writes this variant.
fn write_arm(input: &Union<'_>, variant: &Variant<'_>) -> TokenStream {
    let ident = variant.ident;
    let Some(tag) = input
        .attrs
        .serde_tag
        .get()
        .filter(|_| !variant.attrs.unknown.is_set())
    else {
        return quote!(Self::#ident(value) => _ap::json::ToJson::write_json(value, __writer),);
    };
    // `"name":value`: a key begins with the comma before it.
    let member = format!("{}{}", &key(tag)[1..], tag_text(&variant.written_tag()));
    match (variant.ty, input.attrs.content.get()) {
        (None, _) => {
            let object = format!("{{{member}}}");
            quote!(Self::#ident => _ap::json::write_tag(__writer, #object),)
        }
        (Some(_), None) => {
            quote!(Self::#ident(value) => _ap::json::write_tagged(__writer, #member, value),)
        }
        (Some(_), Some(content)) => {
            let before = format!("{{{member}{}", key(content));
            quote!(Self::#ident(value) => _ap::json::write_adjacent(__writer, #before, value),)
        }
    }
}

/// `ToJson`.
pub(super) fn to_json(input: &Union<'_>) -> TokenStream {
    let variants = input.variants.iter().chain(&input.unknown);
    let arms = variants.map(|variant| write_arm(input, variant));
    let body = quote! {
        #[inline]
        fn write_json(&self, __writer: &mut _ap::json::Writer) {
            match self {
                #(#arms)*
            }
        }
    };
    let path = quote!(_ap::json::ToJson);
    let generics = Impl::of_union(input, &path, None);
    let bound = input.attrs.bound.serialize.get();
    let generics = generics
        .and_declared(bound)
        .and_keys(input, Direction::Write);
    generics.of(&path, &body)
}

/// What is around the impls that read: candidates are inspected, too.
fn reading<'a>(
    input: &Union<'a>,
    needs: &TokenStream,
    declared: Option<&Vec<WherePredicate>>,
) -> Impl<'a> {
    let mut found = Impl::of_union(input, needs, declared);
    if union_info::has_candidates(input) {
        found = found.and_needing(input, &quote!(_ap::inspect::Inspect));
    }
    found.borrowing_all()
}

/// The value of a tag, for a serializer.
fn tag_value(tag: &TagValue) -> TokenStream {
    match tag {
        TagValue::String(string) => quote!(#string),
        TagValue::Integer(integer) => {
            let integer = Literal::i128_unsuffixed(*integer);
            quote!((#integer as i64))
        }
        TagValue::Bool(value) => quote!(#value),
        TagValue::Null | TagValue::Absent => quote!(()),
    }
}

/// The value of a tag in JSON.
fn tag_text(tag: &TagValue) -> String {
    match tag {
        TagValue::String(string) => json::string(string),
        TagValue::Integer(integer) => integer.to_string(),
        TagValue::Bool(value) => value.to_string(),
        TagValue::Null | TagValue::Absent => "null".to_owned(),
    }
}

/// The variants but the unknown one, with their indices.
fn variants<'a, 'b>(input: &'a Union<'b>) -> impl Iterator<Item = (Literal, &'a Variant<'b>)> {
    let variants = input.variants.iter().enumerate();
    variants.map(|(index, variant)| (Literal::usize_unsuffixed(index), variant))
}

/// The value as the choice between candidates sees it. A union that can't be inspected has no candidates.
fn inspected(input: &Union<'_>) -> TokenStream {
    let value = if union_info::has_candidates(input) {
        quote!(self)
    } else {
        quote!(_ap::opaque_field())
    };
    quote! {
        fn inspected(&self) -> &dyn _ap::inspect::Inspect {
            #value
        }
    }
}
