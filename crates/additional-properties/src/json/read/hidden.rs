//! The tags of the unions that are being read, where no struct or map sees them.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::RawName;
use super::cursor::Cursor;

/// A member that belongs to a union and not to the variant around which it stands.
struct HiddenTag {
    name: &'static str,
    /// Where its name is.
    offset: usize,
    /// The depth of its object: another member of this name there is a second tag.
    depth: u32,
}

/// The hidden tags of all unions around the next value, the innermost last.
#[derive(Default)]
pub(super) struct HiddenTags(Vec<HiddenTag>);

impl HiddenTags {
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hides a member of the object that comes next: its name is at this offset.
    pub(super) fn push(&mut self, cursor: &Cursor<'_>, name: &'static str, offset: usize) {
        let depth = cursor.depth + 1;
        self.0.push(HiddenTag {
            name,
            offset,
            depth,
        });
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// Whether the member whose name has been read is a hidden tag; an error if it is a second one.
    #[inline]
    pub(super) fn hides(
        &self,
        cursor: &Cursor<'_>,
        name: RawName<'_>,
        offset: usize,
    ) -> Result<bool, Error> {
        if self.is_empty() {
            return Ok(false);
        }
        self.search(cursor, name, offset)
    }

    #[cold]
    fn search(&self, cursor: &Cursor<'_>, name: RawName<'_>, at: usize) -> Result<bool, Error> {
        for tag in &self.0 {
            if tag.offset == at {
                return Ok(true);
            }
            let is_same = || name.name().is_some_and(|name| name == tag.name);
            if tag.depth == cursor.depth && is_same() {
                return Err(cursor.error(
                    ErrorKind::Duplicate,
                    "each member once",
                    Found::Duplicate,
                ));
            }
        }
        Ok(false)
    }
}
