//! The generics of the impls: the type's own, the lifetime of the data, and the bounds.
//!
//! Bounds are inferred as serde infers them, one for each type parameter that a field names, unless `bound = ".."` says otherwise.

mod bounds;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;

use syn::{GenericParam, Generics, Ident, Lifetime, LifetimeParam, Path, WherePredicate};

use self::bounds::{key_bounds, predicates, union_bounds};
use crate::ast::{Role, Struct, Union};
use crate::attr::Borrow;
use crate::ty;

/// Which half of a path the impl is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Read,
    Write,
}

/// Where the bounds of an impl come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounds {
    /// `bound = ".."` where given, inferred elsewhere. For serde's traits, which `bound` speaks of.
    Declared,
    /// `bound = ".."` beside those that are inferred. For the traits of the JSON path: it calls the user's functions and reads keys
    /// through serde, so it needs what `bound` says, and for all other fields its own traits.
    Both,
    /// Always inferred. For other traits.
    Inferred,
}

/// What a type parameter needs.
pub(crate) struct Needs {
    /// When a field of its type is a member.
    pub(crate) member: TokenStream,
    /// When it is itself the type of the container.
    pub(crate) container: TokenStream,
}

impl From<&TokenStream> for Needs {
    /// The same trait in both cases.
    fn from(bound: &TokenStream) -> Self {
        Self {
            member: bound.clone(),
            container: bound.clone(),
        }
    }
}

/// What is around the body of every impl for one type: `impl<..> Trait for Name<..> where ..`.
pub(crate) struct Impl<'a> {
    ident: &'a Ident,
    generics: &'a Generics,
    extended: Generics,
}

impl<'a> Impl<'a> {
    /// With the generics of the type, and no bounds but its own.
    pub(crate) fn new(ident: &'a Ident, generics: &'a Generics) -> Self {
        Self {
            ident,
            generics,
            extended: generics.clone(),
        }
    }

    /// For a trait without a lifetime.
    pub(crate) fn writing(input: &Struct<'a>, needs: impl Into<Needs>, bounds: Bounds) -> Self {
        Self::bounded(input, &needs.into(), bounds, Direction::Write)
    }

    /// For a trait with the lifetime `'de`.
    pub(crate) fn reading(input: &Struct<'a>, needs: impl Into<Needs>, bounds: Bounds) -> Self {
        let mut found = Self::bounded(input, &needs.into(), bounds, Direction::Read);
        add_data_lifetime(&mut found.extended, borrowed_lifetimes(input));
        found
    }

    /// For the JSON path's trait with the lifetime `'de`: whatever the type can borrow, it borrows.
    pub(crate) fn reading_json(input: &Struct<'a>, needs: impl Into<Needs>) -> Self {
        let found = Self::bounded(input, &needs.into(), Bounds::Both, Direction::Read);
        found.borrowing_all()
    }

    /// For a union: each parameter that a variant names needs `needs`, unless `bound = ".."` says what it needs.
    pub(crate) fn of_union(
        input: &Union<'a>,
        needs: &TokenStream,
        declared: Option<&Vec<WherePredicate>>,
    ) -> Self {
        let mut found = Self::new(input.ident, input.generics);
        if !input.generics.params.is_empty() {
            found.add(declared.map_or_else(|| union_bounds(input, needs), Clone::clone));
        }
        found
    }

    /// The same for the JSON path: with `bound = ".."`, too.
    pub(crate) fn and_declared(mut self, declared: Option<&Vec<WherePredicate>>) -> Self {
        self.add(declared.cloned().unwrap_or_default());
        self
    }

    /// The same with further bounds on what the variants of a union name.
    pub(crate) fn and_needing(mut self, input: &Union<'a>, needs: &TokenStream) -> Self {
        self.add(union_bounds(input, needs));
        self
    }

    /// The same with what the JSON path needs of the keys of maps in its variants.
    pub(crate) fn and_keys(mut self, input: &Union<'a>, direction: Direction) -> Self {
        let variants = input.variants.iter().chain(&input.unknown);
        let types: Vec<_> = variants.filter_map(|variant| variant.ty).collect();
        self.add(key_bounds(input.generics, &types, direction));
        self
    }

    fn add(&mut self, predicates: Vec<WherePredicate>) {
        if !predicates.is_empty() {
            let clause = self.extended.make_where_clause();
            clause.predicates.extend(predicates);
        }
    }

    /// The same with `'de`, which every lifetime of the type borrows from.
    pub(crate) fn borrowing_all(mut self) -> Self {
        let lifetimes = self.generics.lifetimes();
        let lifetimes = lifetimes.map(|parameter| parameter.lifetime.clone());
        add_data_lifetime(&mut self.extended, lifetimes.collect());
        self
    }

    /// The same with `'de`, which nothing borrows from.
    pub(crate) fn owning(mut self) -> Self {
        add_data_lifetime(&mut self.extended, BTreeSet::new());
        self
    }

    fn bounded(input: &Struct<'a>, needs: &Needs, bounds: Bounds, direction: Direction) -> Self {
        let mut found = Self::new(input.ident, input.generics);
        // Most types have no parameters, and nothing to infer or to declare a bound for.
        if !input.generics.params.is_empty() {
            found.add(predicates(input, needs, bounds, direction));
        }
        found
    }

    /// The impl of `path` for the type.
    pub(crate) fn of(&self, path: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = self.ident;
        let (parameters, arguments, predicates) = self.split();
        quote!(impl #parameters #path for #ident #arguments #predicates { #body })
    }

    /// `<..>` after `impl`, `<..>` after the name, and the `where` clause.
    pub(crate) fn split(&self) -> (impl ToTokens + '_, impl ToTokens + '_, impl ToTokens + '_) {
        let (parameters, _, predicates) = self.extended.split_for_impl();
        let (_, arguments, _) = self.generics.split_for_impl();
        (parameters, arguments, predicates)
    }
}

/// `'de`, the lifetime of the data.
pub(crate) fn data_lifetime() -> Lifetime {
    Lifetime::new("'de", Span::call_site())
}

/// Adds `'de: 'a + 'b` in front.
pub(crate) fn add_data_lifetime(generics: &mut Generics, borrowed: BTreeSet<Lifetime>) {
    let mut parameter = LifetimeParam::new(data_lifetime());
    parameter.bounds.extend(borrowed);
    generics.params.insert(0, GenericParam::Lifetime(parameter));
}

/// The lifetimes of the type that borrow from the data.
pub(crate) fn borrowed_lifetimes(input: &Struct<'_>) -> BTreeSet<Lifetime> {
    let mut found = BTreeSet::new();
    for field in input
        .fields
        .iter()
        .filter(|field| field.role == Role::Container || field.is_read())
    {
        match field.attrs.borrow.get() {
            Some(Borrow::All) => found.extend(ty::lifetimes(field.ty)),
            Some(Borrow::Named(named)) => found.extend(named.iter().cloned()),
            None => found.extend(ty::implied_borrow(field.ty).cloned()),
        }
    }
    found
}

/// The path of the runtime crate's hidden module.
pub(crate) fn runtime(krate: Option<&Path>) -> TokenStream {
    if let Some(path) = krate {
        quote!(#path::__private)
    } else {
        quote!(::additional_properties::__private)
    }
}
