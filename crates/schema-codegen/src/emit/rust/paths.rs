//! Paths as one file of generated code spells them, and the `use` lines that make short paths work.
//!
//! A short name is used where no type of the schema has the same name; otherwise the absolute path. So the code reads like code a
//! person wrote, and a schema that calls a type `Option` still compiles.

use super::features;
use crate::model::TypeId;
use crate::plan::{Ident, Plan};
use crate::rust_types::{External, RustType};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The paths of one file: which short names are free in it, and which were used.
#[derive(Debug)]
pub(super) struct Paths<'p> {
    plan: &'p Plan,
    /// The module that the file is, or none for a file beside the modules.
    module: Option<&'p Ident>,
    /// True in the file of borrowed types.
    borrowed: bool,
    /// The cargo features that the file is behind as a whole.
    features: BTreeSet<&'p Ident>,
    taken: BTreeSet<&'p str>,
    external: RefCell<BTreeMap<&'static str, BTreeSet<&'static str>>>,
    siblings: RefCell<BTreeSet<&'p str>>,
}

impl<'p> Paths<'p> {
    /// The paths of the file that holds `module`.
    pub(super) fn new(plan: &'p Plan, module: Option<&'p Ident>) -> Self {
        let taken = plan
            .names
            .types
            .iter()
            .map(|name| name.ident.as_str())
            .collect();
        Self {
            plan,
            module,
            borrowed: false,
            features: features::of_file(plan, module),
            taken,
            external: RefCell::default(),
            siblings: RefCell::default(),
        }
    }

    /// The paths of the file of borrowed types.
    pub(super) fn borrowed(plan: &'p Plan) -> Self {
        Self {
            borrowed: true,
            ..Self::new(plan, None)
        }
    }

    /// True when what belongs to the type `id` is in this file.
    pub(super) fn are_of(&self, id: TypeId) -> bool {
        self.module.is_none() || self.plan.type_name(id).module.as_ref() == self.module
    }

