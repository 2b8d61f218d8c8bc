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
    count: usize,
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
    /// The same for several runs of an object, with declared members between them, where a `V` can't grow.
    InValues(Vec<V>),
}

impl<V> RawMembers<V> {
    /// The members of a run.
    pub(super) fn new<'de>(capture: &RawCapture<'de, V>, run: RawRun<'de>) -> Self {
        Self {
            source: Source::new(capture, run.text),
            count: run.count as usize,
            spaced: run.spaced,
            ops: capture.ops,
        }
    }

    /// Adds a run whose names are not there yet.
    pub(super) fn append<'de>(&mut self, capture: &RawCapture<'de, V>, run: RawRun<'de>) {
        self.count += run.count as usize;
        self.spaced |= run.spaced;
        self.source.append(capture, run.text);
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Whether comparing the names one by one is no slower than the index of parsed members.
    pub(super) fn is_short(&self) -> bool {
        self.len() <= INDEX_THRESHOLD
    }

    /// The runs. A [`Span`] counts as if they followed each other without a comma.
    fn runs(&self) -> impl Iterator<Item = Run<'_, V>> {
        let inline = matches!(self.source, Source::Inline { .. }).then(|| {
            let bytes = self.source.inline_bytes();
            core::str::from_utf8(bytes).expect("it was copied from a string")
        });
        let inline = inline.map(|text| Run { text, value: None });
        let values = match &self.source {
            Source::Inline { .. } => &[],
            Source::InValue(value) => core::slice::from_ref(value),
            Source::InValues(values) => values.as_slice(),
        };
        let values = values.iter().map(|value| Run {
            text: (self.ops.as_str)(value),
            value: Some(value),
        });
        inline.into_iter().chain(values)
    }

    /// A part of the source, on the borders of members, names or values.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        let mut start = 0;
        for run in self.runs() {
            let end = start + run.text.len();
            if range.end <= end {
                return &run.text[range.start - start..range.end - start];
            }
            start = end;
        }
        unreachable!("a span is of one of the runs")
    }

    /// Writes each member as `,"name":value`.
    pub(super) fn write(&self, writer: &mut Writer) {
        if let (Source::Inline { .. }, false) = (&self.source, self.spaced) {
            // Unchecked, because that costs more than all the rest of writing them.
            writer.comma();
            writer.raw_bytes(self.source.inline_bytes());
        } else {
            for run in self.runs() {
                self.write_part(run.text, writer);
            }
        }
    }

    /// Writes the member at `range`, as [`Self::write`] does.
    pub(super) fn write_member(&self, range: Range<usize>, writer: &mut Writer) {
        self.write_part(self.slice(range), writer);
    }

    fn write_part(&self, text: &str, writer: &mut Writer) {
        if self.spaced {
            for member in RunMembers::new(text) {
                writer.raw_name(member.name.source());
                writer.raw(&text[member.value_start..member.end]);
            }
        } else {
            writer.comma();
            writer.raw(text);
        }
    }

    /// The names in their order, without escapes.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let members = self.runs().flat_map(|run| RunMembers::new(run.text));
        members.map(|member| unescaped(member.name))
    }

    /// All members as values, each with its span.
    pub(super) fn parse(&self) -> Members<V> {
        let mut members = Members::default();
        let mut start = 0;
        for run in self.runs() {
            for member in RunMembers::new(run.text) {
                let range = member.value_start..member.end;
                let value = match (run.value, self.ops.parse) {
                    (Some(value), _) => (self.ops.parse_range)(value, range),
                    (None, Some(parse)) => parse(&run.text[range]),
                    (None, None) => unreachable!("only inline if it can be parsed"),
                };
                let span = Span::new(start + member.start..start + member.end);
                members.push(unescaped(member.name).into(), value, span);
            }
            start += run.text.len();
        }
        debug_assert_eq!(members.len(), self.len(), "a member of the source is lost");
        members
    }
}

/// Members that followed each other in the input.
struct Run<'a, V> {
    text: &'a str,
    /// What holds the text, if it is a `V`.
    value: Option<&'a V>,
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

    fn inline_bytes(&self) -> &[u8] {
        match self {
            Self::Inline { length, bytes } => &bytes[..usize::from(*length)],
            Self::InValue(_) | Self::InValues(_) => &[],
        }
    }

    fn append<'de>(&mut self, capture: &RawCapture<'de, V>, text: Cow<'de, str>) {
        match self {
            Self::Inline { length, bytes } => {
                let start = usize::from(*length);
                let end = start + 1 + text.len();
                if end <= INLINE_CAPACITY {
                    bytes[start] = b',';
                    bytes[start + 1..end].copy_from_slice(text.as_bytes());
                    *length = u8::try_from(end).expect("it is at most the capacity");
                    return;
                }
                let inline = core::str::from_utf8(&bytes[..start]);
                // Room for further runs: where there are two there are often more.
                let mut source = String::with_capacity(2 * end);
                source.push_str(inline.expect("it was copied from a string"));
                source.push(',');
                source.push_str(&text);
                *self = Self::InValue((capture.store)(Cow::Owned(source)));
            }
            Self::InValue(value) => {
                if (capture.append)(value, &text) {
                    return;
                }
                let further = (capture.store)(text);
                let Self::InValue(first) = core::mem::replace(self, Self::InValues(Vec::new()))
                else {
                    unreachable!("it was matched just now")
                };
                *self = Self::InValues(vec![first, further]);
            }
            Self::InValues(values) => values.push((capture.store)(text)),
        }
    }
}

/// A name without escapes.
fn unescaped(name: RawName<'_>) -> Cow<'_, str> {
    let name = name.name();
    name.expect("escapes are checked when a name is read")
}
