//! Why a text can't be read, whatever its syntax.

use crate::diagnostic::{Code, DiagnosticSink, Location};
use crate::model::Pointer;

/// How deep arrays and objects may nest.
pub(crate) const MAX_DEPTH: usize = 128;

/// Why reading stopped.
pub(super) struct SyntaxError {
    code: Code,
    offset: usize,
    message: String,
    help: Option<String>,
}

impl SyntaxError {
    pub(super) fn new(offset: usize, message: impl Into<String>) -> Self {
        Self::with_code(Code::Syntax, offset, message)
    }

    pub(super) fn with_code(code: Code, offset: usize, message: impl Into<String>) -> Self {
        Self {
            code,
            offset,
            message: message.into(),
            help: None,
        }
    }

    /// Nesting beyond [`MAX_DEPTH`].
    pub(super) fn too_deep(offset: usize) -> Self {
        let message = format!("arrays and objects nest deeper than {MAX_DEPTH} levels");
        Self::with_code(Code::TooDeep, offset, message)
            .help("move inner schemas to `$defs` and refer to them")
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Reports the error, inside of what is at `pointer`.
    pub(super) fn report(self, pointer: Pointer, sink: &mut DiagnosticSink) {
        let location = Location::Offset(self.offset, pointer);
        sink.push(self.code, location, self.message, self.help);
    }
}

/// Reports that the key at `pointer` occurs twice; `offset` is that of the second.
pub(super) fn report_duplicate(
    key: &str,
    offset: usize,
    pointer: Pointer,
    sink: &mut DiagnosticSink,
) {
    let message = format!(
        "the key `{}` occurs twice in this object",
        key.escape_debug()
    );
    let error = SyntaxError::with_code(Code::DuplicateKey, offset, message);
    let help = "keep one of them: readers disagree about which one counts";
    error.help(help).report(pointer, sink);
}
