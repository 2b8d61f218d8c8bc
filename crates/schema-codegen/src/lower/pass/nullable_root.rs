//! A document whose root admits null, beside an object, an enum or a union.

use crate::model::{Assertion, Model, Origin, Pointer, Shape, TypeDef, TypeExpr, TypeId, TypeUse};
use crate::naming::inline;

/// Says of a root that is an alias for a type with a name that `keyword` of the schema refuses null.
pub(in crate::lower) fn refuse_null_at_root(model: &mut Model, keyword: &'static str) {
    let root = model.root;
    if let Shape::Alias(ty) = &mut model.types[root.0].shape
        && matches!(ty.expr, TypeExpr::Named(_))
    {
        ty.constraints.forget_null();
        ty.constraints.asserts.push(Assertion::not_null(keyword));
    }
}

/// Gives the name of the root to a type that takes null, too, so that whoever decodes the root decodes every valid document.
///
/// A named type knows no null: its uses do, and the root has no use that could. Roots that are asked for by name stay as they are,
/// because others refer to them under it.
pub(in crate::lower) fn admit_null_at_root(model: &mut Model, name: String) {
    let root = model.root;
    let def = &mut model.types[root.0];
    if !def.nullable || matches!(def.shape, Shape::Alias(_)) {
        return;
    }
    let alias = TypeDef {
        wire_name: name,
        pointer: Pointer::default(),
        origin: Origin::Root,
        docs: def.docs.clone(),
        nullable: true,
        sensitivity: def.sensitivity,
        shape: Shape::Alias(TypeUse::of(TypeExpr::Named(root), true)),
    };
    if def.wire_name == alias.wire_name {
        def.wire_name = inline::not_null(&alias.wire_name);
    }
    if def.origin == Origin::Root {
        def.origin = Origin::Inline;
    }
    model.root = TypeId(model.types.len());
    model.types.push(alias);
}
