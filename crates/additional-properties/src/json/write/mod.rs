//! The writer: JSON text, compact, into one buffer.
//!
//! In: scalars, strings, members. Out: the bytes, or the first rule that was broken on the way.
//! Not here: layout (`pretty.rs`), streams (`../entry.rs`).

mod integer;
mod pretty;
mod string;

pub(crate) use pretty::{one_line, pretty};

use super::error::Error;
use super::kind::ErrorKind;
use super::traits::ToJson;

/// Writes JSON to a buffer.
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
    failure: Option<Error>,
}

/// Where an object or an array began.
#[derive(Clone, Copy, Debug)]
pub struct OpenContainer(usize);

impl Writer {
    /// An empty writer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer that appends to a buffer.
    #[must_use]
    pub fn with_buffer(out: Vec<u8>) -> Self {
        Self { out, failure: None }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// A value could not be written.
    pub fn finish(self) -> Result<Vec<u8>, Error> {
        self.failure.map_or(Ok(self.out), Err)
    }

    /// Remembers an error; only the first one counts.
    #[cold]
    pub(crate) fn fail(&mut self, kind: ErrorKind, expected: &'static str) {
        if self.failure.is_none() {
            self.failure = Some(Error::without_location(kind, expected));
        }
    }

    /// Starts an object; its members follow, each with a leading comma.
    #[inline]
    #[must_use]
    pub fn open(&self) -> OpenContainer {
        OpenContainer(self.out.len())
    }

    /// Writes a member of an object that was begun with [`open`](Self::open).
    pub fn member<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) {
        self.out.push(b',');
        self.string(name);
        self.out.push(b':');
        value.write_json(self);
    }

    /// Writes `,"name":` for a name that is spelled as in JSON already.
    pub(crate) fn raw_name(&mut self, name: &str) {
        self.raw(",\"");
        self.raw(name);
        self.raw("\":");
    }

    /// Ends an object: the comma before its first member becomes the bracket.
    pub fn end_object(&mut self, start: OpenContainer) {
        self.close_with(start, b'{', b'}');
    }

    /// Writes the comma before an element of an array.
    pub(crate) fn comma(&mut self) {
        self.out.push(b',');
    }

    /// Writes an element of an array that began with [`open`](Self::open).
    pub fn element<T: ToJson + ?Sized>(&mut self, value: &T) {
        self.out.push(b',');
        value.write_json(self);
    }

    /// Ends an array: the comma before its first element becomes the bracket.
    pub fn end_array(&mut self, start: OpenContainer) {
        self.close_with(start, b'[', b']');
    }

    fn close_with(&mut self, start: OpenContainer, open: u8, close: u8) {
        match self.out.get_mut(start.0) {
            Some(comma) => *comma = open,
            None => self.out.push(open),
        }
        self.out.push(close);
    }

    /// Reports that an unknown member has the name of a declared one, which would then stand there twice.
    #[cold]
    pub fn fail_shadowing(&mut self) {
        self.fail(ErrorKind::ShadowsDeclared, "");
    }

    /// The buffer, for another writer of JSON.
    pub(crate) fn buffer(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Writes text that is JSON already.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes bytes of text that is JSON already.
    #[inline]
    pub(crate) fn raw_bytes(&mut self, json: &[u8]) {
        self.out.extend_from_slice(json);
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes a number as `serde_json` does; one that is not finite becomes `null`.
    pub fn float(&mut self, value: f64) {
        self.serde(&value);
    }

    /// Writes a value by its `Serialize`.
    pub fn serde<T: serde::Serialize + ?Sized>(&mut self, value: &T) {
        if serde_json::to_writer(&mut self.out, value).is_err() {
            self.fail(ErrorKind::Invalid, "a value that can be written as JSON");
        }
    }
}
