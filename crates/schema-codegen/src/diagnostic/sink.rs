//! Where every stage reports its diagnostics. Stages know pointers and offsets but not the text; the checkpoint after a stage looks
//! positions up.

use super::{Code, Diagnostic, Diagnostics, Input, Severity, Source};
use crate::model::Pointer;
use std::collections::BTreeSet;

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// A byte offset, where no pointer can tell two values apart.
    Offset(usize, Pointer),
    /// The value at a pointer.
    Value(Pointer),
    /// The key of the member at a pointer.
    Key(Pointer),
}

impl Location {
    pub(crate) fn pointer(&self) -> &Pointer {
        match self {
            Self::Offset(_, pointer) | Self::Value(pointer) | Self::Key(pointer) => pointer,
        }
    }

    /// The offset, where the location is one.
    pub(crate) fn offset(&self) -> usize {
        match self {
            Self::Offset(offset, _) => *offset,
            Self::Value(_) | Self::Key(_) => 0,
        }
    }

    /// The same in the document whose root is `root`.
    fn below(mut self, root: &Pointer) -> Self {
        let (Self::Offset(_, pointer) | Self::Value(pointer) | Self::Key(pointer)) = &mut self;
        pointer.0.insert_str(0, &root.0);
        self
    }
}

/// A diagnostic whose position is not looked up yet.
struct Reported {
    code: Code,
    location: Location,
    message: String,
    help: Option<String>,
}

/// Collects the diagnostics of a stage; a checkpoint turns them into a result.
#[must_use = "diagnostics are only returned by a checkpoint"]
#[derive(Default)]
pub(crate) struct DiagnosticSink {
    list: Vec<Reported>,
    notes: Vec<Diagnostic>,
    /// Errors of this stage beyond the limit.
    omitted: usize,
    /// Warnings are errors.
    strict: bool,
    /// Unknown keywords are errors.
    deny_unknown_keywords: bool,
    /// Entries of the configuration that are about nothing are no errors.
    allow_unused_entries: bool,
    /// What the text of is read, whose pointers begin at its own root.
    document: Pointer,
}

/// How many errors, warnings, and notes one stage reports: enough for any person, little enough for any machine.
const MAX_REPORTED: usize = 500;

/// How many diagnostics get a suggestion; looking for one costs a comparison with every name there is.
const MAX_SUGGESTIONS: usize = 100;

impl DiagnosticSink {
    pub(crate) fn new(strict: bool) -> Self {
        Self {
            strict,
            ..Self::default()
        }
    }

    /// Makes errors of unknown keywords.
    pub(crate) fn deny_unknown_keywords(&mut self, deny: bool) {
        self.deny_unknown_keywords = deny;
    }

    /// From here on pointers begin at `document`: a text is read by itself, and does not know what it is called.
    pub(crate) fn enter(&mut self, document: Pointer) {
        self.document = document;
    }

    fn severity(&self, code: Code) -> Severity {
        match code.severity() {
            Severity::Warning if self.strict => Severity::Error,
            _ if code == Code::UnknownKeyword && self.deny_unknown_keywords => Severity::Error,
            severity => severity,
        }
    }

    /// Passes over entries of the configuration that are about nothing in the schema.
    pub(crate) fn allow_unused_entries(&mut self, allow: bool) {
        self.allow_unused_entries = allow;
    }

    /// Whether it does.
    pub(crate) fn allows_unused_entries(&self) -> bool {
        self.allow_unused_entries
    }

    pub(crate) fn push(
        &mut self,
        code: Code,
        location: Location,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        if self.allow_unused_entries && code.is_about_an_unused_entry() {
            return;
        }
        let severity = self.severity(code);
        let same = self.list.iter();
        let same = same.filter(|found| self.severity(found.code) == severity);
        if same.count() >= MAX_REPORTED {
            self.omitted += usize::from(severity == Severity::Error);
            return;
        }
        self.list.push(Reported {
            code,
            location: location.below(&self.document),
            message: without_line_ends(message.into()),
            help: help.map(without_line_ends),
        });
    }

    /// Reports a problem of the value at `pointer`.
    pub(crate) fn at(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let location = Location::Value(pointer.clone());
        self.push(code, location, message, Some(help.into()));
    }

    /// Reports that types can't express `fact`, a warning: `outcome` says what becomes of it. Where warnings are errors there is no
    /// outcome, and the message says so.
    pub(crate) fn approximate(
        &mut self,
        code: Code,
        pointer: &Pointer,
        fact: impl AsRef<str>,
        outcome: &str,
        help: impl Into<String>,
    ) {
        let message = self.worded(code, fact.as_ref(), outcome);
        self.at(code, pointer, message, help);
    }

    /// `fact`, with `outcome` where a warning is no error.
    pub(crate) fn worded(&self, code: Code, fact: &str, outcome: &str) -> String {
        match self.severity(code) {
            Severity::Error if self.strict => format!("{fact}; refused, because `strict` is set"),
            Severity::Error => fact.to_owned(),
            _ => format!("{fact}; {outcome}"),
        }
    }

    /// Makes warnings of the errors that were reported at or below one of `pointers`, which are definitions that nothing refers to.
    pub(crate) fn warn_below(&mut self, pointers: &BTreeSet<Pointer>) {
        for reported in &mut self.list {
            let pointer = reported.location.pointer().clone();
            let mut above = std::iter::successors(Some(pointer), Pointer::parent);
            let is_error = reported.code.severity() == Severity::Error;
            if is_error && above.any(|pointer| pointers.contains(&pointer)) {
                reported.code = Code::UnusedDefinition;
                reported.message += "; nothing refers to this definition, and it has no type";
            }
        }
    }

    /// True while suggestions are still worth looking for.
    pub(crate) fn suggests(&self) -> bool {
        self.list.len() < MAX_SUGGESTIONS
    }

    /// Ends a stage: an error when there was one, with every problem of the stage; notes are kept for the end.
    /// `locate` finds the text that a problem is in, and its offset there.
    pub(crate) fn checkpoint<'s, 't: 's>(
        &mut self,
        input: Input,
        locate: impl Fn(&Location) -> (&'s Source<'t>, usize),
    ) -> Result<(), Diagnostics> {
        let list = std::mem::take(&mut self.list);
        let found = list.into_iter().map(|reported| {
            let (source, offset) = locate(&reported.location);
            let (snippet, snippet_indent) = source.snippet(offset);
            Diagnostic {
                code: reported.code,
                severity: self.severity(reported.code),
                input,
                message: reported.message,
                pointer: reported.location.pointer().clone(),
                position: source.position(offset),
                help: reported.help,
                snippet,
                snippet_indent,
            }
        });
        let (notes, errors): (Vec<_>, Vec<_>) =
            found.partition(|found| found.severity != Severity::Error);
        self.notes.extend(notes);
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Diagnostics::new(errors, std::mem::take(&mut self.omitted)))
        }
    }

    /// The warnings and notes of all stages.
    pub(crate) fn into_notes(self) -> Diagnostics {
        Diagnostics::new(self.notes, 0)
    }
}

/// `text`, which may have names of a schema in it, on one line.
fn without_line_ends(text: String) -> String {
    if text.contains(['\n', '\r']) {
        text.replace('\n', "\\n").replace('\r', "\\r")
    } else {
        text
    }
}
