//! Reads a union that no tag decides: as the variant that declares most of the value's members.
//!
//! A variant can hold unions itself, and each would be tried once more with every variant around it. So [`Decisions`] keeps by position
//! what they were found to be until the outermost one is read: each value is tried once for each union type, and then read once. Where members
//! are filled, all of that happens at most once more for each variant around it.
//!
//! [`Decisions`]: crate::union::Decisions

use std::any::type_name;

use super::error::Error;
use super::kind::{ErrorKind, Found as Kind};
use super::read::{self, Check, Checkpoint, Reader};
use super::union::ReadUnion;
use crate::inspect::{Fit, Fitness, Inspect, Key, Placeholders, is_another, placeholder};
use crate::union::{Attempt, Attempts, Decision, Tried, UNKNOWN_VARIANT};

/// Reads a value as the candidate that fits it best, or as an unknown one if it fits none. `present` gives the members that are there.
pub(super) fn read_best<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    present: u64,
) -> Result<U, Error> {
    reader.decisions().enter();
    let start = reader.checkpoint();
    let union = if reader.decisions().is_trying() {
        let chosen = choose(reader, start, present);
        chosen.and_then(|(decision, tried)| give(reader, start, decision, tried))
    } else {
        read(reader, start, present)
    };
    reader.decisions().leave();
    union
}

/// Reads a union inside of another one, if it was decided before.
pub(super) fn read_decided<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
) -> Option<Result<U, Error>> {
    if U::INFO.candidates.is_empty() || !reader.decisions().is_reading() {
        return None;
    }
    let start = reader.checkpoint();
    let decision = reader.decisions().get(key::<U>(start))?;
    if reader.decisions().is_trying() {
        return Some(give(reader, start, decision, None));
    }
    if read::pause(reader) {
        // What was decided is what the value is if nothing is filled.
        read::unpause(reader);
        return None;
    }
    Some(U::read_variant(decision.variant, reader))
}

fn key<'de, U: ReadUnion<'de>>(start: Checkpoint) -> Key {
    (start.offset, type_name::<U>())
}

/// Goes on behind a union inside of a variant that is being tried: with a placeholder if there can be more unions in it.
fn give<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    decision: Decision,
    tried: Option<Tried<U>>,
) -> Result<U, Error> {
    let Some(end) = decision.end else {
        return U::read_variant(decision.variant, reader);
    };
    let is_part = !reader.decisions().is_whole(start.offset)
        && matches!(reader.kind()?, Kind::Array | Kind::Object);
    if is_part || decision.variant == UNKNOWN_VARIANT {
        let text = reader.decisions().next_placeholder();
        if let Some(union) = read_placeholder(text) {
            let decisions = reader.decisions();
            decisions.leave_out(key::<U>(start), &decision.fit, start.depth);
            reader.jump(start, end);
            return Ok(union);
        }
    }
    if let Some(tried) = tried {
        if reader.decisions().take_over(tried.placeholders).is_ok() {
            reader.jump(start, end);
            return Ok(tried.union);
        }
    }
    U::read_variant(decision.variant, reader)
}

/// A value to stand for another one; `None` for a union that keeps what is unknown as a type of its own.
fn read_placeholder<'de, U: ReadUnion<'de>>(text: &'static str) -> Option<U> {
    let union = U::read_variant(UNKNOWN_VARIANT, &mut Reader::new(text)).ok()?;
    placeholder(union.inspected()).map(|_| union)
}

fn read<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    present: u64,
) -> Result<U, Error> {
    // A variant that fits the value as it is comes before one that fits by what is filled.
    let fills = read::pause(reader);
    if let Some(variant) = U::INFO.only_admitted(present).filter(|_| !fills) {
        return read_only(reader, start, variant);
    }
    let chosen = choose::<U>(reader, start, present);
    if fills {
        read::unpause(reader);
    }
    let (decision, tried) = chosen?;
    // Where it holds something unknown, that may be a union inside of which something is to be filled.
    let is_read =
        |tried: &Tried<U>| tried.placeholders.is_empty() && (!fills || tried.fit.is_whole());
    if let Some((tried, end)) = tried.filter(is_read).zip(decision.end) {
        reader.jump(start, end);
        return Ok(tried.union);
    }
    let mut variant = decision.variant;
    if fills && variant == UNKNOWN_VARIANT {
        let known = reader.decisions().get_filled(key::<U>(start));
        variant = match known {
            Some(variant) => variant,
            None => best_filled::<U>(reader, start, present)?,
        };
        let decisions = reader.decisions();
        decisions.insert_filled(key::<U>(start), variant);
    }
    U::read_variant(variant, reader)
}

