//! Members as the text they were read from.
//!
//! In: spellings of names and values, already checked. Out: the same bytes, or the values on demand.

use std::borrow::Cow;

use super::index::{Index, WORTH_IT};
use super::members::{Entry, Members};
use super::slots::Slots;
use crate::json::unescape;

/// Every member as `,"name":value`, one after another, in the spelling of the source.
#[derive(Clone)]
pub(super) struct Text<V> {
    text: String,
    spans: Slots<Span, 4>,
    index: Option<Box<Index>>,
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
    end: u32,
}

impl Span {
    const NAME: usize = 2;

    const fn has_escapes(self) -> bool {
        self.name & 1 == 1
    }

    const fn name(self) -> core::ops::Range<usize> {
        let start = self.start as usize + Self::NAME;
        start..start + (self.name >> 1) as usize
    }

    const fn value(self) -> core::ops::Range<usize> {
        self.name().end + Self::NAME..self.end as usize
    }
}

impl<V> Text<V> {
    /// No members yet; `parse` makes a value of its text, which is known to be one.
    pub(super) fn new(parse: fn(&str) -> V) -> Self {
        Self {
            text: String::new(),
            spans: Slots::default(),
            index: None,
            parse,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of one member, with the comma before it.
    pub(super) fn member(&self, span: Span) -> &str {
        self.slice(span.start as usize..span.end as usize)
    }

    /// The names in their order, without escapes.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.spans().map(|span| self.name(span))
    }

    /// Adds a member whose name is not there yet. Gives back `false` when offsets would not fit.
    pub(super) fn push(&mut self, name: &str, has_escapes: bool, value: &str) -> bool {
        let start = self.text.len();
        let added = name.len() + value.len() + 2 * Span::NAME;
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(start + added)) else {
            return false;
        };
        if self.text.capacity() == 0 {
            // Room for another one like this; more than one is common.
            self.text.reserve(2 * added);
        }
        self.text.push_str(",\"");
        self.text.push_str(name);
        self.text.push_str("\":");
        self.text.push_str(value);
        #[allow(
            clippy::cast_possible_truncation,
            reason = "shorter than the whole, which fits"
        )]
        let name = (name.len() as u32) << 1 | u32::from(has_escapes);
        self.spans.push(Span { start, name, end });
        self.extend_index();
        true
    }

    fn extend_index(&mut self) {
        let count = self.spans.len();
        match (self.index.as_deref_mut(), self.spans.get(count - 1)) {
            (Some(index), Some(span)) if !index.is_full() => {
                let name = name_in(&self.text, *span);
                index.add(index.hash(&name), count - 1);
            }
            (None, _) if count <= WORTH_IT => {}
            _ => self.index = Some(Box::new(Index::of(count, self.names().map(Some)))),
        }
    }

    /// Whether there is a member of this (unescaped) name.
    pub(super) fn contains(&self, name: &str) -> bool {
        let is_it = |span: &Span| {
            if span.has_escapes() {
                self.name(*span) == name
            } else {
                span.name().len() == name.len() && self.slice(span.name()) == name
            }
        };
        match &self.index {
            None => self.spans().any(|span| is_it(&span)),
            Some(index) => index
                .find(index.hash(name), |place| {
                    self.spans.get(place).is_some_and(is_it)
                })
                .is_some(),
        }
    }

    /// All members as values.
    pub(super) fn parse(&self) -> Members<V> {
        Members::from_text(self.spans().map(|span| {
            let entry = Entry {
                name: self.name(span).into(),
                value: (self.parse)(self.slice(span.value())),
            };
            (entry, span)
        }))
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        self.spans.from(0).filter_map(|slot| *slot)
    }

    fn name(&self, span: Span) -> Cow<'_, str> {
        name_in(&self.text, span)
    }

    fn slice(&self, range: core::ops::Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
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
