//! Members that a struct does not declare, one after another.
//!
//! In: an object whose reader stands before the value of such a member. Out: the text of it and of all that follow up to the
//! next declared one, in one piece. Names are compared here, so that whoever keeps the piece need not look into it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::error::Error;
use super::{Check, ObjectReader, RawName, Reader};

/// From how many names on they are looked up in a set.
const MANY: usize = 16;

/// A piece of an object: `"name":value,"name":value`.
#[derive(Clone)]
pub struct RawRun<'de> {
    /// The text, from the quote of the first name to the end of the last value.
    pub text: Cow<'de, str>,
    /// How many members it has.
    pub count: u32,
    /// Whether there is white space between names and values.
    pub spaced: bool,
}

/// The names of an object that have come, when they are many.
pub(super) struct NameSet<'de> {
    /// The object, by where its names begin.
    owner: usize,
    seen: HashSet<Cow<'de, str>>,
}

impl<'de> ObjectReader<'de> {
    /// Reads the member whose name has been read, and all that follow up to the next declared one.
    ///
    /// The text is a slice of the input. If `compact` is set and there is white space between names and values, it is a
    /// copy without that.
    ///
    /// # Errors
    ///
    /// A value is not valid, or a name has come before.
    pub fn run(
        &mut self,
        reader: &mut Reader<'de>,
        check: Check,
        compact: bool,
    ) -> Result<RawRun<'de>, Error> {
        let start = self.key_start;
        let mut copy = None;
        let mut spaced = false;
        let mut count = 0;
        let mut end = start;
        loop {
            reader.note_name(self.names, self.key)?;
            let value_start = reader.position_of_next();
            if !spaced && !self.is_adjacent(count, end, value_start) {
                spaced = true;
                copy = compact.then(|| String::from(reader.slice(start, end)));
            }
            let value = reader.skip(check)?;
            if let Some(copy) = &mut copy {
                push_member(copy, self.key, value);
            }
            count += 1;
            end = reader.position;
            if !self.goes_on(reader)? {
                spaced &= copy.is_none();
                let text = copy.map_or_else(|| Cow::Borrowed(reader.slice(start, end)), Cow::Owned);
                return Ok(RawRun {
                    text,
                    count,
                    spaced,
                });
            }
        }
    }

    /// Whether nothing but one comma, two quotes and a colon stands around the key.
    fn is_adjacent(&self, count: u32, end: usize, value_start: usize) -> bool {
        let after = self.key_start + self.key.source.len() + 3 == value_start;
        after && (count == 0 || self.key_start == end + 1)
    }

    /// Steps to the next member if it is not declared either; else the reader stays before the comma.
    fn goes_on(&mut self, reader: &mut Reader<'de>) -> Result<bool, Error> {
        if reader.peek() != b',' || self.expects_next(reader) {
            return Ok(false);
        }
        let comma = reader.position;
        reader.bump();
        self.key_start = reader.position_of_next();
        self.key = reader.key()?;
        if self.declared_by_key(reader)?.is_some() {
            reader.position = comma;
            return Ok(false);
        }
        Ok(true)
    }
}

impl<'de> Reader<'de> {
    /// Notes a name that an object does not declare.
    fn note_name(&mut self, owner: usize, key: RawName<'de>) -> Result<(), Error> {
        let names = self.names.get(owner..).unwrap_or_default();
        let fresh = if names.len() < MANY {
            !names.iter().any(|name| same_name(*name, key))
        } else {
            self.is_fresh_of_many(owner, key)
        };
        if !fresh {
            return Err(self.duplicate_member());
        }
        self.names.push(key);
        Ok(())
    }

    #[cold]
    fn is_fresh_of_many(&mut self, owner: usize, key: RawName<'de>) -> bool {
        if self.name_sets.last().is_none_or(|set| set.owner != owner) {
            let names = self.names.get(owner..).unwrap_or_default();
            let seen = names.iter().filter_map(|name| name.name()).collect();
            self.name_sets.push(NameSet { owner, seen });
        }
        let (Some(set), Some(name)) = (self.name_sets.last_mut(), key.name()) else {
            return true;
        };
        set.seen.insert(name)
    }

    /// Forgets the names of an object that has ended, or of an attempt that has failed.
    #[inline(never)]
    pub(super) fn forget_names(&mut self, owner: usize) {
        self.names.truncate(owner);
        while self.name_sets.last().is_some_and(|set| set.owner >= owner) {
            self.name_sets.pop();
        }
    }
}

fn push_member(out: &mut String, key: RawName<'_>, value: &str) {
    out.reserve(key.source.len() + value.len() + 4);
    if !out.is_empty() {
        out.push(',');
    }
    out.push('"');
    out.push_str(key.source);
    out.push_str("\":");
    out.push_str(value);
}

/// Whether two spellings are of one name.
#[inline]
fn same_name(a: RawName<'_>, b: RawName<'_>) -> bool {
    if a.escapes || b.escapes {
        return a.name() == b.name();
    }
    let (a, b) = (a.source.as_bytes(), b.source.as_bytes());
    // Names of one length often differ in a number at their end.
    a.len() == b.len() && a.last() == b.last() && a == b
}
