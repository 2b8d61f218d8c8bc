//! The error of the JSON path: a small value that has the location and never the content.

use std::fmt;
use std::io;
use std::sync::Arc;

use super::kind::{ErrorKind, Found};
use crate::pointer::push;

/// Why JSON text could not be read or written, and where.
///
/// It is safe to log: it holds no value of the payload and no name that the type does not declare. In
/// [`pointer`](Self::pointer) an undeclared member or a key of a map is shown as `*`.
///
/// Its [`source`](std::error::Error::source) is the [`io::Error`] of a stream that failed. Two errors are equal if all else is.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    found: Found,
    expected: &'static str,
    location: Location,
    /// From the inside out: segments are pushed while the call stack unwinds.
    path: Vec<Segment>,
    /// The other members that are missing beside the one that `path` leads to, as the literals of their shape.
    also_missing: Vec<&'static str>,
    /// Behind an `Arc`, because an `io::Error` can't be cloned.
    source: Option<Arc<io::Error>>,
}

/// Where in a text an error is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Location {
    /// There is no text of the caller's, or the offset in it is not known.
    None,
    /// A byte offset: what the reader knows.
    Offset(usize),
    /// Line and column in bytes, counted from 1: what a person looks for. Computed once, when the error leaves the reader.
    Line { line: usize, column: usize },
}

/// One step of the path from the root of the document to the value that an error is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A member that the type declares, as the literal `,"name":` of its shape.
    Key(&'static str),
    /// An element of an array.
    Index(usize),
    /// A member that no type declares: its name is not ours to print.
    Undeclared,
}

impl Error {
    /// An error at a byte offset of the input.
    #[cold]
    pub(crate) fn new(
        kind: ErrorKind,
        expected: &'static str,
        found: Found,
        offset: usize,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            found,
            expected,
            location: Location::Offset(offset),
            path: Vec::new(),
            also_missing: Vec::new(),
            source: None,
        }))
    }

    /// An error without a location, for example one of a writer.
    #[cold]
    pub(crate) fn without_location(kind: ErrorKind, expected: &'static str) -> Self {
        Self::new(kind, expected, Found::Nothing, 0).drop_location()
    }

    /// The error of a stream.
    #[cold]
    pub(crate) fn io(source: io::Error) -> Self {
        let mut error = Self::without_location(ErrorKind::Io, "");
        error.0.source = Some(Arc::new(source));
        error
    }

    /// Names the other members that are missing.
    #[cold]
    pub(crate) fn with_also_missing(mut self, keys: &[&'static str]) -> Self {
        self.0.also_missing = keys.to_vec();
        self
    }

    /// Drops the location, for values that were never a text of the caller's.
    #[cold]
    pub(crate) fn drop_location(mut self) -> Self {
        self.0.location = Location::None;
        self
    }

    /// Computes line and column from the text the error came from, once.
    #[cold]
    pub(crate) fn locate(mut self, input: &[u8]) -> Self {
        if let Location::Offset(offset) = self.0.location {
            self.0.location = Location::of(input, offset);
        }
        self
    }

    /// Says the line and the column.
    #[cold]
    pub(crate) fn at(mut self, line: usize, column: usize) -> Self {
        self.0.location = Location::Line { line, column };
        self
    }

    /// Moves the error to a later line of a longer text.
    #[cold]
    pub(crate) fn on_line(mut self, later: usize) -> Self {
        if let Location::Line { line, .. } = &mut self.0.location {
            *line = later;
        }
        self
    }

    /// Adds the next outer step of the path.
    #[cold]
    pub(crate) fn inside(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// What went wrong, as a stable value to match on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The JSON Pointer to the value in question, for example `/user/address/postal_code`.
    ///
    /// The root is the empty string. A member that the type does not declare, and a key of a map, is shown as `*`. For an error of the
    /// kind [`Missing`](ErrorKind::Missing) it is the first of [`missing`](Self::missing).
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(self.0.path.iter().rev())
    }

    /// The JSON Pointers of all members that are missing in the object; none unless the kind is [`Missing`](ErrorKind::Missing).
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        if self.kind() != ErrorKind::Missing {
            return Vec::new();
        }
        let object = self.0.path.iter().skip(1).rev();
        let also = self.0.also_missing.iter();
        let also = also.map(|key| pointer(object.clone().chain([&Segment::Key(key)])));
        std::iter::once(self.pointer()).chain(also).collect()
    }

    /// The line, counted from 1, if the error has a location.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self.0.location {
            Location::Line { line, .. } => Some(line),
            Location::None | Location::Offset(_) => None,
        }
    }

    /// The column in bytes, counted from 1, if the error has a location.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        match self.0.location {
            Location::Line { column, .. } => Some(column),
            Location::None | Location::Offset(_) => None,
        }
    }

    /// What would have been right here, in a few fixed words such as `a string`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// What was found, without its content.
    #[must_use]
    pub fn found(&self) -> Found {
        self.0.found
    }
}

/// The JSON Pointer of a path from the outside in.
pub(super) fn pointer<'s>(segments: impl Iterator<Item = &'s Segment>) -> String {
    let mut out = String::new();
    for segment in segments {
        match *segment {
            Segment::Key(literal) => push(&mut out, &super::shape::member_name(literal)),
            Segment::Index(index) => push(&mut out, &index.to_string()),
            Segment::Undeclared => push(&mut out, "*"),
        }
    }
    out
}

impl Location {
    #[allow(clippy::naive_bytecount, reason = "it runs once, after a failure")]
    fn of(input: &[u8], offset: usize) -> Self {
        let before = &input[..offset];
        let newline = before.iter().rposition(|&byte| byte == b'\n');
        let newlines = before.iter().filter(|&&byte| byte == b'\n').count();
        Self::Line {
            line: newlines + 1,
            column: before.len() - newline.map_or(0, |at| at + 1) + 1,
        }
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        let parts = |error: &Self| {
            let inner = &*error.0;
            (inner.kind, inner.found, inner.expected, inner.location)
        };
        parts(self) == parts(other)
            && self.0.path == other.0.path
            && self.0.also_missing == other.0.also_missing
    }
}

impl Eq for Error {}

impl Error {
    /// What was expected and found, unless the kind says it already.
    fn fmt_expected(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ErrorKind::{Duplicate, InvalidUtf8, Missing, UnexpectedEnd, UnknownMember};
        let Inner {
            kind,
            expected,
            found,
            ..
        } = &*self.0;
        let all_said = matches!(
            kind,
            Missing | Duplicate | InvalidUtf8 | UnknownMember | UnexpectedEnd
        );
        if all_said || expected.is_empty() {
            return Ok(());
        }
        write!(f, ": expected {expected}")?;
        if *found != Found::Nothing {
            write!(f, ", found {found}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing = self.missing();
        if let [_, _, ..] = missing[..] {
            write!(f, "missing members at {}", missing.join(", "))?;
        } else {
            f.write_str(self.0.kind.sentence())?;
            self.fmt_expected(f)?;
            if !self.0.path.is_empty() {
                write!(f, " at {}", self.pointer())?;
            }
        }
        if let Location::Line { line, column } = self.0.location {
            write!(f, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("pointer", &self.pointer())
            .field("line", &self.line())
            .field("column", &self.column())
            .field("expected", &self.expected())
            .field("found", &self.found())
            // What an `io::Error` prints is up to whoever made the stream; its kind is harmless.
            .field("source", &self.0.source.as_deref().map(io::Error::kind))
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
