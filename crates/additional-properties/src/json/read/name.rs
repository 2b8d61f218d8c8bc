//! Names of members, before their escapes are replaced.

use std::borrow::Cow;

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::cursor::Cursor;
use super::skip::Check;
use super::string;

/// The name of an unknown member, as its source text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RawName<'de> {
    source: &'de str,
    escapes: bool,
}

impl<'de> RawName<'de> {
    /// What stands for a name before the first one is read.
    pub(super) const EMPTY: Self = RawName {
        source: "",
        escapes: false,
    };

    /// Reads `"name" :`.
    pub(super) fn read(cursor: &mut Cursor<'de>) -> Result<Self, Error> {
        let name = match string::unescaped(cursor) {
            Some(source) => Self {
                source,
                escapes: false,
            },
            None => Self::read_escaped(cursor)?,
        };
        cursor.colon()?;
        Ok(name)
    }

    /// Reads a name that has escapes, or is wrong.
    #[cold]
    fn read_escaped(cursor: &mut Cursor<'de>) -> Result<Self, Error> {
        if cursor.peek() != b'"' {
            return Err(cursor.syntax("a member name"));
        }
        cursor.bump();
        let start = cursor.offset;
        let escapes = string::skip_tail(cursor, Check::Syntax)?;
        let source = cursor.slice(start, cursor.offset - 1);
        Ok(Self { source, escapes })
    }

    /// The text between the quotes.
    #[must_use]
    pub fn source(self) -> &'de str {
        self.source
    }

    /// Whether the source has escapes, so that it is not the name itself.
    #[must_use]
    pub fn has_escapes(self) -> bool {
        self.escapes
    }

    /// The name; `None` if an escape in it is half of a surrogate pair.
    #[must_use]
    pub fn name(self) -> Option<Cow<'de, str>> {
        if self.escapes {
            string::unescape(self.source, |_| None).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(self.source))
        }
    }

    /// The same, or the error of such an escape; the cursor is behind the name.
    pub(super) fn decoded(self, cursor: &Cursor<'de>) -> Result<Cow<'de, str>, Error> {
        let (kind, expected) = (ErrorKind::InvalidEscape, "a member name with valid escapes");
        let error = || cursor.error(kind, expected, Found::Byte);
        self.name().ok_or_else(error)
    }
}
