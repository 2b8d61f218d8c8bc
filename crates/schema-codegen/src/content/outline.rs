//! How the objects nest: a tree from each type that a document can begin with. A type that occurs again is a leaf the second time, and the
//! number of nodes is bounded, so that recursion ends and the picture of a very large schema can still be read.

use crate::model::uses::{Part, parts_of};
use crate::model::{Shape, TypeExpr, TypeId, TypeUse};
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
    /// The arrays and maps around it, the outermost first.
    pub holders: Vec<Holder>,
    /// It may be absent.
    pub optional: bool,
    /// It may be null; in an array or map, that may be.
    pub nullable: bool,
    /// It is in an array or map, and may be null there.
    pub null_inside: bool,
    /// The objects in it, as indices into the list of nodes; none where the type occurs earlier in the tree.
    pub children: Vec<usize>,
}

/// What is between a field and an object in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// An array with one type of item.
    List,
    /// An object with any names.
    Map,
    /// An array of a fixed length, and the index in it.
    Tuple(usize),
}

impl Node {
    /// What is around the object, in words: `a map of lists`. `None` where nothing is.
    #[must_use]
    pub fn holders(&self) -> Option<String> {
        let mut words = String::new();
        let mut before = None;
        for holder in &self.holders {
            let (start, ending) = match before {
                None => ("a ", ""),
                Some(Holder::Tuple(_)) => (", a ", ""),
                Some(Holder::List | Holder::Map) => (" of ", "s"),
            };
            let word = match holder {
                Holder::List => format!("list{ending}"),
                Holder::Map => format!("map{ending}"),
                Holder::Tuple(index) => format!("tuple{ending}, item {index}"),
            };
            words = format!("{words}{start}{word}");
            before = Some(*holder);
        }
        (!words.is_empty()).then_some(words)
    }
}

impl Outline {
    /// The trees of the types that `entry_points` lists; those of other documents, which are around the schema and not in it, aside.
    #[must_use]
    pub fn new(plan: &Plan, entry_points: &[TypeId]) -> Self {
        let mut outline = Self::default();
        let mut seen = vec![false; plan.model.types.len()];
        let has_objects = |id: &&TypeId| match &plan.type_def(**id).shape {
            Shape::Struct(_) | Shape::Union(_) => true,
            Shape::Alias(ty) => !objects(plan, ty).is_empty(),
            Shape::Enum(_) => false,
        };
        let is_inside =
            |id: &&TypeId| **id == plan.model.root || plan.type_def(**id).pointer.file().is_none();
        let roots = entry_points.iter().filter(is_inside);
        for root in roots.filter(has_objects) {
            // One that is in the picture already needs no second.
            if !seen[root.0] {
                outline.grow(plan, *root, &mut seen);
            }
        }
        outline
    }

    fn grow(&mut self, plan: &Plan, root: TypeId, seen: &mut [bool]) {
        if self.nodes.len() == MAX_NODES {
            return;
        }
        let index = self.nodes.len();
        self.roots.push(index);
        self.nodes.push(node(root, None, Vec::new()));
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
    let mut found = Vec::new();
    for (part, ty) in parts_of(&plan.type_def(id).shape) {
        let via = match part {
            Part::Field(index) => Some(FieldId { owner: id, index }),
            _ => None,
        };
        let field = via.map(|via| plan.field(via));
        for (id, null_inside, mut holders) in objects(plan, ty) {
            if part == Part::Additional {
                holders.insert(0, Holder::Map);
            }
            found.push(Node {
                optional: field.is_some_and(|field| !field.required),
                nullable: match field {
                    Some(field) => field.ty.nullable,
                    None => part == Part::Whole && ty.nullable,
                },
                null_inside: null_inside && !holders.is_empty(),
                ..node(id, via, holders)
            });
        }
    }
    found
}

fn node(id: TypeId, via: Option<FieldId>, holders: Vec<Holder>) -> Node {
    Node {
        id,
        via,
        holders,
        optional: false,
        nullable: false,
        null_inside: false,
        children: Vec::new(),
    }
}

/// The objects in a type, each with whether it may be null, and the arrays and maps around it.
fn objects(plan: &Plan, ty: &TypeUse) -> Vec<(TypeId, bool, Vec<Holder>)> {
    if let Some(id) = ty.expr.named() {
        let shape = &plan.type_def(id).shape;
        let is_object = matches!(shape, Shape::Struct(_) | Shape::Union(_));
        let object = is_object.then(|| (id, ty.nullable, Vec::new()));
        return object.into_iter().collect();
    }
    let mut found = Vec::new();
    for (index, inner) in ty.expr.inner().iter().enumerate() {
        let holder = match ty.expr {
            TypeExpr::Array(_) => Holder::List,
            TypeExpr::Map(_) => Holder::Map,
            _ => Holder::Tuple(index),
        };
        for (id, nullable, mut holders) in objects(plan, inner) {
            holders.insert(0, holder);
            found.push((id, nullable, holders));
        }
    }
    found
}
