//! The loop over the members of a struct.
//!
//! All bookkeeping (order, duplicates, missing members, the path of an error) is here: the code of a struct is one `match` on an index.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::Shape;
use super::scan::{self, starts_with_short_key};
use super::{MAX_DEPTH, RawName, Reader, fill, finish, unexpected};

/// An object that is being read into a struct.
pub struct ObjectReader<'de> {
    pub(super) shape: &'static Shape,
    /// The keys of which the expected one is compared: all, or none where one may be that of a hidden tag.
    guesses: &'static [&'static str],
    /// How the byte before the next member differs from `,`: it is `{` at first, then `,`.
    pub(super) lead: u8,
    /// The member that comes next if the text has the order of the declaration, or that of the names.
    pub(super) expected: usize,
    /// The member whose value is being read; the number of members for an unknown one.
    pub(super) current: usize,
    /// One bit for each of the first 64 members. The bits of the rest are on the reader, from `overflow` on.
    pub(super) seen: u64,
    pub(super) overflow: usize,
    /// Where the unknown names of this object begin, on the reader.
    pub(super) names: usize,
    /// The last name that was not the expected one.
    pub(super) name: RawName<'de>,
    /// The offset of the quote before `name`.
    pub(super) name_start: usize,
}

impl<'de> ObjectReader<'de> {
    /// What [`next`](Self::next) gives when there is no further member, or when reading failed.
    pub(super) const END: usize = usize::MAX;

    /// The start of a loop. Nothing is read yet.
    #[inline]
    #[must_use]
    pub fn new(shape: &'static Shape) -> Self {
        Self {
            shape,
            guesses: shape.keys,
            lead: b'{' ^ b',',
            expected: 0,
            current: 0,
            seen: 0,
            overflow: 0,
            names: 0,
            name: RawName::EMPTY,
            name_start: 0,
        }
    }

    /// Takes note of how the last value went and steps to the next one.
    ///
    /// Gives the index of a declared member, the number of declared members for an unknown one that the struct keeps, or a number
    /// beyond both at the end and after an error, which [`finish`](Self::finish) gives.
    pub fn next(&mut self, reader: &mut Reader<'de>, last: Result<(), Error>) -> usize {
        if let Err(error) = last {
            return self.fail(reader, error);
        }
        // Most texts are compact and in the order of the declaration: what the writer would write is compared at once, nothing scanned.
        // Whatever else comes is a call at the very end, so that this path saves few registers.
        let start = reader.cursor.offset;
        let Some(text) = reader.cursor.text.as_bytes().get(start..) else {
            return unexpected::search(self, reader, false);
        };
        if let Some(key) = self.guesses.get(self.expected) {
            if starts_with_short_key(text, key.as_bytes(), self.lead) {
                let value = start + key.len();
                if self.lead != 0 {
                    return self.take_first(reader, self.expected, value);
                }
                reader.cursor.offset = value;
                return self.found(reader, self.expected);
            }
        }
        match text {
            [b'}', ..] if self.lead == 0 => finish::close(self, reader),
            // There is nothing behind the text of a fill.
            [] => unexpected::search(self, reader, false),
            [first, ..] if *first != b',' ^ self.lead => unexpected::search(self, reader, false),
            [_, second, ..] if *second > b' ' => self.find(reader, text),
            _ => self.find_spaced(reader),
        }
    }

    /// Steps to the next member, whose name is behind a comma and white space, as in an indented text.
    #[inline(never)]
    fn find_spaced(&mut self, reader: &mut Reader<'de>) -> usize {
        let bytes = reader.cursor.text.as_bytes();
        let name = scan::end_of_indentation(bytes, reader.cursor.offset + 1);
        if let (Some(key), Some(text)) = (self.guesses.get(self.expected), bytes.get(name..)) {
            if starts_with_short_key(text, &key.as_bytes()[1..], 0) {
                return self.take(reader, self.expected, name - 1 + key.len(), true);
            }
        }
        self.find_at(reader, name)
    }

    /// Steps to the next member where it is not the expected one, in compact form. The text is the rest of the document.
    #[inline(never)]
    fn find(&mut self, reader: &mut Reader<'de>, text: &[u8]) -> usize {
        let Some((index, key)) = self.shape.at(text, self.lead) else {
            return unexpected::search(self, reader, true);
        };
        let start = reader.cursor.offset;
        if !reader.hidden.is_empty() {
            return self.find_at(reader, start + 1);
        }
        if self.lead != 0 {
            return self.take_first(reader, index, start + key.len());
        }
        self.learn_order(reader, index);
        reader.cursor.offset = start + key.len();
        self.found(reader, index)
    }

    /// The same where the name begins with the quote at this offset.
    #[inline(never)]
    fn find_at(&mut self, reader: &mut Reader<'de>, quote: usize) -> usize {
        let Some((index, length)) = self.declared_at(reader, quote) else {
            return unexpected::search(self, reader, true);
        };
        if self.lead == 0 {
            self.learn_order(reader, index);
        }
        let is_spaced = quote > reader.cursor.offset + 1;
        self.take(reader, index, quote - 1 + length, is_spaced)
    }

    /// Takes note of whether members come in alphabetical order. Who writes one object in it writes all objects in it.
    #[inline]
    fn learn_order(&self, reader: &mut Reader<'de>, index: usize) {
        let is_next = index == self.current + 1;
        if reader.is_sorted {
            reader.is_sorted = !is_next || index == self.expected;
        } else if !is_next && self.shape.next_sorted(self.current) == Some(index) {
            reader.is_sorted = true;
        }
    }