/// Reads a value as the one variant that it can be, or as an unknown one.
fn read_only<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    variant: usize,
) -> Result<U, Error> {
    match U::read_variant(variant, reader) {
        Ok(union) if !is_another(union.inspected()) => return Ok(union),
        Err(error) if is_of_value(&error) => return Err(error),
        Ok(_) | Err(_) => {}
    }
    reader.rewind(start);
    U::read_variant(UNKNOWN_VARIANT, reader)
}

/// What the value is as it is, and the value as that unless it was decided before. The reader stays where it is.
fn choose<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    present: u64,
) -> Result<(Decision, Option<Tried<U>>), Error> {
    let known = reader.decisions().get(key::<U>(start));
    if let Some(decision) = known {
        return Ok((decision, None));
    }
    let tried = Tried::<U>::best_of(&U::INFO, present, &mut AtStart { reader, start })?;
    let decision = if let Some(tried) = &tried {
        tried.decision()
    } else {
        // What is wrong in the text is decided, too: that it is an unknown value, which says so when it is read.
        let end = reader.skip(Check::Syntax).is_ok();
        let end = end.then(|| reader.checkpoint().offset);
        reader.rewind(start);
        Decision::unknown(end)
    };
    reader.decisions().insert(key::<U>(start), decision);
    Ok((decision, tried))
}

/// Of the candidates that a value fits if its missing members are filled, the one that leaves least of it unknown; of several the one that lacks least.
///
/// What a candidate requires is not asked: that may be what is filled.
fn best_filled<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    present: u64,
) -> Result<usize, Error> {
    let mut best = None;
    for candidate in U::INFO.candidates {
        if present & candidate.forbids != 0 {
            continue;
        }
        let mark = read::mark(reader);
        let read = U::read_variant(candidate.variant, reader);
        let filled = read::undo(reader, mark);
        reader.rewind(start);
        match read {
            Ok(union) => {
                let fitness = Fit::of(union.inspected(), &Placeholders::default());
                if let (Fitness::Fit(fit), Some(filled)) = (fitness, filled) {
                    let rank = (fit.rank_of_filled(), filled);
                    if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                        best = Some((rank, candidate.variant));
                    }
                }
            }
            Err(error) if is_of_value(&error) => return Err(error),
            Err(_) => {}
        }
    }
    Ok(best.map_or(UNKNOWN_VARIANT, |(_, variant)| variant))
}

/// Whether an error of one variant is one of the value: no other variant makes it good, and one that keeps less of the value would only hide it.
fn is_of_value(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Duplicate | ErrorKind::TooDeep)
}

/// A value in the text. The reader stays at its start.
struct AtStart<'r, 'de> {
    reader: &'r mut Reader<'de>,
    start: Checkpoint,
}

impl<'de, U: ReadUnion<'de>> Attempts<U> for AtStart<'_, 'de> {
    type Error = Error;

    fn attempt(&mut self, variant: usize) -> Result<Option<Attempt<U>>, Error> {
        let (reader, start) = (&mut *self.reader, self.start);
        let around = reader.decisions().begin(start.offset, start.depth);
        let read = U::read_variant(variant, reader);
        let placeholders = reader.decisions().finish(around);
        let end = read.is_ok().then(|| reader.checkpoint().offset);
        reader.rewind(start);
        match read {
            Ok(union) => Ok(Some(Attempt {
                union,
                placeholders,
                end,
            })),
            Err(error) if is_of_value(&error) => Err(error),
            Err(_) => Ok(None),
        }
    }

    fn complete(&mut self, variant: usize) -> Result<U, Error> {
        let trial = self.reader.decisions().suspend();
        let union = U::read_variant(variant, self.reader);
        self.reader.decisions().resume(trial);
        self.reader.rewind(self.start);
        union
    }

    fn inspected(union: &U) -> &dyn Inspect {
        union.inspected()
    }
}
