//! What is wrong with an input: all problems of a stage at once, each with a stable code, a JSON Pointer, line, column, the source line and
//! a help text. No colour and no file names belong here: the caller knows them.

mod code;
mod display;
mod position;
mod sink;
mod suggest;

pub use code::{Code, Severity};
pub use display::Rendered;
pub use position::Position;
pub(crate) use position::Source;
pub(crate) use sink::{DiagnosticSink, Location};
pub(crate) use suggest::{closest, did_you_mean};

use crate::model::Pointer;

/// Which input a diagnostic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The JSON Schema.
    Schema,
    /// `codegen.toml`.
    Config,
    /// The lock of names, whose file every pointer begins with.
    Names,
    /// The history of the schema, whose file every pointer begins with.
    History,
}

/// One problem, with its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is; stable across releases.
    pub code: Code,
    /// How much it matters in this run.
    pub severity: Severity,
    /// Which input it is about.
    pub input: Input,
    /// One sentence that states the fact.
    pub message: String,
    /// Where it is, as a JSON Pointer into the input (for `codegen.toml`: the path of keys).
    pub pointer: Pointer,
    /// Where it is, in the text.
    pub position: Position,
    /// What to do about it.
    pub help: Option<String>,
    /// The line of the source, shortened when long.
    pub(crate) snippet: String,
    /// Characters of the snippet before the position.
    pub(crate) snippet_indent: usize,
}

impl Diagnostic {
    /// True for an error about what a schema says, which takes no type from the model.
    pub(crate) fn leaves_model_whole(&self) -> bool {
        self.code.as_str().starts_with("E05")
    }

    /// The document, lock of names or history that it is in, unless that is the schema itself.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.pointer.file()
    }

    /// Line, counted from one.
    #[must_use]
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// Column in characters, counted from one.
    #[must_use]
    pub fn column(&self) -> usize {
        self.position.column
    }
}

/// All problems that a stage found; never empty when it is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    omitted: usize,
}

impl Diagnostics {
    pub(crate) fn new(mut list: Vec<Diagnostic>, omitted: usize) -> Self {
        list.sort_by(|a, b| {
            let key = |found: &Diagnostic| (found.position, found.code);
            let files = (a.input, a.file()).cmp(&(b.input, b.file()));
            files.then_with(|| key(a).cmp(&key(b)))
        });
        list.dedup();
        Self { list, omitted }
    }

    /// The problems of two stages as those of one.
    pub(crate) fn of_both(left: Result<(), Self>, right: Result<(), Self>) -> Result<(), Self> {
        match (left, right) {
            (Err(mut left), Err(right)) => {
                left.list.extend(right.list);
                Err(Self::new(left.list, left.omitted + right.omitted))
            }
            (left, right) => left.and(right),
        }
    }

    /// The problems, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many more there were, beyond what one run reports.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// For printing, with the names of the two inputs.
    #[must_use]
    pub fn rendered<'a>(&'a self, schema: &'a str, config: &'a str) -> Rendered<'a> {
        Rendered {
            diagnostics: self,
            schema,
            config,
        }
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl std::error::Error for Diagnostics {}
