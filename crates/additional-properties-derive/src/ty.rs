//! Questions about a type as it is written: is it `Option<T>`, which lifetimes does it name?
//!
//! A macro sees no further than the syntax: for an alias of `Option` the runtime finds out by trait.

use std::collections::BTreeSet;

use syn::{GenericArgument, Ident, Lifetime, PathArguments, PathSegment, Type, TypeParamBound};

/// The type without the invisible groups that `macro_rules!` leaves around a fragment, and without parentheses.
fn ungroup(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// The last segment of the type, if it is a path.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ungroup(ty) {
        Type::Path(ty) => ty.path.segments.last(),
        _ => None,
    }
}

/// What is between `<` and `>` in a segment with this name.
fn arguments<'a>(
    ty: &'a Type,
    name: &str,
) -> Option<impl DoubleEndedIterator<Item = &'a GenericArgument>> {
    let segment = last_segment(ty).filter(|segment| segment.ident == name)?;
    match &segment.arguments {
        PathArguments::AngleBracketed(list) => Some(list.args.iter()),
        _ => None,
    }
}

/// The `T` of a type written as `name<T>`, with any path before it.
pub(crate) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let mut arguments = arguments(ty, name)?;
    match (arguments.next(), arguments.next()) {
        (Some(GenericArgument::Type(argument)), None) => Some(argument),
        _ => None,
    }
}

/// Whether a missing member can be nothing but an error for this type.
///
/// Asking the type itself costs one more instance of its `Deserialize`, so the common types are known here.
pub(crate) fn is_never_absent(ty: &Type) -> bool {
    const KNOWN: &[&str] = &[
        "String",
        "bool",
        "char",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "f32",
        "f64",
        "Vec",
        "HashMap",
        "BTreeMap",
        "HashSet",
        "BTreeSet",
        "DateTime",
        "NaiveDate",
        "NaiveDateTime",
        "Cow",
    ];
    match ungroup(ty) {
        Type::Path(ty) => {
            let segment = ty.path.segments.last();
            segment.is_some_and(|segment| KNOWN.iter().any(|known| segment.ident == known))
        }
        Type::Reference(_) | Type::Array(_) | Type::Tuple(_) => true,
        _ => false,
    }
}

/// The lifetime of `&'a str` or `&'a [u8]`, also in an `Option`, which serde borrows without being asked.
pub(crate) fn implied_borrow(ty: &Type) -> Option<&Lifetime> {
    let ty = argument_of(ty, "Option").unwrap_or(ty);
    match ungroup(ty) {
        Type::Reference(reference) if is_str(&reference.elem) || is_bytes(&reference.elem) => {
            reference.lifetime.as_ref()
        }
        _ => None,
    }
}

fn is_str(ty: &Type) -> bool {
    is_just(ty, "str")
}

/// `[u8]`
fn is_bytes(ty: &Type) -> bool {
    matches!(ungroup(ty), Type::Slice(slice) if is_just(&slice.elem, "u8"))
}

/// What a `Cow` borrows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CowOf {
    Str,
    Bytes,
}

/// Whether the type is `Cow<'_, str>` or `Cow<'_, [u8]>`.
pub(crate) fn cow_of(ty: &Type) -> Option<CowOf> {
    match arguments(ty, "Cow")?.next_back()? {
        GenericArgument::Type(ty) if is_str(ty) => Some(CowOf::Str),
        GenericArgument::Type(ty) if is_bytes(ty) => Some(CowOf::Bytes),
        _ => None,
    }
}

/// Whether the type is this one name and nothing else.
pub(crate) fn is_just<T: ?Sized>(ty: &Type, name: &T) -> bool
where
    Ident: PartialEq<T>,
{
    match ungroup(ty) {
        Type::Path(ty) => {
            ty.qself.is_none() && ty.path.get_ident().is_some_and(|ident| ident == name)
        }
        _ => false,
    }
}

/// Every lifetime that the type names, in a stable order.
pub(crate) fn lifetimes(ty: &Type) -> BTreeSet<Lifetime> {
    let mut found = BTreeSet::new();
    walk(ty, &mut |name| {
        if let Name::Lifetime(lifetime) = name {
            found.insert(lifetime.clone());
        }
    });
    found
}

/// Whether the type names this parameter itself, not only one of its associated types.
pub(crate) fn mentions(ty: &Type, parameter: &Ident) -> bool {
    let mut found = false;
    walk(ty, &mut |name| {
        found |= matches!(name, Name::Path(path) if path.is_ident(parameter));
    });
    found
}