    /// Steps to the value of a member, at this offset or, in an indented text, behind the blank there.
    #[inline]
    pub(super) fn take(
        &mut self,
        reader: &mut Reader<'de>,
        index: usize,
        mut value: usize,
        is_spaced: bool,
    ) -> usize {
        value += usize::from(is_spaced && reader.cursor.text.as_bytes().get(value) == Some(&b' '));
        if self.lead != 0 {
            return self.take_first(reader, index, value);
        }
        reader.cursor.offset = value;
        self.found(reader, index)
    }

    /// Enters the object and steps to the value of its first member, at this offset.
    #[inline(never)]
    fn take_first(&mut self, reader: &mut Reader<'de>, index: usize, value: usize) -> usize {
        let is_rare = reader.fills.is_some() || !reader.hidden.is_empty();
        if is_rare || reader.cursor.depth >= MAX_DEPTH {
            return self.take_first_rarely(reader, index, value);
        }
        self.enter(reader, value);
        self.found(reader, index)
    }

    /// What `begin` does, without what happens rarely.
    #[inline]
    fn enter(&mut self, reader: &mut Reader<'de>, value: usize) {
        (self.lead, self.overflow) = (0, reader.overflow.len());
        self.names = reader.names.len();
        reader.cursor.depth += 1;
        reader.cursor.offset = value;
    }

    /// The same where members are filled or hidden, or the object is too deep.
    #[cold]
    fn take_first_rarely(&mut self, reader: &mut Reader<'de>, index: usize, value: usize) -> usize {
        if reader.hidden.is_empty() && reader.cursor.depth < MAX_DEPTH {
            fill::begin_object(reader, self.shape);
            self.enter(reader, value);
            return self.found(reader, index);
        }
        let depth = reader.cursor.depth + 1;
        if reader.hidden.may_hide(self.shape.keys[index], depth) {
            return unexpected::search(self, reader, true);
        }
        if !self.begin(reader) {
            return Self::END;
        }
        reader.cursor.offset = value;
        self.found(reader, index)
    }

    /// Enters the object. The reader stays before `{`.
    pub(super) fn begin(&mut self, reader: &mut Reader<'de>) -> bool {
        let (overflow, names) = (reader.overflow.len(), reader.names.len());
        (self.lead, self.overflow, self.names) = (0, overflow, names);
        if reader.fills.is_some() {
            fill::begin_object(reader, self.shape);
        }
        let deeper = reader.cursor.deepen();
        if !reader.hidden.is_empty() && reader.hidden.are_declared(self.shape, reader.cursor.depth)
        {
            self.guesses = &[];
        }
        deeper.map_err(|error| reader.failure = Some(error)).is_ok()
    }

    /// Notes that a declared member has come.
    #[inline]
    pub(super) fn found(&mut self, reader: &mut Reader<'de>, index: usize) -> usize {
        self.current = index;
        self.expected = index + 1;
        if reader.is_sorted {
            self.expected = self.shape.next_sorted(index).unwrap_or(index + 1);
        }
        if index < 64 && self.seen >> index & 1 == 0 {
            self.seen |= 1 << index;
            return index;
        }
        self.found_rarely(reader, index)
    }

    /// The same for a member beyond the 64th, or one that has come before.
    #[cold]
    fn found_rarely(&mut self, reader: &mut Reader<'de>, index: usize) -> usize {
        if reader.overflow.insert(&mut self.seen, self.overflow, index) {
            return index;
        }
        let error = reader.duplicate_member();
        self.fail(reader, error)
    }

    #[cold]
    fn fail(&mut self, reader: &mut Reader<'de>, mut error: Error) -> usize {
        if fill::resume(reader) {
            // A fill that is no value of its field is as good as none.
            error = reader.error(ErrorKind::Missing, "a required member", Found::Missing);
        }
        let key = self.shape.keys.get(self.current);
        reader.failure =
            Some(error.inside(key.map_or(Segment::Undeclared, |key| Segment::Key(key))));
        Self::END
    }

    /// The declared member whose name starts with the quote at this offset, and the length of its key, if nothing but the key has to be
    /// compared for that.
    ///
    /// A name with escapes or white space behind it is none here, nor is that of a hidden tag: [`unexpected`] knows.
    #[expect(clippy::inline_always, reason = "the call would cost a fifth of it")]
    #[inline(always)]
    pub(super) fn declared_at(&self, reader: &Reader<'de>, quote: usize) -> Option<(usize, usize)> {
        // The key begins with a comma; here a comma, a bracket or the last blank stands in front of the quote.
        let text = reader.cursor.text.as_bytes().get(quote - 1..)?;
        let lead = text.first()? ^ b',';
        let (index, key) = self.shape.at(text, lead)?;
        if !reader.hidden.is_empty() {
            let depth = reader.cursor.depth + u32::from(self.lead != 0);
            if reader.hidden.may_hide(key, depth) {
                return None;
            }
        }
        Some((index, key.len()))
    }

    /// The last name, without escapes.
    pub(crate) fn name(&self, reader: &Reader<'de>) -> Result<Cow<'de, str>, Error> {
        self.name.decoded(&reader.cursor)
    }

    /// How the whole object went.
    ///
    /// # Errors
    ///
    /// The error that ended it, or the required members that did not come.
    pub fn finish(&self, reader: &mut Reader<'de>) -> Result<(), Error> {
        finish::finish(self, reader, &[])
    }

    /// The same, where the members in `optional` may be missing although the shape counts them as required: one bit for each, as there.
    /// Only their types know, and a table that asks types is one that the compiler has to run code for.
    ///
    /// # Errors
    /// See above.
    pub fn finish_with_optional(
        &self,
        reader: &mut Reader<'de>,
        optional: &[u64],
    ) -> Result<(), Error> {
        finish::finish(self, reader, optional)
    }
}
