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
    /// What has to stand before the next member: `{`, then `,`.
    separator: u8,
    /// The member that comes next if the text has the order of the declaration.
    expected: usize,
    /// The member whose value is being read.
    current: usize,
    /// One bit for each of the first 64 members. The bits of the rest are on the reader, from `wide` on.
    seen: u64,
    wide: usize,
    key: Key<'de>,
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
            separator: 0,
            expected: 0,
            current: 0,
            seen: 0,
            wide: 0,
            key,
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
        let rest = reader.rest();
        if let (Some(key), Some(&separator)) = (self.shape.keys.get(self.expected), rest.first()) {
            if separator == self.separator && same_start(&rest[1..], &key.as_bytes()[1..]) {
                reader.position += key.len();
                return self.found(reader, self.expected);
            }
        }
        match self.search(reader) {
            Ok(index) => index,
            Err(error) => {
                reader.failure = Some(error);
                Self::END
            }
        }
    }

    /// Notes that a declared member has come.
    #[inline]
    fn found(&mut self, reader: &mut Reader<'de>, index: usize) -> usize {
        self.separator = b',';
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
        let segment = self
            .shape
            .keys
            .get(self.current)
            .map_or(Segment::Undeclared, |key| Segment::Key(key));
        reader.failure = Some(error.inside(segment));
        Self::END
    }

    /// Steps to the next member where it is not the expected one in compact form.
    fn search(&mut self, reader: &mut Reader<'de>) -> Result<usize, Error> {
        if self.separator == 0 {
            if reader.peek() != b'{' {
                return Err(reader.wrong("an object"));
            }
            reader.enter()?;
            self.wide = reader.wide.len();
            if reader.peek() == b'}' {
                reader.leave();
                return Ok(Self::END);
            }
        } else {
            match reader.peek() {
                b',' => reader.bump(),
                b'}' => {
                    reader.leave();
                    return Ok(Self::END);
                }
                _ => return Err(reader.syntax("`,` or `}`")),
            }
        }
        self.separator = b',';
        self.key = reader.key()?;
        self.choose(reader)
    }

    /// Finds out which member the key stands for.
    fn choose(&mut self, reader: &mut Reader<'de>) -> Result<usize, Error> {
        let key = self.key;
        let declared = if key.escapes {
            let Some(name) = key.name() else {
                let expected = "a valid escape";
                return Err(reader.error(ErrorKind::InvalidEscape, expected, Found::Byte));
            };
            self.shape.find(&name)
        } else {
            self.shape.find_near(key.source, self.expected)
        };
        if let Some(index) = declared {
            return Ok(self.found(reader, index));
        }
        let undeclared = self.shape.keys.len();
        self.current = undeclared;
        match self.shape.unknown {
            Unknown::Keep => Ok(undeclared),
            Unknown::Ignore => match reader.skip(Keep::Source) {
                Ok(_) => Ok(self.next(reader, Ok(()))),
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

/// Whether a text starts with a key.
#[inline]
fn same_start(text: &[u8], key: &[u8]) -> bool {
    text.starts_with(key)
}
