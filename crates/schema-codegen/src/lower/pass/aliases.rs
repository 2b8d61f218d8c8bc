//! Named types without a Rust type of their own: followed to what they stand for.
//!
//! Every alias is followed and remembered, and nullability is carried from each type to its uses. An alias that contains itself becomes a
//! union of one variant; one that *is* itself is reported.

use crate::diagnostic::{Code, DiagnosticSink};
use crate::model::{
    DecidedBy, Docs, Model, Shape, TypeExpr, TypeId, TypeUse, UnionDef, UnionVariant, uses,
};

/// How deep arrays, maps and tuples may nest where they are written out.
const MAX_DEPTH: usize = 64;

/// How many aliases are named that lead from one to the next: docs show the nearest.
const MAX_NAMED: usize = 64;

/// How many aliases are followed in one model, and in one use of a type: tuples of tuples double with every level.
const MAX_FOLLOWED: usize = 200_000;
const MAX_FOLLOWED_IN_USE: usize = 2_000;

/// Follows every alias of `model`.
pub(in crate::lower) fn follow_aliases(model: &mut Model, sink: &mut DiagnosticSink) {
    break_cycles(model, sink);
    let mut follower = Follower {
        aliases: Aliases::of(model),
        nullable: model.types.iter().map(|def| def.nullable).collect(),
        budget: 0,
        failed: None,
    };
    let mut left = MAX_FOLLOWED;
    for index in 0..model.types.len() {
        let mut shape = model.types[index].shape.clone();
        for ty in uses::of_shape_mut(&mut shape) {
            follower.budget = left.min(MAX_FOLLOWED_IN_USE);
            left -= follower.budget;
            follower.follow(ty, MAX_DEPTH);
            left += follower.budget;
        }
        if let Shape::Union(def) = &mut shape {
            let inner_null = def
                .variants
                .iter_mut()
                .any(|variant| std::mem::take(&mut variant.ty.nullable));
            model.types[index].nullable |= inner_null;
        }
        if let Shape::Alias(ty) = &shape {
            model.types[index].nullable = ty.nullable;
        }
        model.types[index].shape = shape;
        if let Some(id) = follower.failed.take() {
            let pointer = &model.types[id.0].pointer;
            let message = "named arrays, maps and scalars nest too deeply to be written out";
            sink.at(
                Code::TooLarge,
                pointer,
                message,
                "declare properties at a level in between",
            );
            return;
        }
    }
}

struct Follower {
    aliases: Aliases,
    nullable: Vec<bool>,
    budget: usize,
    failed: Option<TypeId>,
}

impl Follower {
    fn follow(&mut self, ty: &mut TypeUse, depth: usize) {
        let mut depth = depth;
        if let TypeExpr::Named(id) = ty.expr {
            if self.aliases.get(id).is_some() {
                if depth == 0 || self.budget == 0 {
                    self.failed = Some(id);
                    ty.expr = TypeExpr::Any;
                    return;
                }
                depth -= 1;
                self.budget -= 1;
                self.aliases.replace(ty, id);
            }
            if let TypeExpr::Named(id) = ty.expr {
                ty.nullable |= self.nullable[id.0];
                return;
            }
        }
        for inner in ty.expr.inner_mut() {
            self.follow(inner, depth.saturating_sub(1));
        }
    }
}

/// What aliases stand for.
struct Aliases {
    /// Of each alias: what it is, and whether it admits null itself.
    uses: Vec<Option<(TypeUse, bool)>>,
}

impl Aliases {
    /// The aliases of `model`. Where one stands for the next, each has what the last one stands for: a chain is followed once, from its end.
    fn of(model: &Model) -> Self {
        let alias = |shape: &Shape| match shape {
            Shape::Alias(ty) => Some((ty.clone(), ty.nullable)),
            _ => None,
        };
        let mut aliases = Self {
            uses: model.types.iter().map(|def| alias(&def.shape)).collect(),
        };
        let mut done = vec![false; model.types.len()];
        for start in 0..model.types.len() {
            let mut chain = Vec::new();
            let mut at = TypeId(start);
            while !std::mem::replace(&mut done[at.0], true)
                && let Some(TypeExpr::Named(next)) = aliases.get(at).map(|ty| &ty.expr)
            {
                chain.push(at);
                at = *next;
            }
            for id in chain.into_iter().rev() {
                aliases.shorten(id);
            }
        }
        aliases
    }

