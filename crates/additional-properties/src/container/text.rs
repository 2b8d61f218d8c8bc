//! Members as the text they were read from.
//!
//! In: spellings of names and values, already checked. Out: the same bytes, or the values on demand.

use core::num::NonZeroU32;
use core::ops::Range;
use std::borrow::Cow;

use super::list::List;
use super::members::Members;
use crate::json::unescape;

/// Every member as `,"name":value`, one after another, in the spelling of the source.
#[derive(Clone)]
pub(super) struct Text<V> {
    all: String,
    spans: List<Span, 4>,
    parse: fn(&str) -> V,
}

/// Where one member stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Span {
    /// The comma before it.
    start: u32,
    /// The length of its name, and in the lowest bit whether that has escapes.
    name: u32,
    /// The end of its value.
    end: NonZeroU32,
}

impl Span {
    /// What stands before a name, and between a name and a value.
    const MARKS: usize = 2;

    /// The place of a member that is `length` long, at the end of a text; nothing if that is too long.
    fn after(start: usize, length: usize, name: &str, has_escapes: bool) -> Option<Self> {
        let name = u32::try_from(name.len()).ok()?.checked_mul(2)?;
        Some(Self {
            start: u32::try_from(start).ok()?,
            name: name | u32::from(has_escapes),
            end: NonZeroU32::new(u32::try_from(start + length).ok()?)?,
        })
    }

    const fn has_escapes(self) -> bool {
        self.name & 1 == 1
    }

    const fn name(self) -> Range<usize> {
        let start = self.start as usize + Self::MARKS;
        start..start + (self.name >> 1) as usize
    }

    const fn value(self) -> Range<usize> {
        self.name().end + Self::MARKS..self.end.get() as usize
    }
}

impl<V> Text<V> {
    /// No members yet; `parse` makes a value of its text, which is known to be one.
    pub(super) fn new(parse: fn(&str) -> V) -> Self {
        Self {
            all: String::new(),
            spans: List::default(),
            parse,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.all
    }

    /// The text of one member, with the comma before it.
    pub(super) fn member(&self, span: Span) -> &str {
        self.slice(span.start as usize..span.end.get() as usize)
    }

    /// The places of all members in their order.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.spans.iter().filter_map(|span| *span)
    }

    /// The names in their order, without escapes.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.spans().map(|span| name_in(&self.all, span))
    }

    /// Adds a member whose name is not there yet. Gives back `false` when offsets would not fit.
    pub(super) fn push(&mut self, name: &str, has_escapes: bool, value: &str) -> bool {
        let length = name.len() + value.len() + 2 * Span::MARKS;
        let Some(span) = Span::after(self.all.len(), length, name, has_escapes) else {
            return false;
        };
        if self.all.capacity() == 0 {
            // Room for a few more: growing costs more than what is left unused.
            self.all.reserve(length.max(60) * 2);
        }
        self.all.push_str(",\"");
        self.all.push_str(name);
        self.all.push_str("\":");
        self.all.push_str(value);
        let text = &self.all;
        self.spans
            .push(span, |span, index| index.hash(&name_in(text, *span)));
        true
    }

    /// Whether there is a member of this (unescaped) name.
    pub(super) fn contains(&self, name: &str) -> bool {
        let found = self.spans.find(name, |span| self.is_named(*span, name));
        found.is_some()
    }

    fn is_named(&self, span: Span, name: &str) -> bool {
        if span.has_escapes() {
            return name_in(&self.all, span) == name;
        }
        let range = span.name();
        let last = self.all.as_bytes().get(range.end - 1);
        // Names of one length often differ in a number at their end. Before an empty one is a quote.
        range.len() == name.len()
            && last == name.as_bytes().last().or(Some(&b'"'))
            && self.slice(range) == name
    }

    /// All members as values.
    pub(super) fn parse(&self) -> Members<V> {
        let mut members = Members::default();
        for span in self.spans() {
            let value = (self.parse)(self.slice(span.value()));
            members.push_new(name_in(&self.all, span).into(), value);
        }
        members
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.all.get(range).unwrap_or_default()
    }
}

fn name_in(text: &str, span: Span) -> Cow<'_, str> {
    let source = text.get(span.name()).unwrap_or_default();
    if span.has_escapes() {
        // The escapes were checked when the name was read.
        unescape(source).map_or(Cow::Borrowed(source), Cow::Owned)
    } else {
        Cow::Borrowed(source)
    }
}
