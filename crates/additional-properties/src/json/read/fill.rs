//! Members that are missing and get a value: how the reader reads what an earlier version of a type wrote.
//!
//! At the end of an object the reader reads each missing member from the text of its `fill`, as if it stood there, and goes on behind it.
//! So a type needs no code for it, and an object in which nothing is missing costs one comparison.

use super::super::error::{Error, Segment};
use super::super::shape::Shape;
use super::cursor::Cursor;
use super::hidden::HiddenTags;
use super::skip::{self, Check};
use super::{RawName, Reader};

/// What was filled, and what could not be.
#[derive(Default)]
pub(crate) struct Fills<'de> {
    /// For each open object its offset, and how many records there were before it.
    open: Vec<(usize, usize)>,
    /// The offset of the object that was closed last: a member that it lacks for good is found after that.
    closed: usize,
    records: Vec<Record>,
    /// Where the reader is in the document while it reads the text of a fill, and the tags that it hides there.
    document: Option<(Cursor<'de>, HiddenTags)>,
}

/// A member that was missing.
struct Record {
    /// The offset of the outermost closed object around the member. The path leads from there.
    start: usize,
    /// From the inside out.
    path: Vec<Segment>,
    is_filled: bool,
}

impl Fills<'_> {
    /// The paths from the root of the text of the members that were filled, and of those that could not be.
    pub(crate) fn into_paths(mut self, text: &str) -> (Vec<Vec<Segment>>, Vec<Vec<Segment>>) {
        // What is around the outermost structs.
        let read = extend_paths(&mut Cursor::new(text), None, &mut self.records);
        debug_assert!(read.is_ok(), "a text that was read is read again");
        let (filled, lacking): (Vec<_>, Vec<_>) = self
            .records
            .into_iter()
            .partition(|record| record.is_filled);
        let paths = |records: Vec<Record>| records.into_iter().map(|record| record.path).collect();
        (paths(filled), paths(lacking))
    }

    /// Lets the paths of what is missing inside the innermost object begin with its members.
    fn close(&mut self, text: &str, shape: &Shape) {
        let Some((start, first)) = self.open.pop() else {
            return;
        };
        self.closed = start;
        let inside = &mut self.records[first..];
        // What the object itself lacks comes last, and is at its start.
        let nested = inside.partition_point(|record| record.start > start);
        let mut cursor = Cursor::new(text);
        cursor.offset = start;
        // The text has been read before, so nothing is wrong in it.
        let read = extend_paths(&mut cursor, Some(shape), &mut inside[..nested]);
        debug_assert!(read.is_ok(), "an object that was read is read again");
        for record in inside {
            record.start = start;
        }
    }
}

/// The fills of a reader that fills; none while it reads one, or tries the variants of a union: a variant must not fit by what is added.
fn active<'a, 'de>(reader: &'a mut Reader<'de>) -> Option<&'a mut Fills<'de>> {
    let tries = reader.decisions.is_open();
    let fills = reader.fills.as_deref_mut()?;
    (!tries && fills.document.is_none()).then_some(fills)
}

/// An object begins.
#[cold]
pub(super) fn begin(reader: &mut Reader<'_>) {
    let offset = reader.cursor.offset;
    if let Some(fills) = active(reader) {
        fills.open.push((offset, fills.records.len()));
    }
}

/// Goes on in the document if the text of a fill was being read; whether it was.
#[cold]
pub(super) fn resume(reader: &mut Reader<'_>) -> bool {
    let document = reader
        .fills
        .as_deref_mut()
        .and_then(|fills| fills.document.take());
    let Some((cursor, hidden)) = document else {
        return false;
    };
    reader.cursor = cursor;
    reader.hidden = hidden;
    true
}

/// An object ends, before its closing brace: the first member that is missing and has a fill, whose text comes next then.
///
/// `seen` and `overflow` say which members have come. If there is none, the paths of what is missing inside the object begin with its
/// members from now on.
#[cold]
pub(super) fn end(
    reader: &mut Reader<'_>,
    shape: &Shape,
    seen: u64,
    overflow: usize,
) -> Option<usize> {
    let cursor = reader.cursor;
    let missing = shape.fills.iter().find(|&(index, _)| {
        reader.overflow.word(seen, overflow, index / 64) >> (index % 64) & 1 == 0
    });
    let fills = active(reader)?;
    let Some(&(index, text)) = missing else {
        fills.close(cursor.text, shape);
        return None;
    };
    let &(start, _) = fills.open.last()?;
    fills.records.push(Record {
        start,
        path: vec![Segment::Key(shape.keys[index])],
        is_filled: true,
    });
    let hidden = core::mem::take(&mut reader.hidden);
    if let Some(fills) = &mut reader.fills {
        fills.document = Some((cursor, hidden));
    }
    reader.cursor = Cursor {
        text,
        offset: 0,
        ..cursor
    };
    Some(index)
}

/// Notes a member that must be there, has no fill, and did not come; whether reading goes on, to find them all.
#[cold]
pub(super) fn lacks(reader: &mut Reader<'_>, key: &'static str) -> bool {
    let Some(fills) = active(reader) else {
        return false;
    };
    fills.records.push(Record {
        start: fills.closed,
        path: vec![Segment::Key(key)],
        is_filled: false,
    });
    true
}

/// Adds to each path the steps from the value that comes next; the records are in the order of the text, and inside that value.
///
/// The types between two structs are unknown here: what is no array is a map, and the keys of a map are not ours to print.
fn extend_paths(
    cursor: &mut Cursor<'_>,
    shape: Option<&Shape>,
    records: &mut [Record],
) -> Result<(), Error> {
    let here = cursor.offset_of_next();
    let reached = records.partition_point(|record| record.start <= here);
    let mut records = &mut records[reached..];
    if records.is_empty() {
        return skip::value(cursor, Check::Syntax).map(drop);
    }
    let is_array = cursor.peek() == b'[';
    cursor.bump();
    let mut index = 0;
    while !records.is_empty() && !matches!(cursor.peek(), b']' | b'}' | 0) {
        let segment = if is_array {
            Segment::Index(index)
        } else {
            let name = RawName::read(cursor)?.name();
            let declared = shape.zip(name).and_then(|(shape, name)| shape.find(&name));
            let key = shape.zip(declared).map(|(shape, index)| shape.keys[index]);
            key.map_or(Segment::Undeclared, Segment::Key)
        };
        let mut value = *cursor;
        skip::value(cursor, Check::Syntax)?;
        let inside = records.partition_point(|record| record.start < cursor.offset);
        let (these, rest) = records.split_at_mut(inside);
        if !these.is_empty() {
            extend_paths(&mut value, None, these)?;
        }
        for record in these {
            record.path.push(segment);
        }
        records = rest;
        index += 1;
        if cursor.peek() == b',' {
            cursor.bump();
        }
    }
    Ok(())
}
