//! Unions whose `Debug` would show what is sensitive: nothing tells their variants apart, or a sensitive tag does.
//!
//! A value may have been taken for the wrong variant, whose fields need not be sensitive; and the name of a variant is the value of the tag.
//! So such a union has a class of its own, and so has each field that holds one, whatever the schema says of the field.

use crate::model::{
    DecidedBy, Model, Sensitivity, Shape, Tag, TypeExpr, TypeUse, UnionDef, sensitivity,
};

/// Raises the classes of such unions, and of the fields that hold one.
pub(in crate::lower) fn hide_telling_unions(model: &mut Model) {
    let inside = sensitivity::classes_inside(model);
    let own = model.types.iter().zip(inside).map(|(def, inside)| {
        let Shape::Union(union) = &def.shape else {
            return Sensitivity::None;
        };
        match &union.decided_by {
            DecidedBy::BestMatch(_) => inside.last().copied().unwrap_or_default(),
            DecidedBy::Tag(tag) => class_of_tag(model, union, tag),
            DecidedBy::JsonType | DecidedBy::Members(_) => Sensitivity::None,
        }
    });
    let own: Vec<Sensitivity> = own.collect();
    let mut hidden = own.clone();
    for ((def, own), hidden) in model.types.iter_mut().zip(own).zip(&mut hidden) {
        def.sensitivity = def.sensitivity.max(own);
        // The class of a union that shows nothing by its variant is up to the fields that hold it.
        *hidden = if own.is_sensitive() {
            def.sensitivity
        } else {
            own
        };
    }
    let hidden = sensitivity::of_values(model, hidden);
    for def in &mut model.types {
        let Shape::Struct(object) = &mut def.shape else {
            continue;
        };
        for field in &mut object.fields {
            let inside = sensitivity::of_use(&field.ty, &hidden);
            field.sensitivity = field.sensitivity.max(inside);
        }
    }
}

/// The highest class of the member that is the tag, in any variant.
fn class_of_tag(model: &Model, union: &UnionDef, tag: &Tag) -> Sensitivity {
    let variants = union.variants.iter();
    let classes = variants.map(|variant| class_of_member(model, &variant.ty, &tag.path));
    classes.max().unwrap_or_default()
}

fn class_of_member(model: &Model, ty: &TypeUse, path: &[String]) -> Sensitivity {
    let (TypeExpr::Named(id), [name, inside @ ..]) = (&ty.expr, path) else {
        return Sensitivity::None;
    };
    let Shape::Struct(object) = &model.type_def(*id).shape else {
        return Sensitivity::None;
    };
    let mut fields = object.fields.iter();
    let field = fields.find(|field| field.wire_name == *name);
    field.map_or(Sensitivity::None, |field| {
        field
            .sensitivity
            .max(class_of_member(model, &field.ty, inside))
    })
}
