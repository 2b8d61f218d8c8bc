//! The end of an object: which required members did not come, and what the reader forgets about it.

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::{ObjectReader, Reader, fill};

/// How the whole object went.
#[inline]
pub(super) fn finish(object: &ObjectReader<'_>, reader: &mut Reader<'_>) -> Result<(), Error> {
    // Mostly there is nothing to do.
    if let [required] = object.shape.required {
        let has_unknown = reader.names.len() > object.names;
        if required & !object.seen == 0 && !has_unknown && reader.failure.is_none() {
            return Ok(());
        }
    }
    finish_with_optional(object, reader, &[])
}

/// The same, where the members in `optional` may be missing: one bit for each.
pub(super) fn finish_with_optional(
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
