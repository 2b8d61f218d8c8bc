//! Reads a union that no tag decides from a value that is buffered. See `json/candidates.rs` for how, which is the same here.

use core::any::type_name;
use core::cell::RefMut;
use core::marker::PhantomData;
use std::rc::Rc;

use serde::de::MapAccess;

use super::node::Node;
use super::node_deserializer::Buffered;
use super::union::ReadUnion;
use super::variants::{read_variant, try_variant};
use crate::inspect::{Inspect, Key, is_another, placeholder};
use crate::union::{Attempt, Attempts, Decision, Decisions, Tried, UNKNOWN_VARIANT};

fn decisions(buffered: &Buffered) -> RefMut<'_, Decisions> {
    buffered.buffer.decisions.borrow_mut()
}

/// What the decisions know the node by.
fn address(buffered: &Buffered) -> usize {
    Rc::as_ptr(&buffered.node).addr()
}

fn key<U>(buffered: &Buffered) -> Key {
    (address(buffered), type_name::<U>())
}

/// Reads a value as the candidate that fits it best, or as an unknown one if it fits none. `present` gives the members that are there.
pub(super) fn read_best<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    present: u64,
    handed: &mut A,
) -> Result<U, A::Error> {
    decisions(buffered).enter();
    let union = decide(buffered, present, handed);
    decisions(buffered).leave();
    union
}

/// Reads a union inside of another one, if it was decided before.
pub(super) fn read_decided<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    handed: &mut A,
) -> Option<Result<U, A::Error>> {
    if U::INFO.candidates.is_empty() || !decisions(buffered).is_reading() {
        return None;
    }
    let decision = decisions(buffered).get(key::<U>(buffered))?;
    Some(give(buffered, decision, None, handed))
}

fn decide<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    present: u64,
    handed: &mut A,
) -> Result<U, A::Error> {
    let is_trying = decisions(buffered).is_trying();
    if let Some(variant) = U::INFO.only_admitted(present).filter(|_| !is_trying) {
        return read_only(buffered, variant, handed);
    }
    let mut attempts = InBuffer {
        buffered,
        handed,
        lends: PhantomData,
    };
    let tried = Tried::<U>::best_of(&U::INFO, present, &mut attempts)?;
    let decision = match &tried {
        Some(tried) => tried.decision(),
        None => Decision::unknown(None),
    };
    let key = key::<U>(buffered);
    decisions(buffered).insert(key, decision);
    let kept = Rc::clone(&buffered.node);
    buffered.buffer.kept.borrow_mut().push(kept);
    give(buffered, decision, tried, handed)
}

/// Reads a value as the one variant that it can be, or as an unknown one.
fn read_only<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    variant: usize,
    handed: &mut A,
) -> Result<U, A::Error> {
    match try_variant::<U, A>(variant, buffered.clone(), handed)? {
        Some(union) if !is_another(union.inspected()) => Ok(union),
        _ => read_variant(UNKNOWN_VARIANT, buffered.clone(), false, handed),
    }
}

/// The value of a union that is decided: with a placeholder if a variant around it is being tried and there can be more unions in it.
fn give<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    decision: Decision,
    tried: Option<Tried<U>>,
    handed: &mut A,
) -> Result<U, A::Error> {
    let is_trying = decisions(buffered).is_trying();
    let is_part = !decisions(buffered).is_whole(address(buffered))
        && matches!(*buffered.node, Node::Seq(_) | Node::Map(_));
    if is_trying && (is_part || decision.variant == UNKNOWN_VARIANT) {
        if let Some(union) = read_placeholder(buffered, handed)? {
            let (key, depth) = (key::<U>(buffered), buffered.depth);
            decisions(buffered).leave_out(key, &decision.fit, depth);
            return Ok(union);
        }
    }
    if let Some(tried) = tried {
        // What was left out of the outermost union has to be read.
        if decisions(buffered).take_over(tried.placeholders).is_ok() {
            return Ok(tried.union);
        }
    }
    read_variant(decision.variant, buffered.clone(), false, handed)
}

/// A value to stand for another one; none for a union that keeps what is unknown as a type of its own.
fn read_placeholder<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    handed: &mut A,
) -> Result<Option<U>, A::Error> {
    let number = decisions(buffered).next_placeholder().parse();
    let node = Node::Unsigned(number.unwrap_or_default());
    let node = buffered.instead(Rc::new(node));
    let union = try_variant::<U, A>(UNKNOWN_VARIANT, node, handed)?;
    Ok(union.filter(|union| placeholder(union.inspected()).is_some()))
}

/// A value that is buffered.
struct InBuffer<'a, 'de, A> {
    buffered: &'a Buffered,
    handed: &'a mut A,
    lends: PhantomData<&'de ()>,
}

impl<'de, U: ReadUnion<'de>, A: MapAccess<'de>> Attempts<U> for InBuffer<'_, 'de, A> {
    type Error = A::Error;

    fn attempt(&mut self, variant: usize) -> Result<Option<Attempt<U>>, A::Error> {
        let buffered = self.buffered;
        let around = decisions(buffered).begin(address(buffered), buffered.depth);
        let read = try_variant::<U, A>(variant, buffered.clone(), self.handed);
        let placeholders = decisions(buffered).finish(around);
        Ok(read?.map(|union| Attempt {
            union,
            placeholders,
            end: None,
        }))
    }

    fn complete(&mut self, variant: usize) -> Result<U, A::Error> {
        let trial = decisions(self.buffered).suspend();
        let union = read_variant(variant, self.buffered.clone(), false, self.handed);
        decisions(self.buffered).resume(trial);
        union
    }

    fn inspected(union: &U) -> &dyn Inspect {
        union.inspected()
    }
}
