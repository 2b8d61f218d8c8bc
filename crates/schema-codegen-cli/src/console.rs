//! What a program prints, and the code it exits with.
//!
//! Results go to standard output, status lines and errors to standard error. A closed pipe (`| head`) is no error.

use crate::Error;
use crate::args::Color;
use anstream::ColorChoice;
use anstyle::AnsiColor;
use schema_codegen::visible::visible;
use std::io::Write as _;
use std::process::ExitCode;

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
    result.unwrap_or_else(|failed| {
        error(&format!("{}\n", visible(&failed.to_string())));
        ExitStatus::BadInput
    })
}

/// Prints a result to standard output.
pub fn data(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
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
