//! The collector that every stage writes to.
//!
//! In: what a stage finds, addressed by pointer or offset. Out: [`Diagnostics`] with positions, at the checkpoint after the stage.
//! Stages do not know the text; the checkpoint looks positions up.

use super::{Code, Diagnostic, Diagnostics, Input, Severity, Source};
use crate::model::Pointer;

/// The place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A byte offset, where no pointer can tell two places apart.
    Offset(usize, Pointer),
    /// The value at a pointer.
    Value(Pointer),
    /// The key of the member at a pointer.
    Key(Pointer),
}

struct Finding {
    code: Code,
    spot: Spot,
    message: String,
    help: Option<String>,
}

/// Collects what a stage finds; the driver turns it into a result.
#[must_use = "findings are only reported by a checkpoint"]
#[derive(Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    notes: Vec<Diagnostic>,
    /// Findings of this stage beyond the limit.
    omitted: usize,
    /// Warnings are errors.
    strict: bool,
}

/// How many errors, warnings, and notes one stage reports: enough for any person, little enough for any machine.
const LIMIT: usize = 500;

/// How many findings get a suggestion; looking for one costs a comparison with every name there is.
const SUGGESTED: usize = 100;

impl Findings {
    pub(crate) fn new(strict: bool) -> Self {
        Self {
            strict,
            ..Self::default()
        }
    }

    fn severity(&self, code: Code) -> Severity {
        match code.severity() {
            Severity::Warning if self.strict => Severity::Error,
            severity => severity,
        }
    }

    pub(crate) fn push(
        &mut self,
        code: Code,
        spot: Spot,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let severity = self.severity(code);
        let alike = self
            .list
            .iter()
            .filter(|found| self.severity(found.code) == severity)
            .count();
        if alike >= LIMIT {
            self.omitted += usize::from(severity == Severity::Error);
            return;
        }
        self.list.push(Finding {
            code,
            spot,
            message: message.into(),
            help,
        });
    }

    /// A finding at the value of `pointer`.
    pub(crate) fn at(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(
            code,
            Spot::Value(pointer.clone()),
            message,
            Some(help.into()),
        );
    }

    /// True while suggestions are still worth looking for.
    pub(crate) fn suggests(&self) -> bool {
        self.list.len() < SUGGESTED
    }

    /// Ends a stage: an error when there was one, with every problem of the stage; notes are kept for the end.
    pub(crate) fn checkpoint(
        &mut self,
        input: Input,
        source: &Source<'_>,
        locate: impl Fn(&Pointer, bool) -> usize,
    ) -> Result<(), Diagnostics> {
        let list = std::mem::take(&mut self.list);
        let found = list.into_iter().map(|finding| {
            let (offset, pointer) = match finding.spot {
                Spot::Offset(offset, pointer) => (offset, pointer),
                Spot::Value(pointer) => (locate(&pointer, false), pointer),
                Spot::Key(pointer) => (locate(&pointer, true), pointer),
            };
            let (snippet, snippet_indent) = source.snippet(offset);
            Diagnostic {
                code: finding.code,
                severity: self.severity(finding.code),
                input,
                message: finding.message,
                pointer,
                position: source.position(offset),
                help: finding.help,
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

    /// The notes of all stages.
    pub(crate) fn into_notes(self) -> Diagnostics {
        Diagnostics::new(self.notes, 0)
    }
}
