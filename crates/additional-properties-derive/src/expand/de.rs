//! `Deserialize` of a struct: one pass, slots, unknown members straight into the container.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::presence;
use crate::ast::{Field, Presence, Role, Struct, unraw};
use crate::generics::{Bounds, Impl, Needs};
use crate::ty;

/// The impl of `Deserialize`, and of the runtime's traits that it calls.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::Deserialize<'de>),
        container: quote!(_ap::serde::ReadUnknown<'de>),
    };
    let generics = Impl::reading(input, needs, Bounds::Declared);
    let functions = functions(input, &generics);
    let read_struct = generics.of(&quote!(_ap::serde::ReadStruct<'de>), &read_struct(input));
    let deserialize = quote! {
        fn deserialize<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<Self, __D::Error> {
            _ap::serde::read_struct(__input)
        }
    };
    let deserialize = generics.of(&quote!(_ap::Deserialize<'de>), &deserialize);
    quote!(#functions #read_struct #deserialize)
}

fn read_struct(input: &Struct<'_>) -> TokenStream {
    let name = input.attrs.rename.deserialize.get().cloned();
    let name = name.unwrap_or_else(|| unraw(input.ident));
    let expecting = input.attrs.expecting.get().cloned();
    let expecting = expecting.unwrap_or_else(|| format!("struct {}", input.ident));
    let fields = if input.container().is_some() {
        quote!(_ap::None)
    } else {
        let names = read(input).map(|(_, field)| &field.names.deserialize);
        quote!(_ap::Some(&[#(#names),*]))
    };
    let by_name = input.attrs.is_closed();
    let index = index_arms(input);
    let members = read_members(input);
    let elements = input.container().is_none().then(|| read_elements(input));
    quote! {
        const NAME: &'static str = #name;
        const EXPECTING: &'static str = #expecting;
        const FIELDS: _ap::Option<&'static [&'static str]> = #fields;
        const BY_NAME_IN_JSON: bool = #by_name;
        #[inline]
        fn index(name: &str) -> usize {
            match name {
                #index
                _ => _ap::serde::UNKNOWN,
            }
        }
        #members
        #elements
    }
}

/// The fields that are read, with their indices.
fn read<'a, 'b>(input: &'a Struct<'b>) -> impl Iterator<Item = (usize, &'a Field<'b>)> {
    let members = input.members().enumerate();
    members.filter(|(_, field)| field.is_read())
}

/// `"name" | "alias" => index,` for every member.
fn index_arms(input: &Struct<'_>) -> TokenStream {
    let arms = input.members().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        if field.is_read() {
            let names = field.names.read();
            quote!(#(#names)|* => #index,)
        } else {
            let names = field.names.all();
            quote!(#(#names)|* => #index,)
        }
    });
    arms.collect()
}

fn slot(index: usize) -> Ident {
    format_ident!("__f{index}")
}

fn slots(input: &Struct<'_>) -> impl Iterator<Item = TokenStream> {
    read(input).map(|(index, field)| {
        let slot = slot(index);
        let ty = presence::slot_type(field);
        quote!(let mut #slot: _ap::Option<#ty> = _ap::None;)
    })
}

/// Reads the members of a map, in whatever order they come.
fn read_members(input: &Struct<'_>) -> TokenStream {
    let slots = slots(input);
    let arms = input.members().enumerate().map(|(index, field)| {
        let number = Literal::usize_unsuffixed(index);
        let fill = fill(field, index);
        quote!(#number => #fill,)
    });
    let container = container_type(input);
    let keep = keep(input);
    let missing = missing(input);
    let finish = finish(input);
    quote! {
        fn read_members<__A: _ap::MapAccess<'de>>(mut __map: __A) -> _ap::Result<Self, __A::Error> {
            #(#slots)*
            let mut __extra = <#container as _ap::serde::ReadUnknown<'de>>::empty();
            let mut __name = _ap::None;
            while let _ap::Some(__index) = __map.next_key_seed(_ap::serde::NameSeed::new::<Self>(&mut __name))? {
                // One exit for all members: a `?` in every arm costs the compiler more than the calls.
                if let _ap::Err(__error) = match __index {
                    #(#arms)*
                    _ => #keep,
                } {
                    return _ap::Err(__error);
                }
            }
            #missing
            #finish
        }
    }
}

/// Reads the value of a member that no field stands for.
fn keep(input: &Struct<'_>) -> TokenStream {
    let field = input.container();
    let span = field.map_or_else(Span::call_site, |field| field.ty_span);
    let codec = field.and_then(|field| Some(presence::codec(field.attrs.codec.get()?)));
    let read = codec.map_or_else(
        || quote_spanned!(span=> read_unknown),
        |codec| quote_spanned!(span=> read_unknown_as::<#codec, _, _, __A>),
    );
    quote_spanned!(span=> _ap::serde::#read(&mut __extra, &mut __name, &mut __map))
}

/// Reads the fields in their order, from a format that does not write names.
fn read_elements(input: &Struct<'_>) -> TokenStream {
    let slots = slots(input);
    let expecting = input.expected_elements(read(input).count());
    let reads = read(input).map(|(index, field)| element(input, field, index));
    let finish = finish(input);
    quote! {
        fn read_elements<__A: _ap::SeqAccess<'de>>(__seq: __A) -> _ap::Result<Self, __A::Error> {
            #(#slots)*
            let mut __elements = _ap::serde::Elements::new(__seq, #expecting);
            #(#reads)*
            #finish
        }
    }
}

/// Reads one element into its slot.
fn element(input: &Struct<'_>, field: &Field<'_>, index: usize) -> TokenStream {
    let slot = slot(index);
    let optional = matches!(field.presence, Presence::Optional(_));
    let method = match (reader(field, index), optional) {
        (Reader::Type, false) => quote!(read),
        (Reader::Type, true) => quote!(read_optional),
        (Reader::As(codec), false) => quote!(read_as::<#codec, _>),
        (Reader::As(codec), true) => quote!(read_optional_as::<#codec, _>),
        (Reader::Function(index), _) => quote!(read_with::<Self, #index>),
    };
    let has_default = field.attrs.default.is_set()
        || input.attrs.default.is_set() && matches!(field.presence, Presence::Lenient)
        || matches!(field.presence, Presence::Optional(_) | Presence::Maybe);
    let required = (!has_default).then(|| quote!(__elements.required(&#slot)?;));
    quote_spanned!(field.ty_span=> __elements.#method(&mut #slot)?; #required)
}

/// The struct, made of what is in the slots.
fn finish(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.get().map(|default| {
        let call = presence::default_call(default);
        quote!(let __default: Self = #call;)
    });
    let values = struct_values(input);
    quote! {
        #whole
        _ap::Ok(Self { #values })
    }
}

/// Ends with an error if a member is missing.
fn missing(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.is_set();
    let missing = read(input).filter_map(|(index, field)| {
        let slot = slot(index);
        presence::missing(field, &quote!(#slot), whole)
    });
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() {
        return TokenStream::new();
    }
    quote! {
        let mut __error = _ap::None;
        let _ = false #(|| #missing)*;
        if let _ap::Some(__error) = __error {
            return _ap::Err(__error);
        }
    }
}

/// The type that takes the unknown members: the field's own, or one that drops or denies them.
fn container_type(input: &Struct<'_>) -> TokenStream {
    match input.container() {
        Some(field) => {
            let ty = field.ty;
            quote!(#ty)
        }
        None if input.attrs.deny_unknown.is_set() => quote!(_ap::serde::DenyUnknown),
        None => quote!(_ap::serde::IgnoreUnknown),
    }
}

/// Reads the value of one member into its slot.
fn fill(field: &Field<'_>, index: usize) -> TokenStream {
    if !field.is_read() {
        return quote!(_ap::serde::skip_value(&mut __map));
    }
    let slot = slot(index);
    let name = &field.names.deserialize;
    let span = field.ty_span;
    match reader(field, index) {
        Reader::Type => {
            quote_spanned!(span=> _ap::serde::read_slot(&mut #slot, #name, &mut __map))
        }
        Reader::As(codec) => {
            quote_spanned!(span=> _ap::serde::read_slot_as::<_, #codec, __A>(&mut #slot, #name, &mut __map))
        }
        Reader::Function(index) => {
            quote_spanned!(span=> _ap::serde::read_slot_with::<Self, #index, __A>(&mut #slot, #name, &mut __map))
        }
    }
}

/// What reads the value of a field.
enum Reader {
    /// The `Deserialize` of its type.
    Type,
    /// A codec of the runtime.
    As(TokenStream),
    /// The function of the user's for the field with this index.
    Function(usize),
}

fn reader(field: &Field<'_>, index: usize) -> Reader {
    if let Some(codec) = field.attrs.codec.get() {
        return Reader::As(presence::codec(codec));
    }
    if field.attrs.deserialize_with.is_set() {
        return Reader::Function(index);
    }
    match ty::cow_of(field.ty).filter(|_| field.attrs.borrow.is_set()) {
        Some(ty::CowOf::Str) => Reader::As(quote!(_ap::serde::BorrowStr)),
        Some(ty::CowOf::Bytes) => Reader::As(quote!(_ap::serde::BorrowBytes)),
        None => Reader::Type,
    }
}

/// One impl for each function of the user's: a function that is generic over deserializers can't be passed on otherwise.
fn functions(input: &Struct<'_>, generics: &Impl<'_>) -> TokenStream {
    let impls = read(input).filter_map(|(index, field)| {
        let function = field.attrs.deserialize_with.get()?;
        let ty = field.ty;
        let body = quote! {
            type Value = #ty;
            fn read_field<__D: _ap::Deserializer<'de>>(__input: __D) -> _ap::Result<#ty, __D::Error> {
                #function(__input)
            }
        };
        Some(generics.of(&quote!(_ap::serde::ReadField<'de, #index>), &body))
    });
    impls.collect()
}

fn struct_values(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.is_set();
    let mut index = 0;
    let mut out = TokenStream::new();
    for field in &input.fields {
        let ident = field.ident;
        let value = match field.role {
            Role::Container => quote!(__extra),
            Role::Skipped => presence::left_out(field, whole),
            Role::Member => {
                let slot = slot(index);
                index += 1;
                if field.is_read() {
                    presence::from_slot(field, &quote!(#slot), whole)
                } else {
                    presence::left_out(field, whole)
                }
            }
        };
        out.extend(quote!(#ident: #value,));
    }
    out
}
