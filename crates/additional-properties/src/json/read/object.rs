//! The loop over the members of a struct.
//!
//! All bookkeeping (order, duplicates, missing members, the path of an error) is here: the code of a struct is one `match` on an index.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::{Shape, UnknownPolicy};
use super::scan::{self, starts_with_key};
use super::{Check, RawName, Reader, fill};

/// An object that is being read into a struct.
pub struct ObjectReader<'de> {
    shape: &'static Shape,
    /// How the byte before the next member differs from `,`: it is `{` at first, then `,`.
    lead: u8,
    /// The member that comes next if the text has the order of the declaration.
    expected: usize,
    /// The member whose value is being read.
    current: usize,
    /// One bit for each of the first 64 members. The bits of the rest are on the reader, from `overflow` on.
    seen: u64,
    overflow: usize,
    /// Where the unknown names of this object begin, on the reader.
    pub(super) names: usize,
    /// The last name that was not the expected one.
    pub(super) name: RawName<'de>,
    /// The offset of the quote before `name`.
    pub(super) name_start: usize,
}

impl<'de> ObjectReader<'de> {
    /// What [`next`](Self::next) gives when there is no further member, or when reading failed.
    const END: usize = usize::MAX;

    /// The start of a loop. Nothing is read yet.
    #[inline]
    #[must_use]
    pub fn new(shape: &'static Shape) -> Self {
        Self {
            shape,
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
        if let Some(key) = self.shape.keys.get(self.expected) {
            if starts_with_key(reader.cursor.rest(), key.as_bytes(), self.lead) {
                if self.lead != 0 && !self.begin(reader) {
                    return Self::END;
                }
                reader.cursor.offset += key.len();
                return self.found(reader, self.expected);
            }
        }
        self.search(reader)
    }

    /// Steps to the end, or to the next member where it is not the expected one in compact form.
    #[inline(never)]
    fn search(&mut self, reader: &mut Reader<'de>) -> usize {
        if reader.fills.is_some() {
            fill::resume(reader);
        }
        loop {
            let byte = reader.cursor.peek();
            if byte == b'}' && self.lead == 0 {
                return self.close(reader);
            }
            if byte == b',' ^ self.lead {
                let bytes = reader.cursor.text.as_bytes();
                let quote = scan::end_of_space(bytes, reader.cursor.offset + 1);
                if let Some(index) = self.declared_at(reader, quote) {
                    if self.lead != 0 && !self.begin(reader) {
                        return Self::END;
                    }
                    reader.cursor.offset = quote - 1 + self.shape.keys[index].len();
                    return self.found(reader, index);
                }
            }
            match self.read_name(reader) {
                Ok(None) => {}
                Ok(Some(index)) => return index,
                Err(error) => {
                    reader.failure = Some(error);
                    return Self::END;
                }
            }
        }
    }

    /// Enters the object. The reader stays before `{`.
    fn begin(&mut self, reader: &mut Reader<'de>) -> bool {
        self.lead = 0;
        self.overflow = reader.overflow.len();
        self.names = reader.names.len();
        if reader.fills.is_some() {
            fill::begin(reader);
        }
        let deeper = reader.cursor.deepen();
        deeper.map_err(|error| reader.failure = Some(error)).is_ok()
    }

    /// Notes that a declared member has come.
    #[inline]
    fn found(&mut self, reader: &mut Reader<'de>, index: usize) -> usize {
        self.current = index;
        self.expected = index + 1;
        let fresh = reader.overflow.insert(&mut self.seen, self.overflow, index);
        if fresh {
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
        let segment = key.map_or(Segment::Undeclared, |key| Segment::Key(key));
        reader.failure = Some(error.inside(segment));
        Self::END
    }

    /// Reads the name of the next member to know which it is; `None` if it was one that is ignored.
    #[inline(never)]
    fn read_name(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        let lead = self.lead;
        if reader.cursor.peek() != b',' ^ lead {
            return Err(match lead {
                0 => reader.cursor.syntax("`,` or `}`"),
                _ => reader.wrong_type("an object"),
            });
        }
        if lead != 0 && !self.begin(reader) {
            return Ok(Some(Self::END));
        }
        if let Some(end) = reader.hidden.end_of_first(lead, reader.cursor.offset) {
            reader.cursor.offset = end;
            return Ok(None);
        }
        reader.cursor.bump();
        self.name_start = reader.cursor.offset_of_next();
        if lead != 0 && reader.cursor.peek() == b'}' {
            return Ok(Some(self.close(reader)));
        }
        self.name = RawName::read(&mut reader.cursor)?;
        self.choose(reader)
    }

    /// Leaves the object, unless there is a member to fill.
    fn close(&mut self, reader: &mut Reader<'de>) -> usize {
        if reader.fills.is_some() {
            if let Some(index) = fill::end(reader, self.shape, self.seen, self.overflow) {
                return self.found(reader, index);
            }
        }
        reader.cursor.leave();
        Self::END
    }

    /// The declared member whose name starts with the quote at this offset, if nothing but its key has to be compared for that.
    ///
    /// A name with escapes or white space behind it is none here, nor is that of a hidden tag: [`choose`](Self::choose) knows.
    #[inline]
    pub(super) fn declared_at(&self, reader: &Reader<'de>, quote: usize) -> Option<usize> {
        // The key begins with a comma; here a comma, a bracket or the last blank stands in front of the quote.
        let text = reader.cursor.text.as_bytes().get(quote - 1..)?;
        let lead = text.first()? ^ b',';
        let is_next = |key: &&&str| starts_with_key(text, key.as_bytes(), lead);
        let next = self.shape.keys.get(self.expected).filter(is_next);
        let index = next.map_or_else(|| self.shape.at(text, lead), |_| Some(self.expected))?;
        let depth = reader.cursor.depth + u32::from(self.lead != 0);
        (!reader.hidden.may_hide(self.shape.keys[index], depth)).then_some(index)
    }

    /// Finds out which member the name is of.
    fn choose(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        if reader.hides(self.name, self.name_start)? {
            return reader.skip(Check::Syntax).map(|_| None);
        }
        if let Some(index) = self.declared(reader)? {
            return Ok(Some(self.found(reader, index)));
        }
        self.current = self.shape.keys.len();
        match self.shape.unknown {
            UnknownPolicy::Keep => Ok(Some(self.current)),
            UnknownPolicy::Ignore => match reader.skip(Check::Syntax) {
                Ok(_) => Ok(None),
                Err(error) => Err(error.inside(Segment::Undeclared)),
            },
            UnknownPolicy::Deny => {
                let kind = ErrorKind::UnknownMember;
                let error = reader.error(kind, "a declared member", Found::Nothing);
                Err(error.inside(Segment::Undeclared))
            }
        }
    }

    /// The declared member of the last name.
    pub(super) fn declared(&self, reader: &Reader<'de>) -> Result<Option<usize>, Error> {
        if self.name.has_escapes() {
            return Ok(self.shape.find(&self.name(reader)?));
        }
        // `declared_at` has compared all keys, unless one of these was in its way.
        let end = self.name_start + self.name.source().len() + 3;
        let is_long = reader.cursor.text.len() > self.name_start + 8;
        let compared = reader.cursor.offset == end && is_long && reader.hidden.is_empty();
        if compared && self.shape.is_complete() {
            return Ok(None);
        }
        Ok(self.shape.find(self.name.source()))
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
        self.finish_with_optional(reader, &[])
    }

    /// The same, where the members in `optional` may be missing although the shape counts them as required: one bit for each, as
    /// there. Only their types know, and a table that asks types is one that the compiler has to run code for.
    ///
    /// # Errors
    ///
    /// See above.
    pub fn finish_with_optional(
        &self,
        reader: &mut Reader<'de>,
        optional: &[u64],
    ) -> Result<(), Error> {
        if let Some(error) = reader.failure.take() {
            return Err(error);
        }
        if (0..self.shape.required.len()).any(|word| self.missing_bits(reader, word, optional) != 0)
        {
            self.missing(reader, optional)?;
        }
        if reader.names.len() > self.names {
            reader.names.truncate(self.names);
        }
        if self.shape.keys.len() > 64 {
            reader.overflow.truncate(self.overflow);
        }
        Ok(())
    }

    /// One bit for each required member of the 64 of `word` that did not come.
    #[inline]
    fn missing_bits(&self, reader: &Reader<'de>, word: usize, optional: &[u64]) -> u64 {
        let seen = reader.overflow.word(self.seen, self.overflow, word);
        let optional = optional.get(word).map_or(0, |&optional| optional);
        self.shape.required[word] & !optional & !seen
    }

    /// The error of all members that are missing; none if the reader takes note of all of them.
    #[cold]
    fn missing(&self, reader: &mut Reader<'de>, optional: &[u64]) -> Result<(), Error> {
        let mut keys = Vec::new();
        for (index, key) in self.shape.keys.iter().enumerate() {
            let bits = self.missing_bits(reader, index / 64, optional);
            if bits >> (index % 64) & 1 == 1 && !fill::lacks(reader, key) {
                keys.push(*key);
            }
        }
        let Some((first, also)) = keys.split_first() else {
            return Ok(());
        };
        let error = reader.error(ErrorKind::Missing, "a required member", Found::Missing);
        Err(error.inside(Segment::Key(first)).with_also_missing(also))
    }
}
