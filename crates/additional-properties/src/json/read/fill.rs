//! Members that are missing and get a value: how the reader reads what an earlier version of a type wrote.
//!
//! At the end of an object the reader reads each missing member from the text of its `fill`, as if it stood there, and goes on behind it.
//! So a type needs no code for it, and an object in which nothing is missing costs one comparison.

use core::mem::take;

use super::super::fill::{FilledPointers, Node, UNDECLARED};
use super::super::shape::Shape;
use super::before::member_before;
use super::cursor::Cursor;
use super::hidden::HiddenTags;
use super::{ObjectReader, Reader};
use crate::union::Decisions;

/// What was filled, and what could not be.
#[derive(Default)]
pub(crate) struct Fills<'de> {
    /// The arrays and objects around the next value, by depth. What is beyond its depth is closed.
    open: Vec<Open>,
    pointers: FilledPointers,
    /// One bit for each of the first 64 members of the object that ends here that was filled.
    filled: u64,
    /// The node of an object that lacks a member without a fill, and the key of the member.
    lacking: Vec<(u32, &'static str)>,
    /// What the reader left in the document while it reads the text of a fill.
    document: Option<Left<'de>>,
    /// Whether nothing is filled: in the text of a fill, and where the variants of a union are tried for what fits a value as it is.
    is_paused: bool,
}

/// What belongs to the place in the document at which the text of a fill is read: the offsets in it are none in that text.
struct Left<'de> {
    cursor: Cursor<'de>,
    hidden: HiddenTags,
    decisions: Decisions,
}

/// An array or object that is being read.
#[derive(Clone, Copy)]
struct Open {
    /// The members that are declared; none for an array or a map.
    shape: Option<&'static Shape>,
    offset: usize,
    /// The index of the element that is being read, in an array.
    element: u32,
    /// Its node among those of the pointers, or `UNKNOWN`: most have none, because nothing inside is missing.
    node: u32,
}

const UNKNOWN: u32 = u32::MAX;

/// How much was filled before a variant is tried.
#[derive(Clone, Copy, Default)]
pub(in crate::json) struct FillMark {
    pointers: (usize, usize),
    lacking: usize,
}

impl Fills<'_> {
    /// An array or object begins, with so many around it.
    fn begin(&mut self, depth: u32, open: Open) {
        match self.open.get_mut(depth as usize) {
            Some(closed) => *closed = open,
            None => self.push(open),
        }
        debug_assert!(
            self.open.len() > depth as usize,
            "those around it have begun before"
        );
    }

    #[cold]
    fn push(&mut self, open: Open) {
        if self.open.is_empty() {
            self.open.reserve(16);
        }
        self.open.push(open);
    }

    /// The node of the array or object of this depth.
    fn node(&mut self, text: &str, depth: u32) -> u32 {
        let open = &mut self.open[..depth as usize];
        let known = open.iter().rposition(|open| open.node != UNKNOWN);
        for index in known.map_or(0, |index| index + 1)..open.len() {
            let outer = index.checked_sub(1).map(|outer| open[outer]);
            let step = outer.map(|outer| outer.step_to(text, open[index].offset));
            open[index].node = self.pointers.push(Node {
                shape: open[index].shape,
                filled: 0,
                outer: outer.map_or(0, |outer| outer.node),
                step: step.unwrap_or(UNDECLARED),
            });
        }
        open.last().map_or(0, |open| open.node)
    }
}

impl Open {
    fn new(shape: Option<&'static Shape>, offset: usize) -> Self {
        Self {
            shape,
            offset,
            element: UNDECLARED,
            node: UNKNOWN,
        }
    }

    /// The step to the value at `offset` of the text.
    fn step_to(&self, text: &str, offset: usize) -> u32 {
        let Some(shape) = self.shape else {
            return self.element;
        };
        let member = member_before(shape, text, offset);
        let member = member.map(u32::try_from);
        member.and_then(Result::ok).unwrap_or(UNDECLARED)
    }
}

/// A reader that fills missing members.
pub(in crate::json) fn filling(text: &str) -> Reader<'_> {
    Reader {
        fills: Some(Box::default()),
        ..Reader::new(text)
    }
}

/// Pointers to the members that were filled, and to those that could not be.
pub(in crate::json) fn take_pointers(reader: &mut Reader<'_>) -> (FilledPointers, Vec<String>) {
    let Fills {
        pointers, lacking, ..
    } = reader
        .fills
        .take()
        .map_or_else(Fills::default, |fills| *fills);
    let lacking = lacking.iter();
    let lacking = lacking.map(|&(node, key)| pointers.pointer(node, key));
    let lacking = lacking.collect();
    (pointers, lacking)
}

/// The fills of a reader that fills; none while it does not.
#[inline]
fn active<'a, 'de>(reader: &'a mut Reader<'de>) -> Option<&'a mut Fills<'de>> {
    let fills = reader.fills.as_deref_mut()?;
    (!fills.is_paused).then_some(fills)
}

/// An array begins; whether [`element`] has to be called for each element.
pub(super) fn begin_array(reader: &mut Reader<'_>) -> bool {
    begin(reader, None)
}

