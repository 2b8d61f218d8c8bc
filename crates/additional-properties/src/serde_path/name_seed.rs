//! Reads the name of a member: the index of a declared one, or the name itself, for the container.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

use super::{MemberName, ReadStruct};

/// The index of every name that is not declared.
pub const UNKNOWN: usize = usize::MAX;

/// The seed that reads one name. An unknown name goes to `unknown`.
///
/// It knows a struct by a function, not by its type: so all structs share the code of a format that reads a name.
pub struct NameSeed<'a, N> {
    index: fn(&str) -> usize,
    /// The fields that a format without names counts; none for a map, whose names are always strings.
    fields: Option<&'static [&'static str]>,
    unknown: &'a mut Option<N>,
}

impl<'a, N> NameSeed<'a, N> {
    /// A seed for the names of `T` that leaves unknown ones in `unknown`.
    #[inline]
    pub const fn new<'de, T: ReadStruct<'de>>(unknown: &'a mut Option<N>) -> Self {
        Self {
            index: T::index,
            fields: T::FIELDS,
            unknown,
        }
    }
}

impl<'de, N: MemberName<'de>> DeserializeSeed<'de> for NameSeed<'_, N> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<usize, D::Error> {
        // Some formats spell the names of a struct otherwise than the keys of a map: RON without quotes, for one.
        if self.fields.is_some() {
            input.deserialize_identifier(self)
        } else {
            input.deserialize_str(self)
        }
    }
}

impl<'de, N: MemberName<'de>> Visitor<'de> for NameSeed<'_, N> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        let index = (self.index)(text);
        if index == UNKNOWN {
            *self.unknown = Some(N::copied(text)?);
        }
        Ok(index)
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<usize, E> {
        let index = (self.index)(text);
        if index == UNKNOWN {
            *self.unknown = Some(N::borrowed(text)?);
        }
        Ok(index)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<usize, E> {
        let index = (self.index)(&text);
        if index == UNKNOWN {
            *self.unknown = Some(N::owned(text)?);
        }
        Ok(index)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<usize, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_type(Unexpected::Other("bytes"), &self)),
        }
    }

    /// A format that writes the position of a field in place of its name.
    fn visit_u64<E: Error>(self, position: u64) -> Result<usize, E> {
        let Some(fields) = self.fields else {
            return Err(E::invalid_type(Unexpected::Unsigned(position), &self));
        };
        let index = usize::try_from(position).ok();
        if let Some(name) = index.and_then(|index| fields.get(index)) {
            return Ok((self.index)(name));
        }
        *self.unknown = Some(N::copied("")?);
        Ok(UNKNOWN)
    }
}
