//! The loop over the members of a struct.
//!
//! In: a reader before an object, and the struct's [`Shape`]. Out: the index of one member after another, with the reader
//! before its value. The bookkeeping of a struct (order, duplicates, missing members, the path of an error) is all here,
//! so that the code of each struct is one `match`.

use std::borrow::Cow;

use super::super::error::{Error, Segment};
use super::super::kind::{ErrorKind, Found};
use super::super::shape::{Shape, Unknown};
use super::{Keep, Reader};

/// An object that is being read into a struct.
#[derive(Debug)]
pub struct Object<'de> {
    shape: &'static Shape,
    /// How the byte before the next member differs from `,`: it is `{` at first, then `,`.
    lead: u8,
    /// The member that comes next if the text has the order of the declaration.
    expected: usize,
    /// The member whose value is being read.
    current: usize,
    /// One bit for each of the first 64 members. The bits of the rest are on the reader, from `wide` on.
    seen: u64,
    wide: usize,
    /// Where the names of this object that are not declared begin, on the reader.
    pub(super) names: usize,
    pub(super) key: Key<'de>,
    /// The offset of the quote before `key`.
    pub(super) key_start: usize,
}

/// The name of a member that a struct does not declare, as it is spelled in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'de> {
    pub(super) source: &'de str,
    pub(super) escapes: bool,
}

impl<'de> Key<'de> {
    /// The text between the quotes.
    #[must_use]
    pub fn source(self) -> &'de str {
        self.source
    }

    /// Whether the spelling has escapes, so that it is not the name itself.
    #[must_use]
    pub fn has_escapes(self) -> bool {
        self.escapes
    }

    /// The name; `None` if an escape in it stands for half a character.
    #[must_use]
    pub fn name(self) -> Option<Cow<'de, str>> {
        if self.escapes {
            super::unescape(self.source).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(self.source))
        }
    }
}

impl<'de> Object<'de> {
    /// What [`next`](Self::next) gives when there is no further member, or when reading failed.
    pub const END: usize = usize::MAX;

    /// The start of a loop. Nothing is read yet.
    #[inline]
    #[must_use]
    pub fn new(shape: &'static Shape) -> Self {
        let key = Key {
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
        let error = reader.error(ErrorKind::Duplicate, "each member once", Found::Duplicate);
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
                return Err(reader.wrong("an object"));
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
        if self.key_start != before + 1 {
            if let Some(key) = self.shape.keys.get(self.expected) {
                if starts_with_quoted(reader.rest(), key.as_bytes()) {
                    reader.position += key.len() - 1;
                    return Ok(Some(self.found(reader, self.expected)));
                }
            }
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

    /// Finds out which member the key stands for.
    fn choose(&mut self, reader: &mut Reader<'de>) -> Result<Option<usize>, Error> {
        if let Some(index) = self.declared_by_key(reader)? {
            return Ok(Some(self.found(reader, index)));
        }
        let undeclared = self.shape.keys.len();
        self.current = undeclared;
        match self.shape.unknown {
            Unknown::Keep => Ok(Some(undeclared)),
            Unknown::Ignore => match reader.skip(Keep::Source) {
                Ok(_) => Ok(None),
                Err(error) => Err(error.inside(Segment::Undeclared)),
            },
            Unknown::Deny => {
                let error = reader.error(
                    ErrorKind::UnknownMember,
                    "a declared member",
                    Found::Nothing,
                );
                Err(error.inside(Segment::Undeclared))
            }
        }
    }

    /// The name of the member that is not declared.
    #[must_use]
    pub fn key(&self) -> Key<'de> {
        self.key
    }

    /// How the whole object went: the error that ended it, or a required member that did not come.
    ///
    /// # Errors
    ///
    /// See above.
    pub fn finish(&self, reader: &mut Reader<'de>) -> Result<(), Error> {
        if let Some(error) = reader.failure.take() {
            return Err(error);
        }
        let required = self.shape.required.first().copied().unwrap_or_default();
        if required & !self.seen != 0 {
            return Err(self.missing(reader, (required & !self.seen).trailing_zeros() as usize));
        }
        if reader.names.len() > self.names {
            reader.forget_names(self.names);
        }
        if self.shape.keys.len() > 64 {
            self.finish_wide(reader)
        } else {
            Ok(())
        }
    }

    #[cold]
    fn missing(&self, reader: &Reader<'de>, index: usize) -> Error {
        let error = reader.error(ErrorKind::Missing, "a required member", Found::Missing);
        self.shape.keys.get(index).map_or_else(
            || error.clone(),
            |key| error.clone().inside(Segment::Key(key)),
        )
    }

    /// The same for the members from the 65th on.
    fn finish_wide(&self, reader: &mut Reader<'de>) -> Result<(), Error> {
        let required = self.shape.required.iter().skip(1).enumerate();
        let absent = required.map(|(word, &bits)| {
            let seen = reader
                .wide
                .get(self.wide + word)
                .copied()
                .unwrap_or_default();
            (word, bits & !seen)
        });
        let first = absent.into_iter().find(|&(_, bits)| bits != 0);
        if let Some((word, bits)) = first {
            return Err(self.missing(reader, 64 * (word + 1) + bits.trailing_zeros() as usize));
        }
        reader.wide.truncate(self.wide);
        Ok(())
    }
}

impl Reader<'_> {
    /// Notes that a member from the 65th on has come; whether for the first time.
    #[cold]
    fn mark_wide(&mut self, base: usize, index: usize) -> bool {
        let word = base + index / 64 - 1;
        if self.wide.len() <= word {
            self.wide.resize(word + 1, 0);
        }
        let bit = 1 << (index % 64);
        let Some(bits) = self.wide.get_mut(word) else {
            return false;
        };
        let fresh = *bits & bit == 0;
        *bits |= bit;
        fresh
    }
}

/// Whether a text starts with a key, but for the first byte, which has to differ by `lead`.
///
/// Keys are short, so this compares words in place and does not call out. The last word overlaps the one before.
#[inline]
fn starts_with(text: &[u8], key: &[u8], lead: u8) -> bool {
    let Some(text) = text.get(..key.len()) else {
        return false;
    };
    let (Some((a, mut text_rest)), Some((b, mut key_rest))) =
        (text.split_first_chunk::<8>(), key.split_first_chunk::<8>())
    else {
        return short_starts_with(text, key, lead);
    };
    if u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b) != u64::from(lead) {
        return false;
    }
    while let (Some((a, text)), Some((b, key))) = (
        text_rest.split_first_chunk::<8>(),
        key_rest.split_first_chunk::<8>(),
    ) {
        if a != b {
            return false;
        }
        (text_rest, key_rest) = (text, key);
    }
    key_rest.is_empty() || text.last_chunk::<8>() == key.last_chunk::<8>()
}

/// Whether a text starts with a key without its comma.
#[inline]
fn starts_with_quoted(text: &[u8], key: &[u8]) -> bool {
    // The second byte of the name tells most keys apart.
    text.get(1) == key.get(2) && key.get(1..).is_some_and(|key| text.starts_with(key))
}

/// The same for a key of less than eight bytes; none has less than four.
#[inline]
fn short_starts_with(text: &[u8], key: &[u8], lead: u8) -> bool {
    let (Some(a), Some(b)) = (text.first_chunk::<4>(), key.first_chunk::<4>()) else {
        return false;
    };
    u32::from_le_bytes(*a) ^ u32::from_le_bytes(*b) == u32::from(lead)
        && (key.len() == 4 || text.last_chunk::<4>() == key.last_chunk::<4>())
}