/// The array takes its next element, the one with this index.
#[inline(never)]
pub(super) fn element(reader: &mut Reader<'_>, index: usize) {
    let depth = reader.cursor.depth;
    if let Some(fills) = active(reader) {
        fills.open[depth as usize - 1].element = u32::try_from(index).unwrap_or(UNDECLARED);
    }
}

/// An object begins that becomes a map.
pub(super) fn begin_map(reader: &mut Reader<'_>) {
    begin(reader, None);
}

/// An object begins that becomes a struct.
#[inline]
pub(super) fn begin_object(reader: &mut Reader<'_>, shape: &'static Shape) {
    begin(reader, Some(shape));
}

#[inline]
fn begin(reader: &mut Reader<'_>, shape: Option<&'static Shape>) -> bool {
    let Cursor { offset, depth, .. } = reader.cursor;
    let begun = active(reader).map(|fills| fills.begin(depth, Open::new(shape, offset)));
    begun.is_some()
}

/// Goes on in the document if the text of a fill was being read; whether it was.
#[inline(never)]
pub(super) fn resume(reader: &mut Reader<'_>) -> bool {
    let Some(fills) = reader.fills.as_deref_mut() else {
        return false;
    };
    let Some(left) = fills.document.take() else {
        return false;
    };
    fills.is_paused = false;
    (reader.cursor, reader.hidden) = (left.cursor, left.hidden);
    reader.decisions = left.decisions;
    true
}

/// An object ends, before its closing brace: the first member that is missing and has a fill whose text comes next then.
#[inline]
pub(super) fn end<'de>(object: &mut ObjectReader<'de>, reader: &mut Reader<'de>) -> Option<usize> {
    let shape = object.shape;
    let blank = shape.blank_fills & !object.seen;
    let missing = shape.fills.iter().find(|&&(index, _)| {
        let word = if index < 64 {
            object.seen
        } else {
            let overflow = &reader.overflow;
            overflow.word(object.seen, object.overflow, index / 64)
        };
        word >> (index % 64) & 1 == 0
    });
    let Cursor { text, depth, .. } = reader.cursor;
    let fills = active(reader)?;
    object.seen |= blank;
    fills.filled |= blank;
    match missing {
        Some(&(index @ ..64, _)) => fills.filled |= 1 << index,
        Some(&(index, _)) => {
            let node = fills.node(text, depth);
            fills.pointers.fill_beyond(node, shape.keys[index]);
        }
        None if fills.filled != 0 => {
            let node = fills.node(text, depth);
            let filled = take(&mut fills.filled);
            fills.pointers.fill(node, filled);
        }
        None => {}
    }
    let &(index, fill) = missing?;
    read_fill(reader, fill);
    Some(index)
}

/// Goes on in the text of a fill, until [`resume`].
fn read_fill(reader: &mut Reader<'_>, text: &'static str) {
    let left = Left {
        cursor: reader.cursor,
        hidden: take(&mut reader.hidden),
        decisions: take(&mut reader.decisions),
    };
    if let Some(fills) = &mut reader.fills {
        fills.document = Some(left);
        fills.is_paused = true;
    }
    reader.cursor.text = text;
    reader.cursor.offset = 0;
}

/// Notes a member that must be there, has no fill, and did not come in the object that was left last; whether reading goes on, to find them
/// all.
#[cold]
pub(super) fn lacks(reader: &mut Reader<'_>, key: &'static str) -> bool {
    let Cursor { text, depth, .. } = reader.cursor;
    let Some(fills) = active(reader) else {
        return false;
    };
    let node = fills.node(text, depth + 1);
    fills.lacking.push((node, key));
    true
}

/// Lets nothing be filled from now on; whether something would have been.
///
/// So the variants of a union are tried first: what fits a value as it is comes before what fits it by what is added.
pub(in crate::json) fn pause(reader: &mut Reader<'_>) -> bool {
    active(reader).is_some_and(|fills| {
        fills.is_paused = true;
        true
    })
}

/// Ends what [`pause`] began.
pub(in crate::json) fn unpause(reader: &mut Reader<'_>) {
    if let Some(fills) = &mut reader.fills {
        fills.is_paused = false;
    }
}

/// How much was filled so far.
pub(in crate::json) fn mark(reader: &Reader<'_>) -> FillMark {
    let fills = reader.fills.as_deref();
    fills.map_or_else(FillMark::default, |fills| FillMark {
        pointers: fills.pointers.mark(),
        lacking: fills.lacking.len(),
    })
}

/// Forgets what was filled since `mark`: how many members, or `None` if one was missing for good.
pub(in crate::json) fn undo(reader: &mut Reader<'_>, mark: FillMark) -> Option<usize> {
    let fills = reader.fills.as_deref_mut()?;
    let filled = fills.pointers.undo(mark.pointers);
    // Of an object that did not come to its end.
    fills.filled = 0;
    let is_whole = fills.lacking.len() == mark.lacking;
    fills.lacking.truncate(mark.lacking);
    for open in &mut fills.open {
        if open.node as usize >= mark.pointers.0 {
            open.node = UNKNOWN;
        }
    }
    is_whole.then_some(filled)
}
