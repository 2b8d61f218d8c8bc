//! The end of an object: members to fill, required ones that did not come, and what the reader forgets about it.

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::{ObjectReader, Reader, fill};

/// Leaves the object, unless there is a member to fill.
#[inline(never)]
pub(super) fn close<'de>(object: &mut ObjectReader<'de>, reader: &mut Reader<'de>) -> usize {
    if reader.fills.is_some() {
        return fill_or_close(object, reader);
    }
    reader.cursor.leave();
    ObjectReader::END
}

#[inline(never)]
fn fill_or_close<'de>(object: &mut ObjectReader<'de>, reader: &mut Reader<'de>) -> usize {
    if object.shape.has_fills() {
        if let Some(index) = fill::end(object, reader) {
            return object.found(reader, index);
        }
    }
    reader.cursor.leave();
    ObjectReader::END
}

/// How the whole object went. The members in `optional` may be missing: one bit for each.
pub(super) fn finish(
    object: &ObjectReader<'_>,
    reader: &mut Reader<'_>,
    optional: &[u64],
) -> Result<(), Error> {
    // Mostly there is nothing to do.
    if let [required] = object.shape.required {
        let optional = optional.first().map_or(0, |&optional| optional);
        let is_complete = required & !optional & !object.seen == 0;
        if is_complete && reader.names.len() == object.names && reader.failure.is_none() {
            return Ok(());
        }
    }
    finish_rarely(object, reader, optional)
}

#[inline(never)]
fn finish_rarely(
    object: &ObjectReader<'_>,
    reader: &mut Reader<'_>,
    optional: &[u64],
) -> Result<(), Error> {
    if let Some(error) = reader.failure.take() {
        return Err(error);
    }
    let mut words = 0..object.shape.required.len();
    if words.any(|word| missing(object, reader, word, optional) != 0) {
        fail(object, reader, optional)?;
    }
    if reader.names.len() > object.names {
        reader.names.truncate(object.names);
    }
    if object.shape.keys.len() > 64 {
        reader.overflow.truncate(object.overflow);
    }
    Ok(())
}

/// One bit for each required member of the 64 of `word` that did not come.
#[inline]
fn missing(object: &ObjectReader<'_>, reader: &Reader<'_>, word: usize, optional: &[u64]) -> u64 {
    let seen = reader.overflow.word(object.seen, object.overflow, word);
    let optional = optional.get(word).map_or(0, |&optional| optional);
    object.shape.required[word] & !optional & !seen
}

/// The error of all members that are missing; none if the reader takes note of all of them.
#[cold]
fn fail(object: &ObjectReader<'_>, reader: &mut Reader<'_>, optional: &[u64]) -> Result<(), Error> {
    let mut keys = Vec::new();
    for (index, key) in object.shape.keys.iter().enumerate() {
        let bits = missing(object, reader, index / 64, optional);
        if bits >> (index % 64) & 1 == 1 && !fill::lacks(reader, key) {
            keys.push(*key);
        }
    }
    let Some((first, also)) = keys.split_first() else {
        return Ok(());
    };
    let error = reader.error(ErrorKind::Missing, "a required member", Found::Missing);
    Err(error.inside(Segment::Key(first)).with_also_missing(also))
}
