//! How the objects nest: a tree from each type that a document can begin with. A type that occurs again is a leaf the second time, and the
//! number of nodes is bounded, so that recursion ends and the picture of a very large schema can still be read.

use crate::model::{Additional, Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How many nodes there are at most.
pub const MAX_NODES: usize = 64;

/// The trees.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The nodes; parents come before their children.
    pub nodes: Vec<Node>,
    /// The nodes without a parent, as indices.
    pub roots: Vec<usize>,
}

/// One occurrence of an object.
#[derive(Clone, Debug)]
pub struct Node {
    /// The object.
    pub id: TypeId,
    /// The field that leads to it, `None` for a root, a variant of a union or an additional member.
    pub via: Option<FieldId>,
    /// It is an item of an array or a value of a map.
    pub is_item: bool,
    /// It may be absent.
    pub optional: bool,
    /// It may be null.
    pub nullable: bool,
    /// The objects in it, as indices into the list of nodes; none where the type occurs earlier in the tree.
    pub children: Vec<usize>,
}

impl Outline {
    /// The trees of the types that `entry_points` lists; those of other documents, which are around the schema and not in it, aside.
    #[must_use]
    pub fn new(plan: &Plan, entry_points: &[TypeId]) -> Self {
        let mut outline = Self::default();
        let mut seen = vec![false; plan.model.types.len()];
        let has_objects = |id: &&TypeId| match &plan.type_def(**id).shape {
            Shape::Struct(_) | Shape::Union(_) => true,
            Shape::Alias(ty) => object(plan, ty).is_some(),
            Shape::Enum(_) => false,
        };
        let is_inside =
            |id: &&TypeId| **id == plan.model.root || plan.type_def(**id).pointer.file().is_none();
        let roots = entry_points.iter().filter(is_inside);
        for root in roots.filter(has_objects) {
            outline.grow(plan, *root, &mut seen);
        }
        outline
    }

    fn grow(&mut self, plan: &Plan, root: TypeId, seen: &mut [bool]) {
        if self.nodes.len() == MAX_NODES {
            return;
        }
        let index = self.nodes.len();
        self.roots.push(index);
        self.nodes.push(node(root, None, false));
        seen[root.0] = true;
        let mut queue = VecDeque::from([index]);
        while let Some(parent) = queue.pop_front() {
            for child in children(plan, self.nodes[parent].id) {
                if self.nodes.len() == MAX_NODES {
                    return;
                }
                let index = self.nodes.len();
                if !std::mem::replace(&mut seen[child.id.0], true) {
                    queue.push_back(index);
                }
                self.nodes.push(child);
                self.nodes[parent].children.push(index);
            }
        }
    }
}

fn children(plan: &Plan, id: TypeId) -> Vec<Node> {
    let of = |ty: &TypeUse, via| object(plan, ty).map(|(id, is_item)| node(id, via, is_item));
    match &plan.type_def(id).shape {
        Shape::Struct(def) => {
            let fields = def.fields.iter().enumerate().filter_map(|(index, field)| {
                let via = Some(FieldId { owner: id, index });
                Some(Node {
                    optional: !field.required,
                    nullable: field.ty.nullable,
                    ..of(&field.ty, via)?
                })
            });
            let additional = match &def.additional {
                Additional::Typed(ty) => of(ty, None),
                Additional::Any | Additional::Deny => None,
            };
            let additional = additional.map(|node| Node {
                is_item: true,
                ..node
            });
            fields.chain(additional).collect()
        }
        Shape::Union(def) => {
            let variants = def.variants.iter();
            variants.filter_map(|one| of(&one.ty, None)).collect()
        }
        Shape::Alias(ty) => of(ty, None).into_iter().collect(),
        Shape::Enum(_) => Vec::new(),
    }
}

fn node(id: TypeId, via: Option<FieldId>, is_item: bool) -> Node {
    Node {
        id,
        via,
        is_item,
        optional: false,
        nullable: false,
        children: Vec::new(),
    }
}

/// The object in a type, and whether it is an item of an array or map.
fn object(plan: &Plan, ty: &TypeUse) -> Option<(TypeId, bool)> {
    match &ty.expr {
        TypeExpr::Named(id) => match plan.type_def(*id).shape {
            Shape::Struct(_) | Shape::Union(_) => Some((*id, false)),
            Shape::Enum(_) | Shape::Alias(_) => None,
        },
        TypeExpr::Array(inner) | TypeExpr::Map(inner) => {
            object(plan, inner).map(|(id, _)| (id, true))
        }
        TypeExpr::Tuple(_) | TypeExpr::Scalar(_) | TypeExpr::Const(_) | TypeExpr::Any => None,
    }
}
