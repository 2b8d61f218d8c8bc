//! The bounds of an impl: declared, or inferred from the fields that name a type parameter.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Type, WherePredicate, parse_quote};

use super::{Bounds, Direction, Needs};
use crate::ast::{Field, Role, Struct, Union};
use crate::attr::{ByDirection, DefaultValue};
use crate::ty;

/// The bounds for the fields of a struct.
pub(super) fn predicates(
    input: &Struct<'_>,
    needs: &Needs,
    bounds: Bounds,
    direction: Direction,
) -> Vec<WherePredicate> {
    let declared = |bound: &ByDirection<Vec<WherePredicate>>| -> Option<Vec<WherePredicate>> {
        let given = match direction {
            Direction::Read => &bound.deserialize,
            Direction::Write => &bound.serialize,
        };
        given.get().filter(|_| bounds != Bounds::Inferred).cloned()
    };
    let mut found = Vec::new();
    let of_type = declared(&input.attrs.bound);
    let replaces = bounds == Bounds::Declared;
    match of_type {
        Some(given) if replaces => return given,
        Some(given) => found.extend(given),
        None => {}
    }
    for field in &input.fields {
        found.extend(declared(&field.attrs.bound).into_iter().flatten());
    }
    let inferred = |field: &&Field<'_>| !replaces || declared(&field.attrs.bound).is_none();
    for parameter in input.generics.type_params() {
        let named = (input, &parameter.ident);
        found.extend(inferred_bounds(named, needs, direction, inferred));
    }
    found.extend(associated_bounds(input, needs, direction, inferred));
    if bounds == Bounds::Both {
        let types: Vec<_> = input.fields.iter().map(|field| field.ty).collect();
        found.extend(key_bounds(input.generics, &types, direction));
    }
    if direction == Direction::Read {
        found.extend(default_bounds(input));
    }
    found
}

/// What is needed to make values of members that are not there, whatever the bounds of single fields say of reading them. Only `default`
/// without a path, and a skipped field that nothing else gives a value, asks for the trait.
fn default_bounds(input: &Struct<'_>) -> Vec<WherePredicate> {
    let of_all = input.attrs.default.get();
    let asks = |field: &&Field<'_>| match field.attrs.default.get() {
        Some(default) => matches!(default, DefaultValue::Trait),
        None => !field.is_read() && of_all.is_none(),
    };
    let members = || input.fields.iter().filter(|it| it.role != Role::Container);
    let parameters: Vec<_> = input.generics.type_params().map(|it| &it.ident).collect();
    let default = quote!(_ap::Default);
    let named = |parameter: &&&Ident| {
        members()
            .filter(asks)
            .any(|it| ty::mentions(it.ty, parameter))
    };
    let of_parameters = parameters.iter().filter(named);
    let mut found: Vec<_> = of_parameters.map(|it| bounded(it, &default)).collect();
    let associated = members()
        .filter(asks)
        .filter(|it| ty::is_associated(it.ty, &parameters));
    found.extend(associated.map(|field| bounded(&field.ty, &default)));
    if matches!(of_all, Some(DefaultValue::Trait)) {
        found.push(bounded(&quote!(Self), &default));
    }
    found
}

/// Bounds for fields of a type `T::Item`: for that type, not for `T`.
fn associated_bounds<'a>(
    input: &'a Struct<'_>,
    needs: &Needs,
    direction: Direction,
    inferred: impl Fn(&&'a Field<'a>) -> bool,
) -> Vec<WherePredicate> {
    let parameters: Vec<_> = input
        .generics
        .type_params()
        .map(|parameter| &parameter.ident)
        .collect();
    let fields = input.fields.iter().filter(inferred);
    let fields = fields
        .filter(|field| is_converted(field, direction) && ty::is_associated(field.ty, &parameters));
    fields
        .map(|field| bounded(&field.ty, &needs.member))
        .collect()
}

/// Whether the type of the field reads or writes itself.
fn is_converted(field: &Field<'_>, direction: Direction) -> bool {
    match direction {
        Direction::Read => field.is_read() && !field.attrs.deserialize_with.is_set(),
        Direction::Write => field.is_written() && !field.attrs.serialize_with.is_set(),
    }
}

/// The bounds of one parameter that follow from the fields that name it.
fn inferred_bounds<'a>(
    (input, parameter): (&'a Struct<'_>, &Ident),
    needs: &Needs,
    direction: Direction,
    inferred: impl Fn(&&'a Field<'a>) -> bool,
) -> Vec<WherePredicate> {
    let mut found = Vec::new();
    let naming = |field: &&Field<'_>| ty::mentions(field.ty, parameter);
    let fields = || input.fields.iter().filter(&inferred).filter(naming);
    let is_member = |field: &Field<'_>| is_converted(field, direction);
    let is_container = |field: &Field<'_>| field.role == Role::Container;
    let is_bare = |field: &Field<'_>| ty::is_just(field.ty, parameter);
    if fields().any(|field| is_member(field) || is_container(field) && !is_bare(field)) {
        found.push(bounded(parameter, &needs.member));
    }
    if fields().any(|field| is_container(field) && is_bare(field)) {
        found.push(bounded(parameter, &needs.container));
    }
    found
}

/// The bounds of parameters that are keys of maps in these types, for the JSON path: it reads and writes keys through serde.
pub(super) fn key_bounds(
    generics: &Generics,
    types: &[&Type],
    direction: Direction,
) -> Vec<WherePredicate> {
    let bound = match direction {
        Direction::Read => quote!(_ap::Deserialize<'de>),
        Direction::Write => quote!(_ap::Serialize),
    };
    let parameters = generics.type_params().map(|it| &it.ident);
    let keys = parameters.filter(|parameter| types.iter().any(|ty| ty::is_key(ty, parameter)));
    keys.map(|parameter| bounded(parameter, &bound)).collect()
}

/// The bounds of a union that follow from the types of its variants.
pub(super) fn union_bounds(input: &Union<'_>, needs: &TokenStream) -> Vec<WherePredicate> {
    let parameters: Vec<_> = input.generics.type_params().map(|it| &it.ident).collect();
    let variants = input.variants.iter().chain(&input.unknown);
    let types: Vec<_> = variants.filter_map(|variant| variant.ty).collect();
    let named = |parameter: &&&Ident| types.iter().any(|ty| ty::mentions(ty, parameter));
    let of_parameters = parameters.iter().filter(named).map(|it| bounded(it, needs));
    let associated = types.iter().filter(|ty| ty::is_associated(ty, &parameters));
    let of_associated = associated.map(|ty| bounded(ty, needs));
    of_parameters.chain(of_associated).collect()
}

fn bounded(ty: &impl ToTokens, bound: &TokenStream) -> WherePredicate {
    parse_quote!(#ty: #bound)
}