/// Whether a map in the type has this parameter as its key.
pub(crate) fn is_key(ty: &Type, parameter: &Ident) -> bool {
    let mut found = false;
    walk(ty, &mut |name| {
        let Name::Path(path) = name else { return };
        let segment = path.segments.last();
        let map = segment.filter(|segment| segment.ident.to_string().ends_with("Map"));
        if let Some(PathArguments::AngleBracketed(list)) = map.map(|segment| &segment.arguments) {
            let first = list.args.first();
            found |= matches!(first, Some(GenericArgument::Type(ty)) if is_just(ty, parameter));
        }
    });
    found
}

/// Whether the type is `T::Item` of one of these parameters.
pub(crate) fn is_associated(ty: &Type, parameters: &[&Ident]) -> bool {
    match ungroup(ty) {
        Type::Path(ty) if ty.qself.is_none() && ty.path.segments.len() > 1 => {
            let first = &ty.path.segments[0].ident;
            ty.path.leading_colon.is_none() && parameters.contains(&first)
        }
        _ => false,
    }
}

/// A name in a type.
enum Name<'a> {
    Lifetime(&'a Lifetime),
    Path(&'a syn::Path),
}

/// Calls `see` for every name in the type, at any depth; of what a `PhantomData` is about, which has no value, for the lifetimes alone.
fn walk<'a>(ty: &'a Type, see: &mut dyn FnMut(Name<'a>)) {
    match ty {
        Type::Array(ty) => walk(&ty.elem, see),
        Type::Slice(ty) => walk(&ty.elem, see),
        Type::Ptr(ty) => walk(&ty.elem, see),
        Type::Group(ty) => walk(&ty.elem, see),
        Type::Paren(ty) => walk(&ty.elem, see),
        Type::Reference(ty) => {
            if let Some(lifetime) = &ty.lifetime {
                see(Name::Lifetime(lifetime));
            }
            walk(&ty.elem, see);
        }
        Type::Tuple(ty) => ty.elems.iter().for_each(|ty| walk(ty, see)),
        Type::FnPtr(ty) => {
            ty.inputs.iter().for_each(|input| walk(&input.ty, see));
            walk_output(&ty.output, see);
        }
        Type::Path(ty) => {
            if let Some(qself) = &ty.qself {
                walk(&qself.ty, see);
            }
            if last_is_phantom(&ty.path) {
                walk_path(&ty.path, &mut |name| {
                    if let Name::Lifetime(_) = name {
                        see(name);
                    }
                });
            } else {
                walk_path(&ty.path, see);
            }
        }
        Type::TraitObject(ty) => walk_bounds(&ty.bounds, see),
        Type::ImplTrait(ty) => walk_bounds(&ty.bounds, see),
        _ => {}
    }
}

fn last_is_phantom(path: &syn::Path) -> bool {
    let last = path.segments.last();
    last.is_some_and(|segment| segment.ident == "PhantomData")
}

fn walk_path<'a>(path: &'a syn::Path, see: &mut dyn FnMut(Name<'a>)) {
    see(Name::Path(path));
    for segment in &path.segments {
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(list) => {
                for argument in &list.args {
                    match argument {
                        GenericArgument::Lifetime(lifetime) => see(Name::Lifetime(lifetime)),
                        GenericArgument::Type(ty) => walk(ty, see),
                        GenericArgument::AssocType(pair) => walk(&pair.ty, see),
                        _ => {}
                    }
                }
            }
            PathArguments::Parenthesized(function) => {
                function
                    .inputs
                    .iter()
                    .for_each(|input| walk(&input.ty, see));
                walk_output(&function.output, see);
            }
        }
    }
}

fn walk_output<'a>(output: &'a syn::ReturnType, see: &mut dyn FnMut(Name<'a>)) {
    if let syn::ReturnType::Type(_, ty) = output {
        walk(ty, see);
    }
}

fn walk_bounds<'a>(
    bounds: impl IntoIterator<Item = &'a TypeParamBound>,
    see: &mut dyn FnMut(Name<'a>),
) {
    for bound in bounds {
        match bound {
            TypeParamBound::Trait(bound) => walk_path(&bound.path, see),
            TypeParamBound::Lifetime(lifetime) => see(Name::Lifetime(lifetime)),
            _ => {}
        }
    }
}
