//! Reads a union that no tag decides: as the variant that declares most of the value's members.
//!
//! A variant can hold unions itself, and each would be tried once more with every variant around it. So what the innermost ones were
//! found to be is kept by position until the outermost one is read: each value is tried once for each union type, and read at most
//! once more for each variant around it. Where members are filled, all of that happens at most once more.

use std::any::type_name;

use super::error::Error;
use super::kind::ErrorKind;
use super::read::{self, Checkpoint, Reader};
use super::union::{ReadUnion, UNKNOWN_VARIANT};
use crate::inspect::{Fit, is_better};

/// Reads a value as the candidate that fits it best, or as an unknown one if it fits none.
pub(super) fn read_best<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    present: u64,
) -> Result<U, Error> {
    reader.decisions().enter();
    let union = decide(reader, present);
    reader.decisions().leave();
    union
}

fn decide<'de, U: ReadUnion<'de>>(reader: &mut Reader<'de>, present: u64) -> Result<U, Error> {
    let start = reader.checkpoint();
    // A variant that fits the value as it is comes before one that fits by what is filled.
    let fills = read::pause(reader);
    let chosen = choose::<U>(reader, start, present);
    if fills {
        read::unpause(reader);
    }
    let (mut index, best) = chosen?;
    match best {
        // Where it holds something unknown, that may be a union inside of which something is to be filled.
        Some(best) if !fills || best.fit.is_whole() => {
            reader.rewind(best.end);
            return Ok(best.union);
        }
        _ => {}
    }
    if fills && index == UNKNOWN_VARIANT {
        let known = reader.decisions().get(start, type_name::<U>(), true);
        index = match known {
            Some(index) => index,
            None => best_filled::<U>(reader, start, present)?,
        };
        let decisions = reader.decisions();
        decisions.insert(start, type_name::<U>(), true, index);
    }
    U::read_variant(index, reader)
}

/// The candidate that fits the value best as it is, and the value as that one unless the choice was made before.
fn choose<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    present: u64,
) -> Result<(usize, Option<Best<U>>), Error> {
    let known = reader.decisions().get(start, type_name::<U>(), false);
    if let Some(index) = known {
        return Ok((index, None));
    }
    let best = try_all::<U>(reader, start, present)?;
    let index = best.as_ref().map_or(UNKNOWN_VARIANT, |best| best.index);
    let decisions = reader.decisions();
    decisions.insert(start, type_name::<U>(), false, index);
    Ok((index, best))
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
                let rank = Fit::of(union.inspected()).zip(filled);
                let rank = rank.map(|(fit, filled)| (fit.rank_of_filled(), filled));
                if let Some(rank) = rank
                    && best.as_ref().is_none_or(|(least, _)| rank < *least)
                {
                    best = Some((rank, candidate.variant));
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

/// The best candidate so far.
struct Best<U> {
    union: U,
    index: usize,
    fit: Fit,
    /// Where the value ends.
    end: Checkpoint,
}

impl<'de, U: ReadUnion<'de>> Best<U> {
    fn is_beaten(&self, union: &U, fit: &Fit) -> bool {
        is_better(
            (union.inspected(), fit),
            (self.union.inspected(), &self.fit),
        )
    }
}

fn try_all<'de, U: ReadUnion<'de>>(
    reader: &mut Reader<'de>,
    start: Checkpoint,
    present: u64,
) -> Result<Option<Best<U>>, Error> {
    let mut best: Option<Best<U>> = None;
    for candidate in U::INFO.candidates {
        if !candidate.admits(present) {
            continue;
        }
        let index = candidate.variant;
        match U::read_variant(index, reader) {
            Ok(union) => {
                if let Some(fit) = Fit::of(union.inspected()) {
                    if best
                        .as_ref()
                        .is_none_or(|best| best.is_beaten(&union, &fit))
                    {
                        let end = reader.checkpoint();
                        best = Some(Best {
                            union,
                            index,
                            fit,
                            end,
                        });
                    }
                    if fit.is_best() {
                        break;
                    }
                }
            }
            Err(error) if is_of_value(&error) => return Err(error),
            Err(_) => {}
        }
        reader.rewind(start);
    }
    Ok(best)
}
