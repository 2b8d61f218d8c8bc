//! Unknown members, one after another: read in one piece, and taken apart again.

use std::borrow::Cow;

use super::super::error::Error;
use super::cursor::Cursor;
use super::{Check, ObjectReader, RawName, Reader, skip, unexpected};

/// A piece of an object: `"name":value,"name":value`.
#[derive(Clone)]
pub struct RawRun<'de> {
    /// The text, from the quote of the first name to the end of the last value.
    pub text: Cow<'de, str>,
    /// How many members it has.
    pub count: u32,
    /// Whether there is white space between names and values.
    pub spaced: bool,
}

impl<'de> RawRun<'de> {
    /// Reads the unknown member whose name has been read, and all that follow up to the next declared one.
    ///
    /// Names are compared here, so that whoever keeps the run need not look into it. The text is a slice of the input. If `compact` is
    /// set and there is white space between names and values, it is a copy without that.
    ///
    /// # Errors
    ///
    /// A value is not valid, or a name has come before.
    pub fn read(
        object: &mut ObjectReader<'de>,
        reader: &mut Reader<'de>,
        check: Check,
        compact: bool,
    ) -> Result<Self, Error> {
        let start = object.name_start;
        let mut copy = None;
        let mut spaced = false;
        let mut count = 0;
        let mut end = start;
        loop {
            if !reader.names.insert(object.names, object.name) {
                return Err(reader.duplicate_member());
            }
            let value_start = reader.cursor.offset_of_next();
            // Nothing but a comma, two quotes and a colon stands around a name in compact form.
            let adjacent = object.name_start + object.name.source().len() + 3 == value_start
                && (count == 0 || object.name_start == end + 1);
            if !spaced && !adjacent {
                spaced = true;
                copy = compact.then(|| String::from(reader.cursor.slice(start, end)));
            }
            let value = reader.skip(check)?;
            if let Some(copy) = &mut copy {
                push_member(copy, object.name, value);
            }
            count += 1;
            end = reader.cursor.offset;
            if !next_unknown(object, reader) {
                break;
            }
        }
        Ok(Self {
            count,
            spaced: spaced && copy.is_none(),
            text: match copy {
                Some(copy) => Cow::Owned(copy),
                None => Cow::Borrowed(reader.cursor.slice(start, end)),
            },
        })
    }
}

/// Reads the name of the next member if it is unknown too; else the reader stays before the comma.
fn next_unknown<'de>(object: &mut ObjectReader<'de>, reader: &mut Reader<'de>) -> bool {
    if reader.cursor.peek() != b',' {
        return false;
    }
    let comma = reader.cursor.offset;
    reader.cursor.bump();
    object.name_start = reader.cursor.offset_of_next();
    let is_unknown = match object.declared_at(reader, object.name_start) {
        Some((index, _)) => {
            object.expected = index;
            false
        }
        // A name that is wrong is an error of the object, and not of one of its unknown members.
        None => read_unknown(object, reader).unwrap_or(false),
    };
    if !is_unknown {
        // It will be read again, by the loop over the declared members.
        reader.cursor.offset = comma;
    }
    is_unknown
}

/// Reads a name; whether it is that of an unknown member.
fn read_unknown<'de>(
    object: &mut ObjectReader<'de>,
    reader: &mut Reader<'de>,
) -> Result<bool, Error> {
    object.name = RawName::read(&mut reader.cursor)?;
    let hidden = &reader.hidden;
    let hides = hidden.hides(&reader.cursor, object.name, object.name_start)?;
    Ok(!hides && unexpected::declared(object, reader)?.is_none())
}

fn push_member(out: &mut String, name: RawName<'_>, value: &str) {
    out.reserve(name.source().len() + value.len() + 4);
    if !out.is_empty() {
        out.push(',');
    }
    out.push('"');
    out.push_str(name.source());
    out.push_str("\":");
    out.push_str(value);
}

/// One member of a run.
#[derive(Clone, Copy)]
pub(crate) struct RunMember<'a> {
    pub(crate) name: RawName<'a>,
    /// Where the member starts, at the quote of its name.
    pub(crate) start: usize,
    /// Where its value starts.
    pub(crate) value_start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// The members of the text of a [`RawRun`], in their order.
pub(crate) struct RunMembers<'a>(Cursor<'a>);

impl<'a> RunMembers<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(Cursor::new(text))
    }
}

impl<'a> Iterator for RunMembers<'a> {
    type Item = RunMember<'a>;

    fn next(&mut self) -> Option<RunMember<'a>> {
        let cursor = &mut self.0;
        if cursor.peek() == b',' {
            cursor.bump();
        }
        let start = cursor.offset_of_next();
        if start == cursor.text.len() {
            return None;
        }
        // The text was read before, so nothing can be wrong with it.
        let name = RawName::read(cursor).expect("a name that was read before");
        let value_start = cursor.offset_of_next();
        skip::value(cursor, Check::Syntax).expect("a value that was read before");
        Some(RunMember {
            name,
            start,
            value_start,
            end: cursor.offset,
        })
    }
}
