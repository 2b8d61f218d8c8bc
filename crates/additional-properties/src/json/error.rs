//! The error of the JSON path.
//!
//! In: a kind, what was expected, what kind of thing stood there, and, while the call stack unwinds, the path to it.
//! Out: a small value that names the place and never the content.
//! Not here: the texts of the kinds (`kind.rs`) and turning an offset into a line (`position.rs`).

use std::fmt;

use super::kind::{ErrorKind, Found};
use super::position::Position;

/// Why JSON text could not be read or written, and where.
///
/// It is safe to log: it holds no value of the payload and no name that the type does not declare. In
/// [`pointer`](Self::pointer) an undeclared member or a key of a map is shown as `*`.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    found: Found,
    expected: &'static str,
    offset: usize,
    position: Option<Position>,
    /// From the inside out: segments are pushed while unwinding.
    path: Vec<Segment>,
}

/// One step of the path from the root of the document to the place of an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A member that the type declares, as the literal `,"name":` of its shape.
    Key(&'static str),
    /// An element of a list.
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
            offset,
            position: None,
            path: Vec::new(),
        }))
    }

    /// An error that has no place in a text, for example one of a writer.
    #[cold]
    pub(crate) fn without_location(kind: ErrorKind, expected: &'static str) -> Self {
        Self::new(kind, expected, Found::Nothing, 0).at(Position::NONE)
    }

    /// Says where in the text the error stands.
    #[cold]
    pub(crate) fn at(mut self, position: Position) -> Self {
        self.0.position = Some(position);
        self
    }

    /// Computes line and column from the text the error came from, once.
    #[cold]
    pub(crate) fn locate(self, input: &[u8]) -> Self {
        if self.0.position.is_some() {
            return self;
        }
        let position = Position::of(input, self.0.offset);
        self.at(position)
    }

    /// Drops line and column, for values that were never a text of the caller's.
    #[cold]
    pub(crate) fn drop_location(self) -> Self {
        self.at(Position::NONE)
    }

    /// Moves the error to a later line of a longer text.
    #[cold]
    pub(crate) fn on_line(mut self, line: usize) -> Self {
        if let Some(position) = &mut self.0.position {
            position.line = line;
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
    /// The root is the empty text. A member that the type does not declare, and a key of a map, is shown as `*`.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut out = String::new();
        for segment in self.0.path.iter().rev() {
            out.push('/');
            segment.push_to(&mut out);
        }
        out
    }

    /// The line, counted from 1; 0 when the error has no place in a text.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.position.map_or(0, |position| position.line)
    }

    /// The column in bytes, counted from 1; 0 when the error has no place in a text.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.position.map_or(0, |position| position.column)
    }

    /// What would have been right here, in a few fixed words such as `a string`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// The kind of thing that was found.
    #[must_use]
    pub fn found(&self) -> Found {
        self.0.found
    }
}

impl Segment {
    fn push_to(self, out: &mut String) {
        use fmt::Write as _;
        match self {
            Self::Key(literal) => {
                let name = super::shape::plain_name(literal);
                out.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            // Writing to a String cannot fail.
            Self::Index(index) => drop(write!(out, "{index}")),
            Self::Undeclared => out.push('*'),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.kind.sentence())?;
        if !self.0.expected.is_empty() {
            write!(f, ": expected {}", self.0.expected)?;
            if self.0.found != Found::Nothing {
                write!(f, ", found {}", self.0.found)?;
            }
        }
        if !self.0.path.is_empty() {
            write!(f, " at {}", self.pointer())?;
        }
        if self.line() > 0 {
            write!(f, " (line {}, column {})", self.line(), self.column())?;
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
            .finish()
    }
}

impl std::error::Error for Error {}
