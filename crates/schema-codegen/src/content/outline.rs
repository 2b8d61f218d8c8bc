//! How the objects nest: a tree from the root of a document.
//!
//! In: the plan. Out: nodes, each with the field that leads to it. A type that occurs again is a leaf the second time, and the tree is
//! capped, so that recursion and very large schemas end.

use crate::model::{Shape, TypeExpr, TypeId, TypeUse};
use crate::plan::{FieldId, Plan};
use std::collections::VecDeque;

/// How many nodes there are at most.
pub const MOST: usize = 160;

/// One object in one place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The object.
    pub id: TypeId,
    /// The field that leads to it, `None` for the root and for members of a union.
    pub via: Option<FieldId>,
    /// It stands in a list or a map.
    pub many: bool,
    /// Null may stand in its place.
    pub nullable: bool,
    /// It is shown with its members elsewhere.
    pub again: bool,
    /// What it holds, as places in the list of nodes.
    pub children: Vec<usize>,
}

/// The nodes, the root first.
#[must_use]
pub fn nodes(plan: &Plan) -> Vec<Node> {
    let root = Node {
        id: plan.model.root,
        via: None,
        many: false,
        nullable: false,
        again: false,
        children: Vec::new(),
    };
    let mut nodes = vec![root];
    let mut seen = vec![plan.model.root];
    let mut queue = VecDeque::from([0]);
    while let Some(at) = queue.pop_front() {
        for mut child in children(plan, nodes[at].id) {
            if nodes.len() == MOST {
                return nodes;
            }
            child.again = seen.contains(&child.id);
            let place = nodes.len();
            if !child.again {
                seen.push(child.id);
                queue.push_back(place);
            }
            nodes.push(child);
            nodes[at].children.push(place);
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
                        .map(|(id, many)| node(id, via, many, field.ty.nullable)),
                );
            }
        }
        Shape::Union(def) => {
            for member in &def.variants {
                out.extend(object(plan, &member.ty).map(|(id, many)| node(id, None, many, false)));
            }
        }
        Shape::Enum(_) | Shape::Alias(_) => {}
    }
    out
}

fn node(id: TypeId, via: Option<FieldId>, many: bool, nullable: bool) -> Node {
    Node {
        id,
        via,
        many,
        nullable,
        again: false,
        children: Vec::new(),
    }
}

/// The object in a type, and whether there may be many.
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
