//! Whether every instance of one JSON Schema is an instance of another: proven, disproven by an instance, or not decided.
//!
//! An instance of the first that is none of the second is searched for. Where the search finds that there can be none, containment is proven;
//! where it finds one, a validator that shares no code with the search has to agree.

mod arena;
mod automaton;
mod compile;
mod decimal;
mod document;
mod draft;
mod evaluate;
mod evaluated;
mod operand;
mod outside;
mod part;
mod pattern;
mod references;
mod solve;
mod validator;
mod work;

#[cfg(test)]
mod random_pairs;
#[cfg(test)]
mod tests;

pub(crate) use document::Demand;
pub use document::SchemaText;
pub(crate) use outside::refers_out;
pub(crate) use part::Part;
pub(crate) use work::Work;

use arena::{Arena, Id};
use serde_json::Value;
use solve::{Found, Solver};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The answer to a question about two schemas.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It holds for every instance.
    Proven,
    /// It does not hold, as this instance shows.
    Breaks(Value),
    /// Neither was shown.
    NotDecided,
}

/// The schemas of one document, which can be asked about instances. Each is compiled when it is first asked, and what it refers to.
#[derive(Default)]
pub(crate) struct Compiled(RefCell<compile::Shared>);

impl Compiled {
    /// Whether `value` is an instance of `schema`; `None` where that cannot be decided.
    pub(crate) fn admits(&self, schema: &SchemaText, value: &Value, work: &Work) -> Option<bool> {
        let mut shared = self.0.borrow_mut();
        let root = shared.compile(schema, work);
        evaluate::holds(&shared.arena, (root, true), value, work)
    }
}

/// How two schemas relate.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Every instance of the old schema is one of the new.
    pub backward: Answer,
    /// Every instance of the new schema is one of the old.
    pub forward: Answer,
    /// Both say the same in the same words, order and annotations aside.
    pub same_assertions: bool,
}

/// What one comparison may take.
const COMPARISON: usize = 4_000_000;

/// Compares two schemas in both directions.
#[must_use]
pub fn compare(old: &SchemaText, new: &SchemaText) -> Relation {
    compare_within(old, new, &Work::of(COMPARISON))
}

/// The same, with no more work than that.
pub(crate) fn compare_within(old: &SchemaText, new: &SchemaText, work: &Work) -> Relation {
    work.part(COMPARISON, |work| {
        let mut arena = Arena::default();
        let before = compile::compile(&mut arena, old, &BTreeMap::new(), work);
        let after = compile::compile(&mut arena, new, &BTreeMap::new(), work);
        let (old, new) = ((before, old), (after, new));
        Relation {
            backward: contained(&mut arena, old, new, work),
            forward: contained(&mut arena, new, old, work),
            same_assertions: before == after,
        }
    })
}

/// Whether every instance of `inner` is one of `outer`.
fn contained(
    arena: &mut Arena,
    (inner, inner_text): (Id, &SchemaText),
    (outer, outer_text): (Id, &SchemaText),
    work: &Work,
) -> Answer {
    if inner == outer {
        return Answer::Proven;
    }
    // One direction may not take what the other needs.
    let half = work.left() / 2;
    let found = work.part(half, |work| {
        Solver::new(arena, work).solve([(inner, true), (outer, false)])
    });
    match found {
        Found::None => Answer::Proven,
        Found::Instance(value) | Found::Perhaps(Some(value))
            if inner_text.admits_within(&value, work) == Some(true)
                && outer_text.admits_within(&value, work) == Some(false) =>
        {
            Answer::Breaks(value)
        }
        _ => Answer::NotDecided,
    }
}

/// True when two schemas say the same in the same words, order and annotations aside. Of schemas that they refer to, the names are compared:
/// those at the pointers that stand beside each.
pub(crate) fn same_assertions(
    (old, old_names): (&SchemaText, &BTreeMap<String, String>),
    (new, new_names): (&SchemaText, &BTreeMap<String, String>),
    work: &Work,
) -> bool {
    let mut arena = Arena::default();
    let old = compile::compile(&mut arena, old, old_names, work);
    old == compile::compile(&mut arena, new, new_names, work)
}
