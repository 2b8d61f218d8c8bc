//! The loop over the members of a struct.
//!
//! In: a reader before an object, and the struct's [`Shape`]. Out: the index of one member after another, with the reader
//! before its value. The bookkeeping of a struct (order, duplicates, missing members, the path of an error) is all here,
//! so that the code of each struct is one `match`.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::{Shape, UnknownPolicy};
use super::name::{RawName, starts_with};
use super::{Check, Reader};

/// An object that is being read into a struct.
#[derive(Debug)]
pub struct ObjectReader<'de> {
    pub(super) shape: &'static Shape,
    /// How the byte before the next member differs from `,`: it is `{` at first, then `,`.
    lead: u8,
    /// The member that comes next if the text has the order of the declaration.
    expected: usize,
    /// The member whose value is being read.
    current: usize,
    /// One bit for each of the first 64 members. The bits of the rest are on the reader, from `wide` on.
    seen: u64,
    pub(super) wide: usize,
    /// Where the names of this object that are not declared begin, on the reader.
    pub(super) names: usize,
    pub(super) key: RawName<'de>,
    /// The offset of the quote before `key`.
    pub(super) key_start: usize,
}

impl<'de> ObjectReader<'de> {
    /// What [`next`](Self::next) gives when there is no further member, or when reading failed.
    pub const END: usize = usize::MAX;

    /// The start of a loop. Nothing is read yet.
    #[inline]
    #[must_use]
    pub fn new(shape: &'static Shape) -> Self {
        let key = RawName {
            source: "",
            escapes: false,
        };
        Self {
            shape,
            lead: b'{' ^ b',',
            expected: 0,
            current: 0,
            seen: 0,
            wide: 0,
            names: 0,
            key,
            key_start: 0,
        }
    }

    /// Takes note of how the last value went and steps to the next one.
    ///
    /// Gives the index of a declared member, the number of declared members for one that is not declared (see
    /// [`key`](Self::key)), or [`END`](Self::END).
    pub fn next(&mut self, reader: &mut Reader<'de>, last: Result<(), Error>) -> usize {
        if let Err(error) = last {
            return self.failed(reader, error);
        }
        if let Some(key) = self.shape.keys.get(self.expected) {
            if starts_with(reader.rest(), key.as_bytes(), self.lead) {
                if self.lead != 0 && !self.begin(reader) {
                    return Self::END;
                }
                reader.position += key.len();
                return self.found(reader, self.expected);
            }
        }
        self.search(reader)
    }

    /// Enters the object. The reader stays before `{`.
    fn begin(&mut self, reader: &mut Reader<'de>) -> bool {
        self.lead = 0;
        self.wide = reader.wide.len();
        self.names = reader.names.len();
        match reader.deepen() {
            Ok(()) => true,
            Err(error) => {
                reader.failure = Some(error);
                false
            }
        }
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
            reader.mark_wide(self.wide, index)
        };
        if fresh { index } else { self.duplicate(reader) }
    }

    #[cold]
    fn duplicate(&mut self, reader: &mut Reader<'de>) -> usize {
        let error = reader.duplicate_member();
        self.failed(reader, error)
    }

    #[cold]
    fn failed(&mut self, reader: &mut Reader<'de>, error: Error) -> usize {
        let key = self.shape.keys.get(self.current);
        let segment = key.map_or(Segment::Undeclared, |key| Segment::Key(key));
        reader.failure = Some(error.inside(segment));
        Self::END
    }

    /// Steps to the next member where it is not the expected one in compact form.
    #[inline(never)]
    fn search(&mut self, reader: &mut Reader<'de>) -> usize {
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
        let before = reader.position;
        let byte = reader.peek();
        if self.lead != 0 {
            if byte != b'{' {
                return Err(reader.wrong_type("an object"));
            }
            if !self.begin(reader) {
                return Ok(Some(Self::END));
            }
            reader.bump();
            if reader.peek() == b'}' {
                reader.leave();
                return Ok(Some(Self::END));
            }
        } else if byte == b'}' {
            reader.leave();
            return Ok(Some(Self::END));
        } else if byte == b',' {
            reader.bump();
        } else {
            return Err(reader.syntax("`,` or `}`"));
        }
        self.key_start = reader.position_of_next();
        // Without white space `next` has made this comparison.
        if self.key_start != before + 1 && self.expects_spaced(reader) {
            let length = self
                .shape
                .keys
                .get(self.expected)
                .map_or(1, |key| key.len());
            reader.position += length - 1;
            return Ok(Some(self.found(reader, self.expected)));
        }
        self.key = reader.key()?;
        self.choose(reader)
    }

    /// The declared member that the key stands for.
    pub(super) fn declared_by_key(&self, reader: &Reader<'de>) -> Result<Option<usize>, Error> {
        let key = self.key;
        if !key.escapes {
            return Ok(self.shape.find_near(key.source, self.expected));
        }
        match key.name() {
            Some(name) => Ok(self.shape.find(&name)),
            None => Err(reader.error(ErrorKind::InvalidEscape, "a valid escape", Found::Byte)),
        }
    }

    /// Whether the text goes on with the member that is expected, in compact form.
    pub(super) fn expects_next(&self, reader: &Reader<'de>) -> bool {
        let key = self.shape.keys.get(self.expected);
        key.is_some_and(|key| starts_with(reader.rest(), key.as_bytes(), 0))
    }

    /// Whether the reader, which stands behind white space, is before the member that is expected.
    fn expects_spaced(&self, reader: &Reader<'de>) -> bool {
        let Some(key) = self.shape.keys.get(self.expected) else {
            return false;
        };
        // The blank takes the place of the comma.
        let from = reader.position.saturating_sub(1);
        match reader.text.as_bytes().get(from..) {
            Some(text @ [blank, ..]) => starts_with(text, key.as_bytes(), blank ^ b','),
            _ => false,
        }
    }

    /// Finds out which member the key stands for.
    fn choose(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        if let Some(index) = self.declared_by_key(reader)? {
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
                let error = reader.error(
                    ErrorKind::UnknownMember,
                    "a declared member",
                    Found::Nothing,
                );
                Err(error.inside(Segment::Undeclared))
            }
        }
    }

    /// The name of the unknown member, without escapes.
    pub(crate) fn name(&self, reader: &Reader<'de>) -> Result<Cow<'de, str>, Error> {
        self.key.name().ok_or_else(|| {
            reader.error(
                ErrorKind::InvalidEscape,
                "a member name with valid escapes",
                Found::Byte,
            )
        })
    }

    /// How the whole object went: the error that ended it, or a required member that did not come.
    ///
    /// # Errors
    ///
    /// See above.
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
        let required = self.shape.required.first().copied().unwrap_or_default();
        let required = required & !optional.first().copied().unwrap_or_default();
        if required & !self.seen != 0 {
            return Err(self.missing(reader, (required & !self.seen).trailing_zeros() as usize));
        }
        if reader.names.len() > self.names {
            reader.forget_names(self.names);
        }
        if self.shape.keys.len() > 64 {
            self.finish_wide(reader, optional)
        } else {
            Ok(())
        }
    }

    #[cold]
    pub(super) fn missing(&self, reader: &Reader<'de>, index: usize) -> Error {
        let error = reader.error(ErrorKind::Missing, "a required member", Found::Missing);
        self.shape.keys.get(index).map_or_else(
            || error.clone(),
            |key| error.clone().inside(Segment::Key(key)),
        )
    }
}
