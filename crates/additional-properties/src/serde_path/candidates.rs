//! Reads a union that no tag decides from a value that is buffered. See `json/candidates.rs` for how, which is the same here.

use core::any::type_name;
use core::cell::RefMut;
use std::rc::Rc;

use serde::de::MapAccess;

use super::node::Node;
use super::node_deserializer::Buffered;
use super::union::ReadUnion;
use super::variants::{read_variant, try_variant};
use crate::inspect::{Fit, Fitness, Key, Placeholders, is_another, placeholder};
use crate::union::{Decision, Decisions, Tried, UNKNOWN_VARIANT};

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
    let tried = try_all::<U, A>(buffered, present, handed)?;
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

/// The best of the candidates.
fn try_all<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    present: u64,
    handed: &mut A,
) -> Result<Option<Tried<U>>, A::Error> {
    let mut best: Option<Tried<U>> = None;
    for variant in U::INFO.admitted(present) {
        let Some(tried) = try_one::<U, A>(buffered, variant, handed)? else {
            continue;
        };
        let mut complete = |variant| read_complete(buffered, variant, handed);
        let is_last = tried.fit.is_best();
        let is_better = match &best {
            Some(best) => tried.beats(best, U::inspected, &mut complete)?,
            None => true,
        };
        if is_better {
            best = Some(tried);
        }
        if is_last {
            break;
        }
    }
    Ok(best)
}

fn try_one<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    variant: usize,
    handed: &mut A,
) -> Result<Option<Tried<U>>, A::Error> {
    let (value, depth) = (address(buffered), buffered.depth);
    let around = decisions(buffered).begin(value, depth);
    let read = try_variant::<U, A>(variant, buffered.clone(), handed);
    let mut placeholders = decisions(buffered).finish(around);
    let Some(mut union) = read? else {
        return Ok(None);
    };
    let mut fitness = Fit::of(union.inspected(), &placeholders);
    if let Fitness::Vague = fitness {
        union = read_complete(buffered, variant, handed)?;
        placeholders = Placeholders::default();
        fitness = Fit::of(union.inspected(), &placeholders);
    }
    Ok(match fitness {
        Fitness::Fit(fit) => Some(Tried {
            union,
            variant,
            fit,
            placeholders,
            end: None,
        }),
        Fitness::Nothing | Fitness::Vague => None,
    })
}

/// Reads a value as a variant, with all unions inside.
fn read_complete<'de, U: ReadUnion<'de>, A: MapAccess<'de>>(
    buffered: &Buffered,
    variant: usize,
    handed: &mut A,
) -> Result<U, A::Error> {
    let trial = decisions(buffered).suspend();
    let union = read_variant(variant, buffered.clone(), false, handed);
    decisions(buffered).resume(trial);
    union
}
