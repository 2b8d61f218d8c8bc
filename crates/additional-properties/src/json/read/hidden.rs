//! The tags of the unions that are being read, where no struct or map sees them.

use super::super::error::Error;
use super::super::kind::{ErrorKind, Found};
use super::super::shape::Shape;
use super::cursor::Cursor;
use super::{RawName, Reader, string};

/// The tag at the start of the object that comes next, whose text begins with `opening`; where its name is, and where it ends.
pub(in crate::json) fn leading_tag<'de>(
    reader: &Reader<'de>,
    opening: &str,
) -> Option<(&'de str, usize, usize)> {
    let tag = string::behind(&reader.cursor, opening)?;
    let start = reader.cursor.offset;
    let is_hidden = reader
        .hidden
        .0
        .iter()
        .any(|hidden| hidden.offset == start + 1);
    (!is_hidden).then_some((tag, start + 1, start + opening.len() + tag.len() + 1))
}

impl Reader<'_> {
    /// Whether what comes next is the object of a hidden tag: the rest of it is the variant.
    pub(in crate::json) fn has_hidden_tag(&self) -> bool {
        let innermost = self.hidden.0.last();
        innermost.is_some_and(|tag| tag.depth == self.cursor.depth + 1)
    }
}

/// A member that belongs to a union and not to the variant around which it stands.
struct HiddenTag {
    name: &'static str,
    /// Where its name is.
    offset: usize,
    /// Where the member ends, if it is the first of its object.
    end: Option<usize>,
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
    pub(super) fn push(
        &mut self,
        cursor: &Cursor<'_>,
        name: &'static str,
        offset: usize,
        end: Option<usize>,
    ) {
        let depth = cursor.depth + 1;
        self.0.push(HiddenTag {
            name,
            offset,
            end,
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

    /// Where the hidden member ends that comes next, behind `{` at this offset; none if that was read before, so that `lead` is 0.
    #[inline]
    pub(super) fn end_of_first(&self, lead: u8, object: usize) -> Option<usize> {
        let innermost = self.0.last()?;
        innermost
            .end
            .filter(|_| lead != 0 && innermost.offset == object + 1)
    }

    /// Whether the member with this key, in an object of this depth, can be a hidden tag.
    #[cold]
    pub(super) fn may_hide(&self, key: &str, depth: u32) -> bool {
        let name = key.get(2..key.len() - 2);
        let mut tags = self.0.iter();
        tags.any(|tag| tag.depth == depth && Some(tag.name) == name)
    }

    /// Whether a struct in this depth declares the name of a hidden tag.
    #[cold]
    pub(super) fn are_declared(&self, shape: &Shape, depth: u32) -> bool {
        let mut tags = self.0.iter().filter(|tag| tag.depth == depth);
        tags.any(|tag| shape.find(tag.name).is_some())
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
