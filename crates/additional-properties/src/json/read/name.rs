//! Names of members: as they are spelled in the text, and compared with the ones that are expected.

use std::borrow::Cow;

use super::super::error::Error;
use super::Reader;

/// The name of a member that a struct does not declare, as it is spelled in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RawName<'de> {
    pub(super) source: &'de str,
    pub(super) escapes: bool,
}

impl<'de> RawName<'de> {
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

impl<'de> Reader<'de> {
    /// Reads `"name" :`.
    pub(super) fn key(&mut self) -> Result<RawName<'de>, Error> {
        let key = match self.unescaped_str() {
            Some(source) => RawName {
                source,
                escapes: false,
            },
            None => self.key_with_escapes()?,
        };
        self.colon()?;
        Ok(key)
    }

    /// Reads a name that `plain` would not: it has escapes, or it is wrong.
    #[cold]
    fn key_with_escapes(&mut self) -> Result<RawName<'de>, Error> {
        if self.peek() != b'"' {
            return Err(self.syntax("a member name"));
        }
        self.bump();
        let start = self.position;
        let escapes = self.string_tail()?;
        let source = self.slice(start, self.position - 1);
        Ok(RawName { source, escapes })
    }
}

/// Whether a text starts with a key, but for the first byte, which has to differ by `lead`.
///
/// Keys are short, so this compares words in place and does not call out. The last word overlaps the one before.
#[inline]
pub(super) fn starts_with(text: &[u8], key: &[u8], lead: u8) -> bool {
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

/// The same for a key of less than eight bytes; none has less than four.
#[inline]
fn short_starts_with(text: &[u8], key: &[u8], lead: u8) -> bool {
    let (Some(a), Some(b)) = (text.first_chunk::<4>(), key.first_chunk::<4>()) else {
        return false;
    };
    u32::from_le_bytes(*a) ^ u32::from_le_bytes(*b) == u32::from(lead)
        && (key.len() == 4 || text.last_chunk::<4>() == key.last_chunk::<4>())
}
