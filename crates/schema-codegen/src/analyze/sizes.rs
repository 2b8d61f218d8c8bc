//! About how large a type is in memory: a value is moved over the stack, several times for each type around it.

use crate::model::{
    FieldId, IntegerType, Model, Scalar, Shape, StringFormat, TypeExpr, TypeId, TypeUse,
};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How large a type may become, in bytes, before its largest members are boxed.
const LIMIT: usize = 8192;

/// A pointer, or the discriminant of an enum.
const WORD: usize = 8;

/// The members that a struct does not declare.
const CONTAINER: usize = 8 * WORD;

/// The size of each type that was measured.
pub(super) struct Sizes<'m> {
    model: &'m Model,
    sizes: Vec<usize>,
}

impl<'m> Sizes<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        Self {
            model,
            sizes: vec![0; model.types.len()],
        }
    }

    /// Measures `id`, after all that it holds in itself and that is not `boxed`; adds what has to be boxed in it.
    pub(super) fn measure(&mut self, id: TypeId, boxed: &mut BTreeSet<FieldId>) {
        let field = |index| FieldId { owner: id, index };
        self.sizes[id.0] = match &self.model.type_def(id).shape {
            Shape::Struct(def) => {
                let uses = def.fields.iter().map(|field| &field.ty).enumerate();
                let mut members: Vec<(usize, usize)> = uses
                    .map(|(index, ty)| (self.of_member(ty, boxed.contains(&field(index))), index))
                    .collect();
                let mut whole = members.iter().map(|(size, _)| size).sum::<usize>() + CONTAINER;
                members.sort_by_key(|(size, index)| (Reverse(*size), *index));
                for (size, index) in members {
                    if whole > LIMIT && named(&def.fields[index].ty) && size > 2 * WORD {
                        boxed.insert(field(index));
                        whole -= size - WORD;
                    }
                }
                whole
            }
            Shape::Union(def) => {
                let mut largest = 0;
                for (index, variant) in def.variants.iter().enumerate() {
                    let size = self.of_member(&variant.ty, boxed.contains(&field(index)));
                    if size > LIMIT && named(&variant.ty) {
                        boxed.insert(field(index));
                    } else {
                        largest = largest.max(size);
                    }
                }
                largest + WORD
            }
            Shape::Enum(_) => 3 * WORD,
            Shape::Alias(ty) => self.of_use(ty),
        };
    }

    fn of_member(&self, ty: &TypeUse, is_boxed: bool) -> usize {
        if is_boxed { WORD } else { self.of_use(ty) }
    }

    fn of_use(&self, ty: &TypeUse) -> usize {
        match &ty.expr {
            TypeExpr::Named(id) => self.sizes[id.0] + WORD,
            TypeExpr::Tuple(items) => items.iter().map(|item| self.of_use(item)).sum(),
            TypeExpr::Map(_) => CONTAINER,
            TypeExpr::Array(_) => 3 * WORD,
            TypeExpr::Const(_) | TypeExpr::Any => 4 * WORD,
            TypeExpr::Scalar(scalar) => match scalar {
                Scalar::Boolean | Scalar::Null => 1,
                Scalar::Integer(IntegerType::I64 | IntegerType::U64) | Scalar::Number(_) => {
                    2 * WORD
                }
                Scalar::Integer(_) => 4 * WORD,
                Scalar::String(StringFormat::DateTime | StringFormat::Date) => 2 * WORD,
                Scalar::String(_) => 3 * WORD,
            },
        }
    }
}

/// Whether a value of the type may be boxed: it has a type of its own.
fn named(ty: &TypeUse) -> bool {
    matches!(ty.expr, TypeExpr::Named(_))
}
