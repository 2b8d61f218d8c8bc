//! A run of members, taken apart again.
//!
//! In: the text of a [`RawRun`](super::RawRun). Out: each name and value. The text has been checked when it was read.

use super::{Check, RawName, Reader};

/// One member of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunMember<'a> {
    pub(crate) key: RawName<'a>,
    /// Where the member starts, at the quote of its name.
    pub(crate) start: usize,
    /// Where its value starts.
    pub(crate) value_start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// The members of a run, in their order.
#[derive(Debug)]
pub(crate) struct RunMembers<'a> {
    reader: Reader<'a>,
}

impl<'a> RunMembers<'a> {
    /// The members of a text without a leading comma.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            reader: Reader::new(text),
        }
    }
}

impl<'a> Iterator for RunMembers<'a> {
    type Item = RunMember<'a>;

    fn next(&mut self) -> Option<RunMember<'a>> {
        let reader = &mut self.reader;
        if reader.peek() == b',' {
            reader.bump();
        }
        let start = reader.position_of_next();
        let key = reader.key().ok()?;
        let value_start = reader.position_of_next();
        reader.skip(Check::Syntax).ok()?;
        Some(RunMember {
            key,
            start,
            value_start,
            end: reader.position,
        })
    }
}
