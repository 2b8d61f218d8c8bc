//! How the objects nest: a tree from the root of a document. A type that occurs again is a leaf the second time, and the number of nodes is
//! bounded, so that recursion ends and the picture of a very large schema can still be read.

use crate::model::{Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How is_item nodes there are at most.
pub const MAX_NODES: usize = 160;

/// One occurrence of an object.
#[derive(Clone, Debug)]
pub struct Node {
    /// The object.
    pub id: TypeId,
    /// The field that leads to it, `None` for the root and for variants of a union.
    pub via: Option<FieldId>,
    /// It is an item of an array or a value of a map.
    pub is_item: bool,
    /// It may be null.
    pub nullable: bool,
    /// It occurs earlier in the tree, with its children.
    pub repeated: bool,
    /// The objects in it, as indices into the list of nodes.
    pub children: Vec<usize>,
}

/// The nodes, the root first.
#[must_use]
pub fn nodes(plan: &Plan) -> Vec<Node> {
    let root = Node {
        id: plan.model.root,
        via: None,
        is_item: false,
        nullable: false,
        repeated: false,
        children: Vec::new(),
    };
    let mut nodes = vec![root];
    let mut seen = vec![plan.model.root];
    let mut queue = VecDeque::from([0]);
    while let Some(at) = queue.pop_front() {
        for mut child in children(plan, nodes[at].id) {
            if nodes.len() == MAX_NODES {
                return nodes;
            }
            child.repeated = seen.contains(&child.id);
            let index = nodes.len();
            if !child.repeated {
                seen.push(child.id);
                queue.push_back(index);
            }
            nodes.push(child);
            nodes[at].children.push(index);
        }
    }
    nodes
}

fn children(plan: &Plan, id: TypeId) -> Vec<Node> {
    let mut out = Vec::new();
    match &plan.type_def(id).shape {
        Shape::Struct(def) => {
            for (index, field) in def.fields.iter().enumerate() {
                let via = Some(FieldId { owner: id, index });
                out.extend(
                    object(plan, &field.ty)
                        .map(|(id, is_item)| node(id, via, is_item, field.ty.nullable)),
                );
            }
        }
        Shape::Union(def) => {
            for member in &def.variants {
                out.extend(
                    object(plan, &member.ty).map(|(id, is_item)| node(id, None, is_item, false)),
                );
            }
        }
        Shape::Enum(_) | Shape::Alias(_) => {}
    }
    out
}

fn node(id: TypeId, via: Option<FieldId>, is_item: bool, nullable: bool) -> Node {
    Node {
        id,
        via,
        is_item,
        nullable,
        repeated: false,
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
