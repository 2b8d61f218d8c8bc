//! The type uses of a shape, each with the part of the shape that it is in, and the uses inside of a use.

use crate::model::{Additional, Model, Shape, TypeId, TypeUse};

/// What of a shape uses a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The field at this index.
    Field(usize),
    /// The branch at this index.
    Variant(usize),
    /// The additional members.
    Additional,
    /// All of it, for an alias.
    Whole,
}

/// Every use that stands directly in `shape`, with what uses it.
pub(crate) fn parts_of(shape: &Shape) -> Vec<(Part, &TypeUse)> {
    match shape {
        Shape::Struct(def) => {
            let fields = def.fields.iter().enumerate();
            let fields = fields.map(|(index, field)| (Part::Field(index), &field.ty));
            let typed = match &def.additional {
                Additional::Typed(ty) => Some((Part::Additional, &**ty)),
                Additional::Any | Additional::Deny => None,
            };
            fields.chain(typed).collect()
        }
        Shape::Union(def) => {
            let variants = def.variants.iter().enumerate();
            let variants = variants.map(|(index, variant)| (Part::Variant(index), &variant.ty));
            variants.collect()
        }
        Shape::Alias(ty) => vec![(Part::Whole, ty)],
        Shape::Enum(_) => Vec::new(),
    }
}

/// Every use that stands directly in `shape`.
pub(crate) fn of_shape(shape: &Shape) -> impl Iterator<Item = &TypeUse> {
    parts_of(shape).into_iter().map(|(_, ty)| ty)
}

/// The same, to be changed.
pub(crate) fn of_shape_mut(shape: &mut Shape) -> Vec<&mut TypeUse> {
    match shape {
        Shape::Struct(def) => {
            let fields = def.fields.iter_mut().map(|field| &mut field.ty);
            let typed = match &mut def.additional {
                Additional::Typed(ty) => Some(&mut **ty),
                Additional::Any | Additional::Deny => None,
            };
            fields.chain(typed).collect()
        }
        Shape::Union(def) => def.variants.iter_mut().map(|it| &mut it.ty).collect(),
        Shape::Alias(ty) => vec![ty],
        Shape::Enum(_) => Vec::new(),
    }
}

/// Visits `ty` and every use inside of it.
pub(crate) fn visit<'m>(ty: &'m TypeUse, seen: &mut impl FnMut(&'m TypeUse)) {
    seen(ty);
    for inner in ty.expr.inner() {
        visit(inner, seen);
    }
}

/// Every named type in `shape`.
pub(crate) fn named(shape: &Shape) -> Vec<TypeId> {
    of_shape(shape).flat_map(named_in).collect()
}

/// Per type of `model`: the types that use it, once for each use.
pub(crate) fn users(model: &Model) -> Vec<Vec<TypeId>> {
    let mut users = vec![Vec::new(); model.types.len()];
    for (id, def) in model.iter() {
        for used in named(&def.shape) {
            users[used.0].push(id);
        }
    }
    users
}

/// Every named type in `ty`.
pub(crate) fn named_in(ty: &TypeUse) -> Vec<TypeId> {
    let mut found = Vec::new();
    visit(ty, &mut |ty| found.extend(ty.expr.named()));
    found
}
