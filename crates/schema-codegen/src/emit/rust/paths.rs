//! Every name that generated code borrows from elsewhere, in one place.
//!
//! In: the plan. Out: tokens for a path, and the `use` lines that make short paths work.
//! A short name is used where no type of the schema has the same name; otherwise the absolute path. So the code reads like code a
//! person wrote, and a schema that calls a type `Option` still compiles. No other module spells a path to the runtime.

use crate::model::TypeId;
use crate::plan::{Ident, Plan};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A name from outside the generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    Option,
    Vec,
    Box,
    String,
    Into,
    Bool,
    I64,
    F64,
    Value,
    DateTime,
    FixedOffset,
    NaiveDate,
    Cow,
    RawJsonRef,
    AdditionalProperties,
    Maybe,
    UnknownValue,
    OpenEnum,
    Union,
}

impl Outside {
    /// The crate and the path in it; no crate for what the prelude or the language brings.
    const fn home(self) -> (Option<&'static str>, &'static str) {
        match self {
            Self::Option => (None, "core::option::Option"),
            Self::Vec => (None, "std::vec::Vec"),
            Self::Box => (None, "std::boxed::Box"),
            Self::String => (None, "std::string::String"),
            Self::Into => (None, "core::convert::Into"),
            Self::Bool => (None, "core::primitive::bool"),
            Self::I64 => (None, "core::primitive::i64"),
            Self::F64 => (None, "core::primitive::f64"),
            Self::Cow => (Some("std"), "borrow::Cow"),
            Self::RawJsonRef => (Some("additional_properties"), "json::RawJsonRef"),
            Self::Value => (Some("serde_json"), "Value"),
            Self::DateTime => (Some("chrono"), "DateTime"),
            Self::FixedOffset => (Some("chrono"), "FixedOffset"),
            Self::NaiveDate => (Some("chrono"), "NaiveDate"),
            Self::AdditionalProperties => (Some("additional_properties"), "AdditionalProperties"),
            Self::Maybe => (Some("additional_properties"), "Maybe"),
            Self::UnknownValue => (Some("additional_properties"), "UnknownValue"),
            Self::OpenEnum => (Some("additional_properties"), "OpenEnum"),
            Self::Union => (Some("additional_properties"), "Union"),
        }
    }

    fn short(self) -> &'static str {
        let path = self.home().1;
        path.rsplit("::").next().unwrap_or(path)
    }
}

/// The paths of one file: which short names are free in it, and which were used.
#[derive(Debug)]
pub(super) struct Paths<'p> {
    plan: &'p Plan,
    /// The module that the file is, or none for a file beside the modules.
    module: Option<&'p Ident>,
    /// Which types borrow from the text they are read from; nothing in a file of owned types.
    borrowing: Option<&'p [bool]>,
    taken: BTreeSet<&'p str>,
    outside: RefCell<BTreeMap<&'static str, BTreeSet<&'static str>>>,
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
            borrowing: None,
            taken,
            outside: RefCell::default(),
            siblings: RefCell::default(),
        }
    }

    /// The paths of the file of borrowed twins.
    pub(super) fn borrowed(plan: &'p Plan, borrowing: &'p [bool]) -> Self {
        Self {
            borrowing: Some(borrowing),
            ..Self::new(plan, None)
        }
    }

    /// True in the file of borrowed twins.
    pub(super) fn are_borrowed(&self) -> bool {
        self.borrowing.is_some()
    }

    /// The lifetime of a type that borrows.
    pub(super) fn lifetime(&self, id: TypeId) -> Option<TokenStream> {
        let borrows = self.borrowing.is_some_and(|borrowing| borrowing[id.0]);
        borrows.then(|| quote!(<'a>))
    }

    /// The type of a text.
    pub(super) fn text(&self) -> TokenStream {
        if self.are_borrowed() {
            let cow = self.outside(Outside::Cow);
            quote!(#cow<'a, str>)
        } else {
            self.outside(Outside::String)
        }
    }

    /// The type of any JSON value.
    pub(super) fn json(&self) -> TokenStream {
        if self.are_borrowed() {
            let raw = self.outside(Outside::RawJsonRef);
            quote!(#raw<'a>)
        } else {
            self.outside(Outside::Value)
        }
    }

    /// A name from outside.
    pub(super) fn outside(&self, name: Outside) -> TokenStream {
        let (home, path) = name.home();
        let short = name.short();
        if self.taken.contains(short) {
            let segments = home
                .into_iter()
                .chain(path.split("::"))
                .map(|segment| format_ident!("{segment}"));
            return quote!(#(::#segments)*);
        }
        if let Some(home) = home {
            self.outside
                .borrow_mut()
                .entry(home)
                .or_default()
                .insert(path);
        }
        let ident = format_ident!("{short}");
        quote!(#ident)
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
        let outside = self.outside.borrow();
        let outside = outside.iter().map(|(home, paths)| {
            let root = self.root(home);
            let paths = paths.iter().map(|path| {
                let segments = path.split("::").map(|segment| format_ident!("{segment}"));
                quote!(#(#segments)::*)
            });
            use_line(&root, &paths.collect::<Vec<_>>())
        });
        let siblings = self.siblings.borrow();
        let siblings: Vec<_> = siblings.iter().map(|name| raw(name)).collect();
        let siblings = (!siblings.is_empty()).then(|| use_line(&quote!(super), &siblings));
        quote!(#(#outside)* #siblings)
    }

    /// The name of a crate; absolute where a type or module of the schema has the same name.
    fn root(&self, home: &str) -> TokenStream {
        let ident = format_ident!("{home}");
        let shadowed = self
            .plan
            .options
            .modules
            .iter()
            .any(|(module, _)| module.as_str() == home);
        if shadowed || self.taken.contains(home) {
            quote!(::#ident)
        } else {
            quote!(#ident)
        }
    }
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

/// A name without the mark of a raw identifier, for making another name of it.
pub(super) fn bare(name: &Ident) -> &str {
    name.as_str().strip_prefix("r#").unwrap_or(name.as_str())
}
