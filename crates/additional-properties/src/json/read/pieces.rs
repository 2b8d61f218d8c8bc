//! A run of members, taken apart again.
//!
//! In: the text of a [`Run`](super::Run). Out: each name and value. The text has been checked when it was read.

use super::{Keep, Key, Reader};

/// One member of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) key: Key<'a>,
    /// Where the member starts, at the quote of its name.
    pub(crate) start: usize,
    /// Where its value starts.
    pub(crate) value_start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// The members of a run, in their order.
#[derive(Debug)]
pub(crate) struct Pieces<'a> {
    reader: Reader<'a>,
}

impl<'a> Pieces<'a> {
    /// The members of a text without a leading comma.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            reader: Reader::new(text),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let reader = &mut self.reader;
        if reader.peek() == b',' {
            reader.bump();
        }
        let start = reader.position_of_next();
        let key = reader.key().ok()?;
        let value_start = reader.position_of_next();
        reader.skip(Keep::Source).ok()?;
        Some(Piece {
            key,
            start,
            value_start,
            end: reader.position,
        })
    }
}
