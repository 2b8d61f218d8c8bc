//! The loop over the members of a struct.
//!
//! The bookkeeping of a struct (order, duplicates, missing members, the path of an error) is all here, so that the code of each struct
//! is one `match` on the index of a member.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::{Shape, UnknownPolicy};
use super::scan::starts_with_key;
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
        // Most texts have the order of the declaration and no white space: then bracket or comma, quotes, name and colon are compared
        // at once with the literal that the writer would write, and nothing is scanned.
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
        let fresh = if index < 64 {
            let bit = 1 << index;
            let fresh = self.seen & bit == 0;
            self.seen |= bit;
            fresh
        } else {
            reader.overflow.insert(self.overflow, index)
        };
        if fresh { index } else { self.duplicate(reader) }
    }

    #[cold]
    fn duplicate(&mut self, reader: &mut Reader<'de>) -> usize {
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

    /// Steps to the next member where it is not the expected one in compact form.
    #[inline(never)]
    fn search(&mut self, reader: &mut Reader<'de>) -> usize {
        if reader.fills.is_some() {
            fill::resume(reader);
        }
        loop {
            match self.search_one(reader) {
                Ok(Some(index)) => return index,
                Ok(None) => {}
                Err(error) => {
                    reader.failure = Some(error);
                    return Self::END;
                }
            }
        }
    }

    /// The next member; `None` if it was one that is ignored.
    fn search_one(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        let before = reader.cursor.offset;
        let byte = reader.cursor.peek();
        if self.lead != 0 {
            if byte != b'{' {
                return Err(reader.wrong_type("an object"));
            }
            if !self.begin(reader) {
                return Ok(Some(Self::END));
            }
            reader.cursor.bump();
            if reader.cursor.peek() == b'}' {
                return Ok(Some(self.close(reader)));
            }
        } else if byte == b'}' {
            return Ok(Some(self.close(reader)));
        } else if byte == b',' {
            reader.cursor.bump();
        } else {
            return Err(reader.cursor.syntax("`,` or `}`"));
        }
        self.name_start = reader.cursor.offset_of_next();
        // Without white space `next` has made this comparison.
        if self.name_start != before + 1 {
            if let Some(key) = self.expected_behind_space(reader) {
                reader.cursor.offset += key.len() - 1;
                return Ok(Some(self.found(reader, self.expected)));
            }
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

    /// The key of the expected member if it comes next, behind white space.
    fn expected_behind_space(&self, reader: &Reader<'de>) -> Option<&'static str> {
        let key = *self.shape.keys.get(self.expected)?;
        // The key begins with a comma; here the last blank stands in front of the quote.
        let text = &reader.cursor.text.as_bytes()[reader.cursor.offset - 1..];
        let blank = text.first()?;
        starts_with_key(text, key.as_bytes(), blank ^ b',').then_some(key)
    }

    /// Finds out which member the name is of.
    fn choose(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        if reader.hides(self.name, self.name_start)? {
            return reader.skip(Check::Syntax).map(|_| None);
        }
        if let Some(index) = self.declared(reader)? {
            return Ok(Some(self.found(reader, index)));
        }
        let undeclared = self.shape.keys.len();
        self.current = undeclared;
        match self.shape.unknown {
            UnknownPolicy::Keep => Ok(Some(undeclared)),
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
        Ok(self.shape.find_near(self.name.source(), self.expected))
    }

    /// The last name, without escapes.
    pub(crate) fn name(&self, reader: &Reader<'de>) -> Result<Cow<'de, str>, Error> {
        let kind = ErrorKind::InvalidEscape;
        let error = || reader.error(kind, "a member name with valid escapes", Found::Byte);
        self.name.name().ok_or_else(error)
    }

    /// Whether the text goes on with the member that is expected, in compact form.
    pub(super) fn expects_next(&self, reader: &Reader<'de>) -> bool {
        let key = self.shape.keys.get(self.expected);
        key.is_some_and(|key| starts_with_key(reader.cursor.rest(), key.as_bytes(), 0))
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