    fn get(&self, id: TypeId) -> Option<&TypeUse> {
        self.uses[id.0].as_ref().map(|(ty, _)| ty)
    }

    fn shorten(&mut self, id: TypeId) {
        let Some((mut ty, admits_null)) = self.uses[id.0].take() else {
            return;
        };
        if let TypeExpr::Named(next) = ty.expr {
            self.replace(&mut ty, next);
        }
        self.uses[id.0] = Some((ty, admits_null));
    }

    /// Makes `ty`, a use of `id`, one of what that stands for, if it is an alias.
    fn replace(&self, ty: &mut TypeUse, id: TypeId) {
        let Some((mut target, admits_null)) = self.uses[id.0].clone() else {
            return;
        };
        if ty.nullable && !admits_null || ty.null_is_valid {
            target.constraints.except_null();
        }
        if !matches!(target.expr, TypeExpr::Named(_)) {
            ty.constraints.forget_null(); // What is no type with a name says it itself.
        }
        ty.expr = target.expr;
        ty.nullable |= target.nullable;
        ty.constraints.tighten(&target.constraints);
        ty.aliases.push(id);
        ty.aliases.extend(target.aliases);
        ty.aliases.truncate(MAX_NAMED);
    }
}

/// Turns aliases that lead back to themselves into types.
fn break_cycles(model: &mut Model, sink: &mut DiagnosticSink) {
    let mut state = vec![State::New; model.types.len()];
    for start in 0..model.types.len() {
        // An explicit stack: chains of aliases can be as long as the document.
        let mut stack = vec![(TypeId(start), Step::Enter)];
        while let Some((id, step)) = stack.pop() {
            if step == Step::Leave {
                state[id.0] = State::Done;
                continue;
            }
            match state[id.0] {
                State::Done => continue,
                State::Open => {
                    name_cycle(model, id, sink);
                    state[id.0] = State::Done;
                    continue;
                }
                State::New => state[id.0] = State::Open,
            }
            stack.push((id, Step::Leave));
            if let Shape::Alias(ty) = &model.types[id.0].shape {
                let aliases = uses::named_in(ty)
                    .into_iter()
                    .filter(|id| matches!(model.types[id.0].shape, Shape::Alias(_)));
                stack.extend(
                    aliases
                        .filter(|id| state[id.0] != State::Done)
                        .map(|id| (id, Step::Enter)),
                );
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Enter,
    Leave,
}

fn name_cycle(model: &mut Model, id: TypeId, sink: &mut DiagnosticSink) {
    let Shape::Alias(ty) = model.types[id.0].shape.clone() else {
        return;
    };
    if leads_to_itself(model, id) {
        let pointer = &model.types[id.0].pointer;
        sink.at(
            Code::EmptyCycle,
            pointer,
            "this definition refers to itself and says nothing else",
            "say what a value looks like",
        );
        model.types[id.0].shape = Shape::Alias(TypeUse::any());
        return;
    }
    let pointer = model.types[id.0].pointer.clone();
    let variant = UnionVariant {
        name: None,
        pointer,
        docs: Docs::default(),
        ty: TypeUse {
            nullable: false,
            ..ty
        },
    };
    model.types[id.0].shape = Shape::Union(UnionDef {
        variants: vec![variant],
        asserts: Vec::new(),
        asserts_of_unknown: Vec::new(),
        branches: None,
        exclusive: false,
        decided_by: DecidedBy::JsonType,
    });
}

fn leads_to_itself(model: &Model, id: TypeId) -> bool {
    let mut at = id;
    for _ in 0..=model.types.len() {
        match &model.types[at.0].shape {
            Shape::Alias(TypeUse {
                expr: TypeExpr::Named(next),
                ..
            }) => at = *next,
            _ => return false,
        }
        if at == id {
            return true;
        }
    }
    true
}
