//! `FromJson` of a struct: a table of its members, and one `match` that reads them.
//!
//! Everything that is the same for all structs (order, duplicates, missing members, errors) is in the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{name_table, presence};
use crate::ast::{Field, Presence, Role, Struct};
use crate::generics::{Impl, Needs};
use crate::{json, ty};

/// The impl of `FromJson`.
pub(super) fn expand(input: &Struct<'_>) -> TokenStream {
    let needs = Needs {
        member: quote!(_ap::json::FromJson<'de>),
        container: quote!(_ap::json::ReadUnknown<'de>),
    };
    let blank = blank(input);
    let shape = shape(input);
    let steps = steps(input);
    let body = quote! {
        #[inline]
        fn blank() -> Self {
            #blank
        }
        #[inline]
        fn read_json(&mut self, __reader: &mut _ap::json::Reader<'de>) -> _ap::Result<(), _ap::json::Error> {
            let mut __object = _ap::json::ObjectReader::new(&#shape);
            #steps
        }
    };
    let generics = Impl::reading_json(input, needs);
    generics.of(&quote!(_ap::json::FromJson<'de>), &body)
}

/// Reads member after member, each where it will stay, and what no field stands for into the container.
fn steps(input: &Struct<'_>) -> TokenStream {
    let finish = finish(input);
    let arms = input.members().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let read = read(field, input);
        quote!(#index => #read,)
    });
    let unknown = input.container().map(|field| {
        let ident = field.ident;
        let index = Literal::usize_unsuffixed(input.members().count());
        let codec = field.attrs.codec.get().map(presence::codec);
        let read = codec.map_or_else(
            || quote!(ReadUnknown::read_unknown_members),
            |codec| quote!(read_unknown_as::<#codec, _, _>),
        );
        quote!(#index => _ap::json::#read(&mut self.#ident, &mut __object, __reader),)
    });
    if input.members().next().is_none() && input.container().is_none() {
        quote! {
            let _ = __object.next(__reader, _ap::Ok(()));
            #finish
        }
    } else {
        quote! {
            let mut __last = _ap::Ok(());
            loop {
                __last = match __object.next(__reader, __last) {
                    #(#arms)*
                    #unknown
                    _ => return #finish,
                };
            }
        }
    }
}

/// The table of the members.
fn shape(input: &Struct<'_>) -> TokenStream {
    let keys: Vec<_> = input
        .members()
        .map(|field| key(&field.names.deserialize))
        .collect();
    let (names, sorted) = (name_table::expand(&keys), name_table::sorted(&keys));
    let required = required(input);
    let unknown = match (input.container(), input.attrs.deny_unknown.is_set()) {
        (Some(_), _) => quote!(Keep),
        (None, false) => quote!(Ignore),
        (None, true) => quote!(Deny),
    };
    let aliases = aliases(input);
    let (fills, blank_fills) = fills(input);
    let escapes = keys.iter().any(|key| key.contains('\\'));
    quote! {
        _ap::json::Shape {
            keys: &[#(#keys),*],
            names: #names,
            sorted: #sorted,
            aliases: &[#(#aliases),*],
            required: &[#(#required),*],
            fills: &[#(#fills),*],
            blank_fills: #blank_fills,
            unknown: _ap::json::UnknownPolicy::#unknown,
            escapes: #escapes,
        }
    }
}

/// The further names of members, each with the index of its member.
fn aliases(input: &Struct<'_>) -> Vec<TokenStream> {
    let members = input.members().enumerate();
    let aliases = members.flat_map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let aliases = field.names.aliases.iter();
        aliases.map(move |alias| quote!((#alias, #index)))
    });
    aliases.collect()
}

/// What members get that are missing in text of an earlier version, and one bit for each whose field begins with that.
fn fills(input: &Struct<'_>) -> (Vec<TokenStream>, Literal) {
    let (mut fills, mut blank_fills) = (Vec::new(), 0_u64);
    for (index, field) in input.members().enumerate() {
        match field.attrs.fill.get() {
            Some(text) if index < 64 && is_blank(text, field, input) => blank_fills |= 1 << index,
            Some(text) => {
                let index = Literal::usize_unsuffixed(index);
                fills.push(quote!((#index, #text)));
            }
            None => {}
        }
    }
    (fills, Literal::u64_unsuffixed(blank_fills))
}

/// Whether the value that reading starts from is what this text means, so that the text need not be read.
fn is_blank(text: &str, field: &Field<'_>, input: &Struct<'_>) -> bool {
    let container = match text {
        "null" => "Option",
        "[]" => "Vec",
        _ => return false,
    };
    let is_replaced = input.attrs.default.is_set()
        || field.attrs.default.is_set()
        || field.attrs.deserialize_with.is_set();
    !is_replaced && ty::argument_of(field.ty, container).is_some()
}

/// `,"name":`, which is how a member begins in compact JSON.
pub(super) fn key(name: &str) -> String {
    format!(",{}:", json::string(name))
}

/// One word of bits for every 64 members: those that must be there, unless their type says otherwise.
fn required(input: &Struct<'_>) -> Vec<Literal> {
    let fields: Vec<_> = input.members().collect();
    let words = fields.chunks(64).map(|fields| {
        let mut bits = 0_u64;
        for (index, field) in fields.iter().enumerate() {
            if !matches!(need(field, input), Need::No) {
                bits |= 1 << index;
            }
        }
        Literal::u64_unsuffixed(bits)
    });
    words.collect()
}

/// The end of reading, with the members whose types are asked whether they can be missing.
fn finish(input: &Struct<'_>) -> TokenStream {
    let fields: Vec<_> = input.members().collect();
    let mut some = false;
    let words = fields.chunks(64).map(|fields| {
        let mut word = TokenStream::new();
        for (index, field) in fields.iter().enumerate() {
            if matches!(need(field, input), Need::AskType) {
                some = true;
                let (ty, index) = (field.ty, Literal::usize_unsuffixed(index));
                word.extend(
                    quote_spanned!(field.ty_span=> | _ap::json::optional_bit::<#ty>(#index)),
                );
            }
        }
        quote!(0 #word)
    });
    let words: Vec<_> = words.collect();
    if some {
        quote!(__object.finish_with_optional(__reader, &[#(#words),*]))
    } else {
        quote!(__object.finish(__reader))
    }
}

/// Whether a member must be there.
enum Need {
    No,
    Yes,
    AskType,
}

fn need(field: &Field<'_>, input: &Struct<'_>) -> Need {
    if !field.is_read() || field.attrs.default.is_set() {
        return Need::No;
    }
    match field.presence {
        Presence::Optional(_) | Presence::Maybe => Need::No,
        Presence::Required => Need::Yes,
        Presence::Lenient if input.attrs.default.is_set() => Need::No,
        Presence::Lenient
            if field.attrs.deserialize_with.is_set() || ty::is_never_absent(field.ty) =>
        {
            Need::Yes
        }
        Presence::Lenient if ty::argument_of(field.ty, "Option").is_some() => Need::No,
        Presence::Lenient => Need::AskType,
    }
}

/// The value that reading starts from; it already is what a missing member means.
fn blank(input: &Struct<'_>) -> TokenStream {
    let whole = input.attrs.default.get();
    let fields = input.fields.iter().filter_map(|field| {
        let ident = field.ident;
        if field.role == Role::Member && field.is_read() {
            let of_whole = whole.is_some() && matches!(field.presence, Presence::Lenient);
            if of_whole && !field.attrs.default.is_set() {
                return None;
            }
            let value = blank_member(field);
            return Some(quote_spanned!(field.ty_span=> #ident: #value,));
        }
        let value = match field.attrs.default.get() {
            _ if field.role == Role::Container => quote!(_ap::json::ReadUnknown::empty()),
            Some(default) => presence::default_call(default),
            None if whole.is_some() => return None,
            None => quote!(_ap::Default::default()),
        };
        Some(quote!(#ident: #value,))
    });
    let rest = whole.map(|default| {
        let call = presence::default_call(default);
        quote!(..#call)
    });
    quote!(Self { #(#fields)* #rest })
}

fn blank_member(field: &Field<'_>) -> TokenStream {
    if let Some(default) = field.attrs.default.get() {
        return presence::default_call(default);
    }
    if let Presence::Optional(_) = field.presence {
        return quote!(_ap::None);
    }
    match field.attrs.codec.get() {
        Some(codec) => {
            let codec = presence::codec(codec);
            quote!(<#codec as _ap::codec::Codec<_>>::blank())
        }
        None if field.attrs.deserialize_with.is_set() => {
            let span = field.ty_span;
            quote_spanned!(span=> _ap::json::StartValue::start_value())
        }
        None => quote!(_ap::json::FromJson::blank()),
    }
}

/// Reads the value of one member where it will stay, or in a packed struct beside it: a field there need not be aligned.
fn read(field: &Field<'_>, input: &Struct<'_>) -> TokenStream {
    let ident = field.ident;
    if !field.is_read() {
        return quote!(_ap::json::skip_value(__reader));
    }
    if input.attrs.packed {
        let read = read_into(&quote!(__field), field, input);
        return quote!({ let mut __field = self.#ident; let __read = #read; self.#ident = __field; __read });
    }
    read_into(&quote!(self.#ident), field, input)
}

fn read_into(place: &TokenStream, field: &Field<'_>, input: &Struct<'_>) -> TokenStream {
    let span = field.ty_span;
    if let Some(function) = field.attrs.deserialize_with.get() {
        return quote_spanned!(span=> _ap::json::read_with(&mut #place, __reader, |__input| #function(__input)));
    }
    let optional = matches!(field.presence, Presence::Optional(_));
    if let Some(codec) = field.attrs.codec.get() {
        let codec = presence::codec(codec);
        return if optional {
            quote_spanned!(span=> _ap::json::read_optional_as::<#codec, _>(&mut #place, __reader))
        } else {
            quote_spanned!(span=> <#codec as _ap::codec::Codec<_>>::read_json(&mut #place, __reader))
        };
    }
    let blank = !field.attrs.default.is_set() && !input.attrs.default.is_set();
    if optional {
        quote_spanned!(span=> _ap::json::read_optional(&mut #place, __reader))
    } else if blank {
        quote_spanned!(span=> _ap::json::FromJson::read_json(&mut #place, __reader))
    } else {
        quote_spanned!(span=> _ap::json::read_replacing(&mut #place, __reader))
    }
}
