//! Where a type is used in another, as the lock writes it: `Pet.tag` for a field, `Pet.size[1]` in a tuple, `Event::Created` for a branch with
//! a tag and `Shape::[2]` for one without.

use super::lock::{FIELD, Item, VARIANT};
use super::types::has_name;
use crate::model::uses::{self, parts_of};
use crate::model::{Model, Shape, TypeExpr, TypeId};

/// One use of a type in another.
#[derive(Clone)]
pub(super) struct Use {
    /// The type around it.
    pub(super) owner: TypeId,
    pub(super) part: Part,
    /// Which item of which tuple in that part, such as `[1]`; empty outside of tuples.
    indices: String,
    /// The type that is used.
    pub(super) target: TypeId,
}

/// The part of a type that uses another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The value of the field at this index, or what is in it.
    Field(usize),
    /// The branch at this index, whose tag names it.
    Tagged(usize),
    /// The branch at this index, which nothing names.
    Branch(usize),
    /// An additional member, or the value of what has no name in Rust.
    Rest,
}

/// Every use of a type in one that has a name.
pub(super) fn uses(model: &Model) -> Vec<Use> {
    let mut found = Vec::new();
    // An alias has no name that a use could be called after; whoever uses it uses what it stands for.
    for (owner, def) in model.iter().filter(|(id, def)| has_name(model, *id, def)) {
        for (part, ty) in parts_of(&def.shape) {
            let part = match (part, &def.shape) {
                (uses::Part::Field(index), _) => Part::Field(index),
                (uses::Part::Variant(index), Shape::Union(union)) => {
                    let has_tag = union.variants[index].name.is_some();
                    let part = if has_tag { Part::Tagged } else { Part::Branch };
                    part(index)
                }
                _ => Part::Rest,
            };
            let mut targets = Vec::new();
            named(&ty.expr, "", &mut targets);
            found.extend(targets.into_iter().map(|(indices, target)| Use {
                owner,
                part,
                indices,
                target,
            }));
        }
    }
    found
}

/// The types in `expr`, in lists, maps and tuples too, each with its indices.
fn named(expr: &TypeExpr, indices: &str, found: &mut Vec<(String, TypeId)>) {
    found.extend(expr.named().map(|id| (indices.to_owned(), id)));
    for (index, inner) in expr.inner().iter().enumerate() {
        match expr {
            TypeExpr::Tuple(_) => named(&inner.expr, &format!("{indices}[{index}]"), found),
            _ => named(&inner.expr, indices, found),
        }
    }
}

impl Use {
    /// What the lock calls the field or variant by: `None` where the part has no name.
    pub(super) fn item(&self, model: &Model) -> Option<Item> {
        match (self.part, &model.type_def(self.owner).shape) {
            (Part::Field(index), Shape::Struct(object)) => {
                Some(Item::Json(object.fields[index].wire_name.clone()))
            }
            (Part::Tagged(index), Shape::Union(union)) => {
                union.variants[index].name.clone().map(Item::Json)
            }
            _ => None,
        }
    }

    /// The use as the lock writes it, in the type called `owner`, in its field or variant called `member`; `None` where that has no name.
    pub(super) fn written(&self, owner: &str, member: Option<&str>) -> Option<String> {
        let part = match self.part {
            Part::Field(_) => format!("{owner}{FIELD}{}", member?),
            Part::Tagged(_) => format!("{owner}{VARIANT}{}", member?),
            Part::Branch(index) => format!("{owner}{VARIANT}[{index}]"),
            Part::Rest => format!("{owner}{FIELD}*"),
        };
        Some(part + &self.indices)
    }

    /// Whether what was used at `written` may be what this uses, though it is not written so any more: it was in another item of a tuple, or
    /// in another branch. Two tags are two branches, whatever else is the same.
    pub(super) fn is_near(&self, written: &str, owner: &str, member: Option<&str>) -> bool {
        let inside = |prefix: &str| written.strip_prefix(owner)?.strip_prefix(prefix);
        match self.part {
            Part::Field(_) => inside(FIELD)
                .zip(member)
                .and_then(|(field, member)| field.strip_prefix(member))
                .is_some_and(|indices| indices.is_empty() || indices.starts_with('[')),
            Part::Tagged(_) => inside(VARIANT).is_some_and(|branch| branch.starts_with('[')),
            Part::Branch(_) => inside(VARIANT).is_some(),
            Part::Rest => inside(FIELD).is_some_and(|rest| rest.starts_with('*')),
        }
    }
}
