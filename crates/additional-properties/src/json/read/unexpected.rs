//! Members that are no declared ones in the form of a key: unknown ones, those with an escape or with white space in their name, hidden tags.

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::UnknownPolicy;
use super::{Check, ObjectReader, RawName, Reader, fill, finish, scan};

/// Steps to the end, or to the next member in whatever form.
///
/// `compared` says that a name stands behind the next byte that is no declared one in the form of a key.
#[inline(never)]
pub(super) fn search<'de>(
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
    mut compared: bool,
) -> usize {
    // A struct that is filled with `{}` is read from there, and not behind it.
    if reader.fills.is_some() && reader.cursor.peek() == 0 && fill::resume(reader) {
        // Members are filled at the end of an object.
        return finish::close(object, reader);
    }
    loop {
        let byte = reader.cursor.peek();
        if byte == b'}' && object.lead == 0 {
            return finish::close(object, reader);
        }
        if byte == b',' ^ object.lead && !compared {
            let bytes = reader.cursor.text.as_bytes();
            let quote = scan::end_of_space(bytes, reader.cursor.offset + 1);
            if let Some((index, length)) = object.declared_at(reader, quote) {
                return object.take(reader, index, quote - 1 + length, false);
            }
        }
        compared = false;
        match read_name(object, reader) {
            Ok(None) => {}
            Ok(Some(index)) => return index,
            Err(error) => {
                reader.failure = Some(error);
                return ObjectReader::END;
            }
        }
    }
}

/// Reads the name of the next member to know which it is; `None` if it was one that is ignored.
#[inline(never)]
fn read_name<'de>(
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<Option<usize>, Error> {
    let lead = object.lead;
    if reader.cursor.peek() != b',' ^ lead {
        return Err(match lead {
            0 => reader.cursor.syntax("`,` or `}`"),
            _ => reader.wrong_type("an object"),
        });
    }
    if lead != 0 && !object.begin(reader) {
        return Ok(Some(ObjectReader::END));
    }
    if let Some(end) = reader.hidden.end_of_first(lead, reader.cursor.offset) {
        reader.cursor.offset = end;
        return Ok(None);
    }
    reader.cursor.bump();
    object.name_start = reader.cursor.offset_of_next();
    if lead != 0 && reader.cursor.peek() == b'}' {
        return Ok(Some(finish::close(object, reader)));
    }
    object.name = RawName::read(&mut reader.cursor)?;
    choose(object, reader)
}

/// Finds out which member the name is of.
fn choose<'de>(
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<Option<usize>, Error> {
    if reader
        .hidden
        .hides(&reader.cursor, object.name, object.name_start)?
    {
        return reader.skip(Check::Syntax).map(|_| None);
    }
    if let Some(index) = declared(object, reader)? {
        return Ok(Some(object.found(reader, index)));
    }
    object.current = object.shape.keys.len();
    match object.shape.unknown {
        UnknownPolicy::Keep => Ok(Some(object.current)),
        UnknownPolicy::Ignore => match reader.skip(Check::Syntax) {
            Ok(_) => Ok(None),
            Err(error) => Err(error.inside(Segment::Undeclared)),
        },
        UnknownPolicy::Deny => {
            let kind = ErrorKind::UnknownMember;
            let error = reader.error(kind, "a declared member", Found::Nothing);
            Err(error.inside(Segment::Undeclared))
        }
    }
}

/// The declared member of the last name.
#[inline]
pub(super) fn declared<'de>(
    object: &ObjectReader<'de>,
    reader: &Reader<'de>,
) -> Result<Option<usize>, Error> {
    let (name, shape) = (object.name, object.shape);
    // `ObjectReader::declared_at` has compared all keys, unless one of these was in its way.
    let is_near_end = reader.cursor.text.len() < object.name_start + shape.names.span();
    let is_key = reader.cursor.offset == object.name_start + name.source().len() + 3;
    if is_key
        && !is_near_end
        && shape.is_complete()
        && !name.has_escapes()
        && reader.hidden.is_empty()
    {
        return Ok(None);
    }
    by_name(object, reader)
}

#[inline(never)]
fn by_name<'de>(object: &ObjectReader<'de>, reader: &Reader<'de>) -> Result<Option<usize>, Error> {
    Ok(object.shape.find(&object.name(reader)?))
}
