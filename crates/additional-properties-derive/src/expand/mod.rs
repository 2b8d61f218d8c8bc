//! Writes the impls of a valid input. Nothing here can fail.
//!
//! The impls call the runtime crate and hold no logic of their own: what they do is ordinary code, tested there.

mod de;
mod declared;
mod field_info;
mod from_json;
mod inspect;
mod name_table;
mod open_enum;
mod presence;
mod schemars;
mod ser;
mod to_json;
mod union;
mod union_info;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

use crate::ast::{OpenEnum, Struct, Union};
use crate::attr::{Constraint, Flags, Kind, TypeAttrs, When};
use crate::errors::Errors;
use crate::generics::runtime;
use crate::{fallback, valid};

/// `#[derive(AdditionalProperties)]`
pub(crate) fn structure(input: &DeriveInput) -> TokenStream {
    derive(
        input,
        Struct::read,
        valid::structure,
        |view| &view.attrs,
        |view, impls| {
            impls.always(declared::expand(view));
            impls.add(Kind::Deserialize, || de::expand(view));
            impls.add(Kind::Serialize, || ser::expand(view));
            impls.add(Kind::FromJson, || from_json::expand(view));
            impls.add(Kind::ToJson, || to_json::expand(view));
            impls.add(Kind::Inspect, || inspect::structure(view));
            impls.add(Kind::Debug, || inspect::debug_structure(view));
            impls.add(Kind::Schemars, || schemars::structure(view));
        },
    )
}

/// `#[derive(OpenEnum)]`
pub(crate) fn open_enum(input: &DeriveInput) -> TokenStream {
    derive(
        input,
        OpenEnum::read,
        valid::open_enum,
        |view| &view.attrs,
        |view, impls| {
            impls.always(open_enum::expand(view));
            let same = open_enum::same_for_all;
            impls.add(Kind::Deserialize, || same(view, "deserialize"));
            impls.add(Kind::Serialize, || same(view, "serialize"));
            impls.add(Kind::FromJson, || open_enum::from_json(view));
            impls.add(Kind::ToJson, || same(view, "to_json"));
            impls.add(Kind::Inspect, || inspect::open_enum(view));
            impls.add(Kind::Debug, || same(view, "debug"));
            impls.add(Kind::Schemars, || schemars::open_enum(view));
        },
    )
}

/// `#[derive(Union)]`
pub(crate) fn union(input: &DeriveInput) -> TokenStream {
    derive(
        input,
        Union::read,
        valid::union,
        |view| &view.attrs,
        |view, impls| {
            impls.add(Kind::Deserialize, || union::deserialize(view));
            impls.add(Kind::Serialize, || union::serialize(view));
            impls.add(Kind::FromJson, || union::from_json(view));
            impls.add(Kind::ToJson, || union::to_json(view));
            impls.add(Kind::Inspect, || inspect::union(view));
            impls.add(Kind::Debug, || inspect::debug_union(view));
            impls.add(Kind::Schemars, || schemars::union(view));
        },
    )
}

/// `constraints!(..)`
pub(crate) fn constraints(found: &[Constraint]) -> TokenStream {
    let (runtime, found) = (runtime(None), found.iter().map(field_info::constraint));
    quote!({ use #runtime as _ap; &[#(#found),*] })
}

/// The impls that `add` makes of what `read` finds and `check` accepts, or the errors and what takes the place of the impls.
fn derive<'a, V>(
    input: &'a DeriveInput,
    read: impl Fn(&'a DeriveInput, &Errors) -> Option<V>,
    check: impl Fn(&V, &Errors),
    attrs: impl Fn(&V) -> &TypeAttrs,
    add: impl Fn(&V, &mut Impls),
) -> TokenStream {
    let errors = Errors::default();
    let view = read(input, &errors);
    if let Some(view) = &view {
        check(view, &errors);
    }
    let attrs = view.as_ref().map(attrs);
    if let Some(attrs) = attrs {
        valid::lifetimes(&input.generics, attrs, &errors);
    }
    let mut impls = Impls::new(attrs.map(|attrs| attrs.flags).unwrap_or_default());
    let error = errors.finish().err().map(|error| error.to_compile_error());
    match &view {
        Some(view) if error.is_none() => add(view, &mut impls),
        _ => fallback::add(input, &mut impls),
    }
    let impls = impls.finish(attrs.and_then(|attrs| attrs.krate.get()));
    quote!(#error #impls)
}

/// The impls of one type, grouped by when they are there.
pub(crate) struct Impls {
    flags: Flags,
    groups: Vec<(When, TokenStream)>,
}

impl Impls {
    fn new(flags: Flags) -> Self {
        Self {
            flags,
            groups: Vec::new(),
        }
    }

    /// Adds impls that no flag asks for.
    pub(crate) fn always(&mut self, impls: TokenStream) {
        self.add_when(When::Always, impls);
    }

    /// Adds impls if a flag asks for them.
    pub(crate) fn add(&mut self, kind: Kind, impls: impl FnOnce() -> TokenStream) {
        let when = self.flags.when(kind);
        if when != When::Never {
            self.add_when(when, impls());
        }
    }

    fn add_when(&mut self, when: When, impls: TokenStream) {
        match self.groups.iter_mut().find(|(other, _)| *other == when) {
            Some((_, group)) => group.extend(impls),
            None => self.groups.push((when, impls)),
        }
    }

    /// Puts the impls where the short name `_ap` of the runtime can't meet a name of the user's. That they name what is deprecated is
    /// no use of it.
    fn finish(self, krate: Option<&Path>) -> TokenStream {
        let runtime = runtime(krate);
        let groups = self.groups.into_iter().map(|(when, impls)| {
            let cfg = when.attribute();
            quote! {
                #cfg
                #[automatically_derived]
                #[allow(deprecated)]
                const _: () = {
                    use #runtime as _ap;
                    #impls
                };
            }
        });
        groups.collect()
    }
}