    /// The cargo features that the file is behind as a whole, where modules have features.
    pub(super) fn features(&self) -> &BTreeSet<&'p Ident> {
        &self.features
    }

    /// True in the file of borrowed types.
    pub(super) fn are_borrowed(&self) -> bool {
        self.borrowed
    }

    /// The lifetime of a type that borrows.
    pub(super) fn lifetime(&self, id: TypeId) -> Option<TokenStream> {
        (self.borrowed && self.plan.rust.types[id.0].borrows).then(|| quote!(<'a>))
    }

    /// A type of the Rust side.
    pub(super) fn ty(&self, ty: &RustType) -> TokenStream {
        self.ty_that(self.borrowed, ty)
    }

    /// The type that borrows, or the owned one.
    fn ty_that(&self, borrows: bool, ty: &RustType) -> TokenStream {
        let generic = |name, inner| {
            let (name, inner) = (self.external(name), self.ty_that(borrows, inner));
            quote!(#name<#inner>)
        };
        let owned = |name| match name {
            External::String if borrows => {
                let cow = self.external(External::Cow);
                quote!(#cow<'a, str>)
            }
            External::RawJson | External::Value if borrows => {
                let raw = self.external(External::RawJsonRef);
                quote!(#raw<'a>)
            }
            name => self.external(name),
        };
        match ty {
            RustType::Unit => quote!(()),
            RustType::Bool => self.external(External::Bool),
            RustType::I64 => self.external(External::I64),
            RustType::U64 => self.external(External::U64),
            RustType::I128 => self.external(External::I128),
            RustType::U128 => self.external(External::U128),
            RustType::F64 => self.external(External::F64),
            RustType::String => owned(External::String),
            RustType::Json => owned(External::RawJson),
            RustType::Value => owned(External::Value),
            RustType::DateTime => {
                let (time, offset) = (External::DateTime, External::FixedOffset);
                let (time, offset) = (self.external(time), self.external(offset));
                quote!(#time<#offset>)
            }
            RustType::Date => self.external(External::NaiveDate),
            RustType::Named(id) if !borrows && self.lifetime(*id).is_some() => {
                let name = ident(&self.plan.type_name(*id).ident);
                quote!(super::#name)
            }
            RustType::Named(id) => self.local(*id),
            RustType::Option(inner) => generic(External::Option, inner),
            RustType::Maybe(inner) => generic(External::Maybe, inner),
            RustType::Box(inner) => generic(External::Box, inner),
            RustType::Vec(inner) => generic(External::Vec, inner),
            RustType::Map(inner) => generic(External::AdditionalProperties, inner),
            RustType::Tuple(items) => {
                // A codec reads owned values.
                let borrows = borrows && !ty.has_codec();
                let items = items.iter().map(|item| self.ty_that(borrows, item));
                quote!((#(#items,)*))
            }
        }
    }

    /// A name from outside the generated code.
    pub(super) fn external(&self, name: External) -> TokenStream {
        let (krate, path) = name.crate_and_path();
        let short = name.name();
        if self.taken.contains(short) {
            return Self::written_out(name);
        }
        if let Some(krate) = krate {
            self.external
                .borrow_mut()
                .entry(krate)
                .or_default()
                .insert(path);
        }
        let ident = format_ident!("{short}");
        quote!(#ident)
    }

    /// The same without an import.
    pub(super) fn written_out(name: External) -> TokenStream {
        let (krate, path) = name.crate_and_path();
        let segments = krate.into_iter().chain(path.split("::"));
        let segments = segments.map(|segment| format_ident!("{segment}"));
        quote!(#(::#segments)*)
    }

    /// A type of the schema.
    pub(super) fn local(&self, id: TypeId) -> TokenStream {
        let name = self.plan.type_name(id);
        let lifetime = self.lifetime(id);
        let here = if self.are_borrowed() {
            lifetime.is_some()
        } else {
            name.module.is_none() || name.module.as_ref() == self.module
        };
        if !here {
            self.siblings.borrow_mut().insert(name.ident.as_str());
        }
        let ident = ident(&name.ident);
        quote!(#ident #lifetime)
    }

    /// The `use` lines for everything that was asked for so far.
    pub(super) fn imports(&self) -> TokenStream {
        let external = self.external.borrow();
        let external = external.iter().map(|(krate, paths)| {
            let root = self.root(krate);
            let paths = paths.iter().map(|path| {
                let segments = path.split("::").map(|segment| format_ident!("{segment}"));
                quote!(#(#segments)::*)
            });
            use_line(&root, &paths.collect::<Vec<_>>())
        });
        let siblings = self.siblings.borrow();
        // A file beside the modules is about all of their types, so it takes all; and which of them there are depends on features.
        let module = self.module.filter(|_| !self.plan.options.module_features);
        let siblings = match (module, siblings.is_empty()) {
            (_, true) => None,
            (None, false) => Some(quote!(
                use super::*;
            )),
            (Some(_), false) => {
                let names: Vec<_> = siblings.iter().map(|name| raw(name)).collect();
                Some(use_line(&quote!(super), &names))
            }
        };
        quote!(#(#external)* #siblings)
    }

    /// The name of a crate; absolute where a type or module of the schema has the same name.
    fn root(&self, krate: &str) -> TokenStream {
        let ident = format_ident!("{krate}");
        let shadowed = self
            .plan
            .options
            .modules
            .iter()
            .any(|(module, _)| module.as_str() == krate);
        if shadowed || self.taken.contains(krate) {
            quote!(::#ident)
        } else {
            quote!(#ident)
        }
    }
}

/// The Rust path that the configuration spells as `path`.
pub(super) fn segments(path: &str) -> TokenStream {
    let segments = path.split("::").map(|segment| format_ident!("{segment}"));
    quote!(#(#segments)::*)
}

fn use_line(root: &TokenStream, names: &[TokenStream]) -> TokenStream {
    match names {
        [name] => quote!(use #root::#name;),
        names => quote!(use #root::{#(#names),*};),
    }
}

/// A name of the plan as it stands in Rust source.
pub(super) fn ident(name: &Ident) -> TokenStream {
    raw(name.as_str())
}

fn raw(name: &str) -> TokenStream {
    let ident = match name.strip_prefix("r#") {
        Some(bare) => proc_macro2::Ident::new_raw(bare, proc_macro2::Span::call_site()),
        None => proc_macro2::Ident::new(name, proc_macro2::Span::call_site()),
    };
    quote!(#ident)
}
