//! Where each type is used, and the types that a document begins with.

use super::Target;
use crate::model::TypeId;
use crate::model::uses::{Part, parts_of, visit};
use crate::plan::{FieldId, Plan};
use std::collections::BTreeSet;

/// One use of a type: directly, as an item of an array or as a value of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// By a field.
    Field(FieldId),
    /// By a variant of a union.
    Variant(TypeId, usize),
    /// By the additional members of an object.
    Additional(TypeId),
    /// By a type without a page.
    Scalar(TypeId),
}

impl Use {
    /// The type that uses.
    #[must_use]
    pub fn owner(self) -> TypeId {
        match self {
            Self::Field(field) => field.owner,
            Self::Variant(owner, _) | Self::Additional(owner) | Self::Scalar(owner) => owner,
        }
    }

    /// Where it is documented.
    #[must_use]
    pub fn target(self) -> Target {
        match self {
            Self::Field(field) => Target::Field(field),
            Self::Variant(owner, index) => Target::Variant(owner, index),
            Self::Additional(owner) => Target::Additional(owner),
            Self::Scalar(owner) => Target::Type(owner),
        }
    }

    /// The name of the field or variant, else what it is.
    #[must_use]
    pub fn label(self, plan: &Plan) -> &str {
        match self {
            Self::Field(field) => &plan.field(field).wire_name,
            Self::Variant(owner, index) => plan.names.variants[&(owner, index)].as_str(),
            Self::Additional(_) => "other members",
            Self::Scalar(_) => "its definition",
        }
    }
}

/// The uses of every type, aliases counted too, by the index of the type.
#[must_use]
pub fn all(plan: &Plan) -> Vec<Vec<Use>> {
    let mut uses = vec![BTreeSet::new(); plan.model.types.len()];
    for (owner, def) in plan.model.iter() {
        for (part, ty) in parts_of(&def.shape) {
            let by = match part {
                Part::Field(index) => Use::Field(FieldId { owner, index }),
                Part::Variant(index) => Use::Variant(owner, index),
                Part::Additional => Use::Additional(owner),
                Part::Whole => Use::Scalar(owner),
            };
            visit(ty, &mut |ty| {
                for id in ty.aliases.iter().copied().chain(ty.expr.named()) {
                    uses[id.0].insert(by);
                }
            });
        }
    }
    uses.into_iter()
        .map(|uses| uses.into_iter().collect())
        .collect()
}

/// The types that a document can begin with: the root, then the others that the configuration or the schema names, first those that nothing
/// else uses.
#[must_use]
pub fn entry_points(plan: &Plan, uses: &[Vec<Use>]) -> Vec<TypeId> {
    let is_used = |id: &TypeId| uses[id.0].iter().any(|by| by.owner() != *id);
    let further = plan.model.further_roots.iter().copied();
    let (inside, apart): (Vec<_>, Vec<_>) = further.partition(is_used);
    let root = std::iter::once(plan.model.root);
    root.chain(apart).chain(inside).collect()
}
