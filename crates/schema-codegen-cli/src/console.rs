//! What a program prints, and the code it exits with.
//!
//! Results go to standard output, status lines and errors to standard error. A closed pipe (`| head`) is no error.

use crate::Error;
use crate::args::Color;
use anstream::ColorChoice;
use anstyle::AnsiColor;
use schema_codegen::visible::visible;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// How a command ended. Wrong usage, 2, is left to the parser of the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything is as it should be: 0.
    Success,
    /// Something is out of date, or a step failed: 1.
    Failure,
    /// The input has errors, which have been printed: 3.
    BadInput,
}

impl ExitStatus {
    /// [`Success`](Self::Success) or [`Failure`](Self::Failure).
    #[must_use]
    pub fn of(success: bool) -> Self {
        if success {
            Self::Success
        } else {
            Self::Failure
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(match status {
            ExitStatus::Success => 0,
            ExitStatus::Failure => 1,
            ExitStatus::BadInput => 3,
        })
    }
}

/// Applies `--color`. With [`Color::Auto`] the terminal, `NO_COLOR` and `CLICOLOR_FORCE` decide.
pub fn set_color(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints the error, if `result` is one, and returns the status of the command.
#[must_use]
pub fn finish(result: Result<ExitStatus, Error>) -> ExitStatus {
    let status = result.unwrap_or_else(|failed| {
        // A line of its own would be read as one of ours, and by some programs as a command.
        let message = failed.to_string().replace('\n', "\n  ");
        error(&format!("{}\n", visible(&message)));
        ExitStatus::BadInput
    });
    if IS_INCOMPLETE.load(Ordering::Relaxed) {
        error("cannot write to standard output\n");
        return ExitStatus::BadInput;
    }
    status
}

/// Whether a result could not be printed.
static IS_INCOMPLETE: AtomicBool = AtomicBool::new(false);

/// Prints a result to standard output.
pub fn data(text: &str) {
    let mut output = anstream::stdout();
    let written = output.write_all(text.as_bytes());
    if let Err(error) = written.and_then(|()| output.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        IS_INCOMPLETE.store(true, Ordering::Relaxed);
    }
}

/// Prints progress, or anything else that is no result, to standard error.
pub fn status(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints an error to standard error.
pub fn error(text: &str) {
    let style = AnsiColor::Red.on_default().bold();
    status(&format!("{style}error{style:#}: {text}"));
}

/// A number and its noun: `1 file`, `2 files`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
