//! Members as the text they were read from.
//!
//! In: runs of members, already checked. Out: the same bytes, or the values on demand. Where each member stands is found
//! again when somebody asks; most containers are only written back.

use core::ops::Range;
use std::borrow::Cow;

use super::kept::Kept;
use super::members::Members;
use crate::json::protocol::{RawCapture, RawOps, RawRun};
use crate::json::{RunMembers, Writer};

/// From how many members on looking for a name is left to the values, which have an index.
const MANY: u32 = 16;

/// Members as `"name":value,"name":value`, in the spelling of the source.
#[derive(Clone)]
pub(super) struct Text<V> {
    kept: Kept<V>,
    count: u32,
    /// Whether there is white space between names and values.
    spaced: bool,
    ops: RawOps<V>,
}

/// Where one member stands in the text.
pub(super) type Span = Range<usize>;

impl<V> Text<V> {
    /// The text of a run.
    pub(super) fn new<'de>(capture: &RawCapture<'de, V>, run: RawRun<'de>) -> Self {
        Self {
            kept: Kept::new(capture, run.text),
            count: run.count,
            spaced: run.spaced,
            ops: capture.ops,
        }
    }

    /// Adds a run whose names are not there yet; `false` if this kind of text cannot grow.
    pub(super) fn append<'de>(&mut self, capture: &RawCapture<'de, V>, run: &RawRun<'de>) -> bool {
        let Some(count) = self.count.checked_add(run.count) else {
            return false;
        };
        let grown = self.kept.append(capture, &run.text);
        if grown {
            self.count = count;
            self.spaced |= run.spaced;
        }
        grown
    }

    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    pub(super) fn as_str(&self) -> &str {
        match &self.kept {
            Kept::Short(short) => short.as_str(),
            Kept::Held(held) => (self.ops.as_str)(held),
        }
    }

    /// Writes each member as `,"name":value`.
    pub(super) fn write(&self, writer: &mut Writer) {
        if let (Kept::Short(short), false) = (&self.kept, self.spaced) {
            writer.comma();
            return writer.raw_bytes(short.as_bytes());
        }
        let text = self.as_str();
        if !self.spaced {
            writer.comma();
            return writer.raw(text);
        }
        for piece in RunMembers::new(text) {
            writer.raw_name(piece.key.source());
            writer.raw(text.get(piece.value_start..piece.end).unwrap_or_default());
        }
    }

    /// The text of one member.
    pub(super) fn member(&self, span: &Span) -> &str {
        self.as_str().get(span.clone()).unwrap_or_default()
    }

    /// The places of all members in their order.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        RunMembers::new(self.as_str()).map(|piece| piece.start..piece.end)
    }

    /// The names in their order, without escapes.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        // The escapes were checked when the name was read.
        RunMembers::new(self.as_str()).map(|piece| piece.key.name().unwrap_or_default())
    }

    /// Whether there is a member of this (unescaped) name; nothing if it is not worth looking here.
    pub(super) fn contains(&self, name: &str) -> Option<bool> {
        (self.count <= MANY).then(|| self.names().any(|own| own == name))
    }

    /// The value in a range of the text.
    fn value(&self, range: Range<usize>) -> V {
        match (&self.kept, self.ops.parse) {
            (Kept::Held(held), _) => (self.ops.parse_range)(held, range),
            (Kept::Short(short), Some(parse)) => {
                parse(short.as_str().get(range).unwrap_or_default())
            }
            (Kept::Short(_), None) => unreachable!("only kept short if it can be parsed"),
        }
    }

    /// All members as values.
    pub(super) fn parse(&self) -> Members<V> {
        let mut members = Members::default();
        for piece in RunMembers::new(self.as_str()) {
            let name = piece.key.name().unwrap_or_default();
            let value = self.value(piece.value_start..piece.end);
            members.push_new(name.into(), value);
        }
        members
    }
}
