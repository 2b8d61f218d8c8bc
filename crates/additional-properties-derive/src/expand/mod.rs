//! Tokens from a valid view; nothing here can fail.
//!
//! One file a trait or path. The expansion calls the runtime crate and holds no logic of its own.

mod de;
mod declared;
mod field_info;
mod inspect;
mod json;
mod json_enum;
mod json_write;
mod open_enum;
mod presence;
mod schemars;
mod ser;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::ast::{OpenEnum, Struct, Union};
use crate::attr::TypeAttrs;
use crate::errors::Errors;
use crate::fallback;
use crate::generics::runtime;
use crate::valid;
use syn::DeriveInput;

/// `#[derive(AdditionalProperties)]`
pub(crate) fn structure(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let view = Struct::read(input, &errors);
    if let Some(view) = &view {
        valid::structure(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, || view.as_ref().map(struct_impls))
}

fn struct_impls(input: &Struct<'_>) -> TokenStream {
    let flags = input.attrs.flags;
    let mut out = declared::expand(input);
    if flags.serde() {
        out.extend(de::expand(input));
        out.extend(ser::expand(input));
    }
    if flags.debug() {
        out.extend(inspect::structure(input));
    }
    if input.attrs.flags.schemars() {
        out.extend(schemars::structure(input));
    }
    if flags.json() {
        out.extend(json::expand(input));
        out.extend(json_write::expand(input));
    }
    out
}

/// `#[derive(OpenEnum)]`
pub(crate) fn open_enum(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let view = OpenEnum::read(input, &errors);
    if let Some(view) = &view {
        valid::open_enum(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, || view.as_ref().map(open_enum_impls))
}

fn open_enum_impls(input: &OpenEnum<'_>) -> TokenStream {
    let mut out = open_enum::expand(input);
    if input.attrs.flags.debug() {
        out.extend(inspect::open_enum(input));
    }
    if input.attrs.flags.schemars() {
        out.extend(schemars::open_enum(input));
    }
    out
}

/// `#[derive(Union)]`
pub(crate) fn union(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let view = Union::read(input, &errors);
    if let Some(view) = &view {
        valid::union(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, || view.as_ref().map(union_impls))
}

fn union_impls(input: &Union<'_>) -> TokenStream {
    let mut out = union::expand(input);
    if input.attrs.flags.debug() {
        out.extend(inspect::union(input));
    }
    if input.attrs.flags.schemars() {
        out.extend(schemars::union(input));
    }
    out
}

/// The impls, or the errors and what stands in for the impls.
fn conclude(
    input: &DeriveInput,
    errors: Errors,
    attrs: Option<&TypeAttrs>,
    impls: impl FnOnce() -> Option<TokenStream>,
) -> TokenStream {
    let krate = attrs.and_then(|attrs| attrs.krate.get());
    match errors.finish() {
        Ok(()) => scope(krate, &impls().unwrap_or_default()),
        Err(error) => {
            let error = error.to_compile_error();
            let flags = attrs.map(|attrs| attrs.flags).unwrap_or_default();
            let impls = scope(krate, &fallback::impls(input, flags));
            quote!(#error #impls)
        }
    }
}

/// Puts impls where the short name `_ap` can't meet a name of the user's.
fn scope(krate: Option<&Path>, impls: &TokenStream) -> TokenStream {
    let runtime = runtime(krate);
    quote! {
        #[automatically_derived]
        const _: () = {
            use #runtime as _ap;
            #impls
        };
    }
}
