//! Members as the exact source they were read from.
//!
//! Names and values were checked when they were read, so nothing here can fail: where the source turns out not to be what was checked,
//! the code is wrong and panics.

use core::ops::Range;
use std::borrow::Cow;

use super::index::INDEX_THRESHOLD;
use super::members::{Members, Span};
use crate::json::protocol::{RawCapture, RawName, RawOps, RawRun};
use crate::json::{RunMembers, Writer};

/// How long a source may be to need no allocation of its own: as long as fits where parsed members would be.
const INLINE_CAPACITY: usize = 79;

/// Members as `"name":value,"name":value`. Where each of them begins is not kept but found again on demand.
#[derive(Clone)]
pub(super) struct RawMembers<V> {
    source: Source<V>,
    count: u32,
    /// Whether there is white space between names and values.
    spaced: bool,
    ops: RawOps<V>,
}

#[derive(Clone)]
enum Source<V> {
    Inline {
        length: u8,
        bytes: [u8; INLINE_CAPACITY],
    },
    /// A `V` that is used as a string and is no value: so a type that borrows from the input can borrow the whole source.
    InValue(V),
}

impl<V> RawMembers<V> {
    /// The members of a run.
    pub(super) fn new<'de>(capture: &RawCapture<'de, V>, run: RawRun<'de>) -> Self {
        Self {
            source: Source::new(capture, run.text),
            count: run.count,
            spaced: run.spaced,
            ops: capture.ops,
        }
    }

    /// Adds a run whose names are not there yet; `false` if this kind of source can't grow.
    pub(super) fn append<'de>(&mut self, capture: &RawCapture<'de, V>, run: &RawRun<'de>) -> bool {
        let Some(count) = self.count.checked_add(run.count) else {
            return false;
        };
        if let Source::InValue(value) = &mut self.source {
            if !(capture.append)(value, &run.text) {
                return false;
            }
        } else {
            let source = format!("{},{}", self.as_str(), run.text);
            self.source = Source::new(capture, Cow::Owned(source));
        }
        self.count = count;
        self.spaced |= run.spaced;
        true
    }

    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether comparing the names one by one is no slower than the index of parsed members.
    pub(super) fn is_short(&self) -> bool {
        self.len() <= INDEX_THRESHOLD
    }

    fn as_str(&self) -> &str {
        match &self.source {
            Source::Inline { .. } => {
                core::str::from_utf8(self.inline_bytes()).expect("it was copied from a string")
            }
            Source::InValue(value) => (self.ops.as_str)(value),
        }
    }

    /// The bytes of an inline source, unchecked because that costs more than all the rest of writing them.
    fn inline_bytes(&self) -> &[u8] {
        match &self.source {
            Source::Inline { length, bytes } => &bytes[..usize::from(*length)],
            Source::InValue(_) => &[],
        }
    }

    /// A part of the source, on the borders of members, names or values.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        &self.as_str()[range]
    }

    /// Writes each member as `,"name":value`.
    pub(super) fn write(&self, writer: &mut Writer) {
        match &self.source {
            _ if self.spaced => {
                let source = self.as_str();
                for member in RunMembers::new(source) {
                    writer.raw_name(member.name.source());
                    writer.raw(&source[member.value_start..member.end]);
                }
            }
            Source::Inline { .. } => {
                writer.comma();
                writer.raw_bytes(self.inline_bytes());
            }
            Source::InValue(_) => {
                writer.comma();
                writer.raw(self.as_str());
            }
        }
    }

    /// The names in their order, without escapes.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        RunMembers::new(self.as_str()).map(|member| unescaped(member.name))
    }

    /// All members as values, each with its span.
    pub(super) fn parse(&self) -> Members<V> {
        let mut members = Members::default();
        let source = self.as_str();
        for member in RunMembers::new(source) {
            let name = unescaped(member.name);
            let value = match (&self.source, self.ops.parse) {
                (Source::InValue(value), _) => {
                    (self.ops.parse_range)(value, member.value_start..member.end)
                }
                (Source::Inline { .. }, Some(parse)) => {
                    parse(&source[member.value_start..member.end])
                }
                (Source::Inline { .. }, None) => unreachable!("only inline if it can be parsed"),
            };
            let span = Span::new(member.start..member.end);
            members.push(name.into(), value, span);
        }
        debug_assert_eq!(members.len(), self.len(), "a member of the source is lost");
        members
    }
}

impl<V> Source<V> {
    fn new<'de>(capture: &RawCapture<'de, V>, source: Cow<'de, str>) -> Self {
        // A type without `parse` borrows from the input, so its source must not be copied.
        match (capture.ops.parse, u8::try_from(source.len())) {
            (Some(_), Ok(length)) if source.len() <= INLINE_CAPACITY => {
                let mut bytes = [0; INLINE_CAPACITY];
                bytes[..source.len()].copy_from_slice(source.as_bytes());
                Self::Inline { length, bytes }
            }
            _ => Self::InValue((capture.store)(source)),
        }
    }
}

/// A name without escapes.
fn unescaped(name: RawName<'_>) -> Cow<'_, str> {
    let name = name.name();
    name.expect("escapes are checked when a name is read")
}
