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
    let errors = Errors::default();
    let view = Struct::read(input, &errors);
    if let Some(view) = &view {
        valid::structure(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, |impls| {
        let Some(view) = &view else { return };
        impls.always(declared::expand(view));
        impls.add(Kind::Deserialize, || de::expand(view));
        impls.add(Kind::Serialize, || ser::expand(view));
        impls.add(Kind::FromJson, || from_json::expand(view));
        impls.add(Kind::ToJson, || to_json::expand(view));
        impls.add(Kind::Inspect, || inspect::structure(view));
        impls.add(Kind::Debug, || inspect::debug_structure(view));
        impls.add(Kind::Schemars, || schemars::structure(view));
    })
}

/// `constraints!(..)`
pub(crate) fn constraints(found: &[Constraint]) -> TokenStream {
    let (runtime, found) = (runtime(None), found.iter().map(field_info::constraint));
    quote!({ use #runtime as _ap; &[#(#found),*] })
}

/// `#[derive(OpenEnum)]`
pub(crate) fn open_enum(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let view = OpenEnum::read(input, &errors);
    if let Some(view) = &view {
        valid::open_enum(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, |impls| {
        let Some(view) = &view else { return };
        impls.always(open_enum::expand(view));
        let same = open_enum::same_for_all;
        impls.add(Kind::Deserialize, || same(view, "deserialize"));
        impls.add(Kind::Serialize, || same(view, "serialize"));
        impls.add(Kind::FromJson, || open_enum::from_json(view));
        impls.add(Kind::ToJson, || same(view, "to_json"));
        impls.add(Kind::Inspect, || inspect::open_enum(view));
        impls.add(Kind::Debug, || same(view, "debug"));
        impls.add(Kind::Schemars, || schemars::open_enum(view));
    })
}

/// `#[derive(Union)]`
pub(crate) fn union(input: &DeriveInput) -> TokenStream {
    let errors = Errors::default();
    let view = Union::read(input, &errors);
    if let Some(view) = &view {
        valid::union(view, &errors);
    }
    let attrs = view.as_ref().map(|view| &view.attrs);
    conclude(input, errors, attrs, |impls| {
        let Some(view) = &view else { return };
        impls.add(Kind::Deserialize, || union::deserialize(view));
        impls.add(Kind::Serialize, || union::serialize(view));
        impls.add(Kind::FromJson, || union::from_json(view));
        impls.add(Kind::ToJson, || union::to_json(view));
        impls.add(Kind::Inspect, || inspect::union(view));
        impls.add(Kind::Debug, || inspect::debug(view.ident, view.generics));
        impls.add(Kind::Schemars, || schemars::union(view));
    })
}

/// The impls, or the errors and what takes the place of the impls.
fn conclude(
    input: &DeriveInput,
    errors: Errors,
    attrs: Option<&TypeAttrs>,
    add: impl FnOnce(&mut Impls),
) -> TokenStream {
    let mut impls = Impls::new(attrs.map(|attrs| attrs.flags).unwrap_or_default());
    let error = match errors.finish() {
        Ok(()) => {
            add(&mut impls);
            None
        }
        Err(error) => {
            fallback::add(input, &mut impls);
            Some(error.to_compile_error())
        }
    };
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

    /// Puts the impls where the short name `_ap` of the runtime can't meet a name of the user's.
    fn finish(self, krate: Option<&Path>) -> TokenStream {
        let runtime = runtime(krate);
        let groups = self.groups.into_iter().map(|(when, impls)| {
            let cfg = when.attribute();
            quote! {
                #cfg
                #[automatically_derived]
                const _: () = {
                    use #runtime as _ap;
                    #impls
                };
            }
        });
        groups.collect()
    }
}
