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
    /// The open objects, the outermost first.
    open: Vec<Object>,
    /// The object that was closed last: a member that it lacks for good is found after that.
    closed: Option<Object>,
    /// The objects that lack something, or have one inside that does. All others are nobody's business in the end.
    concerned: Vec<Object>,
    records: Vec<Record>,
    /// Where the reader is in the document while it reads the text of a fill, and the tags that it hides there.
    document: Option<(Cursor<'de>, HiddenTags)>,
}

/// An object of the text.
#[derive(Clone, Copy)]
struct Object {
    offset: usize,
    shape: &'static Shape,
    /// It is listed among those that are concerned.
    is_listed: bool,
}

/// A member that was missing.
struct Record {
    /// The offset of the object that lacks it.
    start: usize,
    /// From the inside out.
    path: Vec<Segment>,
    is_filled: bool,
}

impl Fills<'_> {
    /// The paths from the root of the text of the members that were filled, and of those that could not be.
    pub(crate) fn into_paths(mut self, text: &str) -> (Vec<Vec<Segment>>, Vec<Vec<Segment>>) {
        self.concerned.sort_unstable_by_key(|object| object.offset);
        // In the order of the text, while the paths are reported in the order in which they were found.
        let mut records: Vec<&mut Record> = self.records.iter_mut().collect();
        records.sort_by_key(|record| record.start);
        // The text has been read before, so nothing is wrong in it. It is read again at most once, however deep it nests.
        let read = extend_paths(&mut Cursor::new(text), &self.concerned, &mut records);
        debug_assert!(read.is_ok(), "a text that was read is read again");
        let (filled, lacking): (Vec<_>, Vec<_>) = self
            .records
            .into_iter()
            .partition(|record| record.is_filled);
        let paths = |records: Vec<Record>| records.into_iter().map(|record| record.path).collect();
        (paths(filled), paths(lacking))
    }

    /// Notes that `object` lacks the member `key`. The objects around it are needed for its path, and are open.
    fn lack(&mut self, object: Object, key: &'static str, is_filled: bool) {
        let around = self.open.iter_mut().rev();
        for object in around.take_while(|object| !object.is_listed) {
            object.is_listed = true;
            self.concerned.push(*object);
        }
        if !object.is_listed
            && self
                .open
                .last()
                .is_none_or(|last| last.offset != object.offset)
        {
            self.concerned.push(object);
        }
        self.records.push(Record {
            start: object.offset,
            path: vec![Segment::Key(key)],
            is_filled,
        });
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
pub(super) fn begin(reader: &mut Reader<'_>, shape: &'static Shape) {
    let offset = reader.cursor.offset_of_next();
    if let Some(fills) = active(reader) {
        fills.open.push(Object {
            offset,
            shape,
            is_listed: false,
        });
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
/// `seen` and `overflow` say which members have come.
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
        fills.closed = fills.open.pop();
        return None;
    };
    let object = *fills.open.last()?;
    fills.lack(object, shape.keys[index], true);
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
    let Some(object) = fills.closed else {
        return false;
    };
    fills.lack(object, key, false);
    // So that it is listed once.
    fills.closed = Some(Object {
        is_listed: true,
        ..object
    });
    true
}

/// Adds to each path the steps from the value that comes next; the records are in the order of the text, and inside that value.
///
/// The types between two structs are unknown here: what is no array is a map, and the keys of a map are not ours to print.
fn extend_paths(
    cursor: &mut Cursor<'_>,
    concerned: &[Object],
    records: &mut [&mut Record],
) -> Result<(), Error> {
    let here = cursor.offset_of_next();
    let reached = records.partition_point(|record| record.start <= here);
    let mut records = &mut records[reached..];
    if records.is_empty() {
        return Ok(());
    }
    let object = concerned.binary_search_by_key(&here, |object| object.offset);
    let shape = object.ok().map(|index| concerned[index].shape);
    let is_array = cursor.peek() == b'[';
    cursor.bump();
    let mut index = 0;
    while !records.is_empty() && !matches!(cursor.peek(), b']' | b'}' | 0) {
        let name = if is_array {
            None
        } else {
            Some(RawName::read(cursor)?)
        };
        let mut value = *cursor;
        skip::value(cursor, Check::Syntax)?;
        let inside = records.partition_point(|record| record.start < cursor.offset);
        let (these, rest) = records.split_at_mut(inside);
        if !these.is_empty() {
            extend_paths(&mut value, concerned, these)?;
            let declared = || {
                let shape = shape?;
                Some(shape.keys[shape.find(&name?.name()?)?])
            };
            let segment = if is_array {
                Segment::Index(index)
            } else {
                declared().map_or(Segment::Undeclared, Segment::Key)
            };
            for record in these {
                record.path.push(segment);
            }
        }
        records = rest;
        index += 1;
        if cursor.peek() == b',' {
            cursor.bump();
        }
    }
    Ok(())
}
