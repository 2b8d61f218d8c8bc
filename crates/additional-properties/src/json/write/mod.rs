//! The writer: JSON text, compact, into one buffer.

mod integer;
mod pretty;
mod string;
pub(super) mod tagged;

pub(crate) use pretty::{one_line, pretty};

use super::error::Error;
use super::kind::ErrorKind;
use super::traits::ToJson;
use crate::serde_path::key::with_name;
use serde::Serialize;

/// Writes JSON to a buffer.
///
/// ```
/// use additional_properties::json::{ToJson, Writer};
///
/// struct Point(f64, f64);
///
/// impl ToJson for Point {
///     fn write_json(&self, writer: &mut Writer) {
///         let object = writer.open();
///         writer.member("x", &self.0);
///         writer.member("y", &self.1);
///         writer.end_object(object);
///     }
/// }
///
/// assert_eq!(additional_properties::json::to_string(&Point(1.5, 2.0))?, r#"{"x":1.5,"y":2.0}"#);
/// # Ok::<(), additional_properties::json::Error>(())
/// ```
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
    failure: Option<Error>,
    /// Where the last unit ends, which a tag can take the place of; what else is `null` can't have one.
    unit_end: usize,
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
        Self {
            out,
            ..Self::default()
        }
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

    /// Starts an object or an array. Each member or element follows with a leading comma; the end turns the first comma into the
    /// bracket, so that nobody has to know which one is the first.
    #[inline]
    #[must_use]
    pub fn open(&self) -> OpenContainer {
        OpenContainer(self.out.len())
    }

    /// Writes a member of an object that was begun with [`open`](Self::open).
    pub fn member<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) {
        self.out.push(b',');
        string::quoted(&mut self.out, name);
        self.out.push(b':');
        value.write_json(self);
    }

    /// Writes `,"name":` for a name that is escaped already.
    pub(crate) fn raw_name(&mut self, name: &str) {
        self.raw(",\"");
        self.raw(name);
        self.raw("\":");
    }

    /// Writes an entry of a map, whose key need not be a string.
    pub(crate) fn entry<K: Serialize, T: ToJson>(&mut self, key: &K, value: &T) {
        if with_name(key, |name| self.member(name, value)).is_none() {
            self.fail(ErrorKind::Invalid, "a key that is written as a name");
        }
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
            // Nothing was written since.
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

    /// Writes what is JSON already.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes what is JSON already.
    #[inline]
    pub(crate) fn raw_bytes(&mut self, json: &[u8]) {
        self.out.extend_from_slice(json);
    }

    /// Writes a string.
    pub fn string(&mut self, string: &str) {
        string::quoted(&mut self.out, string);
    }

    /// Writes a string that has nothing to escape.
    #[cfg(feature = "chrono")]
    pub(crate) fn unescaped(&mut self, string: &[u8]) {
        self.out.push(b'"');
        self.out.extend_from_slice(string);
        self.out.push(b'"');
    }

    /// Writes an integer.
    pub fn unsigned(&mut self, value: u64) {
        integer::decimal(&mut self.out, false, value);
    }

    /// Writes an integer.
    pub fn signed(&mut self, value: i64) {
        integer::decimal(&mut self.out, value < 0, value.unsigned_abs());
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes `null` for a unit.
    pub(crate) fn unit(&mut self) {
        self.null();
        self.unit_end = self.out.len();
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
    pub fn serde<T: Serialize + ?Sized>(&mut self, value: &T) {
        if serde_json::to_writer(&mut self.out, value).is_err() {
            self.fail(ErrorKind::Invalid, "a value that can be written as JSON");
        }
    }
}
