//! `JsonSchema`: the schema of a type, read off its fields and attributes.
//!
//! What a keyword looks like is decided by the runtime.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident};

use super::{field_info, inspect, presence};
use crate::ast::{Field, OpenEnum, Presence, Struct, Union, unraw};
use crate::attr::{ByDirection, Codec};
use crate::generics::{Bounds, Impl};
use crate::ty;

/// The impl for a struct.
pub(super) fn structure(input: &Struct<'_>) -> TokenStream {
    let name = name(input.ident, &input.attrs.rename, input.generics);
    let members = input
        .members()
        .filter(|field| field.is_written())
        .map(member);
    let rest = match input.container() {
        Some(field) => {
            let ty = field.ty;
            quote!(object.container::<#ty>();)
        }
        None if input.attrs.deny_unknown.is_set() => quote!(object.deny();),
        None => TokenStream::new(),
    };
    let docs = &input.docs;
    // The type's class of data is that of its fields, and each of them states it.
    let body = quote! {
        #name
        fn json_schema(generator: &mut _ap::schema::SchemaGenerator) -> _ap::schema::Schema {
            let mut object = _ap::schema::ObjectSchema::new(generator);
            #(#members)*
            #rest
            object.finish(#docs, _ap::None)
        }
    };
    let path = quote!(_ap::schema::JsonSchema);
    Impl::writing(input, &path, Bounds::Inferred).of(&path, &body)
}

/// The call that adds one member.
fn member(field: &Field<'_>) -> TokenStream {
    let info = field_info::expand(field);
    let docs = &field.docs;
    let required = is_required(field);
    if inspect::is_opaque(field) {
        return quote!(object.foreign(&#info, #required, #docs););
    }
    let ty = presence::slot_type(field);
    let integer = field.attrs.codec.get().is_some_and(Codec::has_integers);
    let method = if integer {
        quote!(integer)
    } else {
        quote!(property)
    };
    quote!(object.#method::<#ty>(&#info, #required, #docs);)
}

/// Whether the member must be there.
fn is_required(field: &Field<'_>) -> bool {
    match field.presence {
        Presence::Required => true,
        Presence::Optional(_) | Presence::Maybe => false,
        Presence::Lenient => {
            !field.attrs.default.is_set() && ty::argument_of(field.ty, "Option").is_none()
        }
    }
}

/// The impl for an open enum.
pub(super) fn open_enum(input: &OpenEnum<'_>) -> TokenStream {
    let name = name(input.ident, &input.attrs.rename, input.generics);
    let meanings = input.variants.iter().map(|variant| &variant.docs);
    let docs = &input.docs;
    let class = field_info::class(input.attrs.sensitive.get());
    let body = quote! {
        #name
        fn json_schema(_: &mut _ap::schema::SchemaGenerator) -> _ap::schema::Schema {
            _ap::schema::open_enum(Self::VALUES, &[#(#meanings),*], #docs, #class)
        }
    };
    Impl::new(input.ident, input.generics).of(&quote!(_ap::schema::JsonSchema), &body)
}

/// The impl for a union.
pub(super) fn union(input: &Union<'_>) -> TokenStream {
    let name = name(input.ident, &input.attrs.rename, input.generics);
    let members = input.variants.iter().map(|variant| {
        let ty = variant.ty;
        quote!(generator.subschema_for::<#ty>())
    });
    let docs = &input.docs;
    let class = field_info::class(input.attrs.sensitive.get());
    let body = quote! {
        #name
        fn json_schema(generator: &mut _ap::schema::SchemaGenerator) -> _ap::schema::Schema {
            let members = [#(#members),*];
            _ap::schema::union(&members, #docs, #class)
        }
    };
    let path = quote!(_ap::schema::JsonSchema);
    Impl::of_union(input, &path, None).of(&path, &body)
}

/// The name in the schema, and the id that keeps types of one name apart.
fn name(ident: &Ident, rename: &ByDirection<String>, generics: &Generics) -> TokenStream {
    let name = rename
        .serialize
        .get()
        .cloned()
        .unwrap_or_else(|| unraw(ident));
    let types = || generics.type_params().map(|parameter| &parameter.ident);
    let names = types().map(|ty| quote!(<#ty as _ap::schema::JsonSchema>::schema_name()));
    let ids = types().map(|ty| quote!(<#ty as _ap::schema::JsonSchema>::schema_id()));
    quote! {
        fn schema_name() -> _ap::schema::Cow<'static, str> {
            _ap::schema::name(#name, &[#(#names),*])
        }
        fn schema_id() -> _ap::schema::Cow<'static, str> {
            let here = _ap::schema::concat!(_ap::schema::module_path!(), "::", #name);
            _ap::schema::name(here, &[#(#ids),*])
        }
    }
}
