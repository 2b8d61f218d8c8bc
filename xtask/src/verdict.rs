//! How a chore ended, for whoever called the program.

use std::process::ExitCode;

/// The exit code of a failure: bad input, or a disk that refuses. Wrong usage is 2, which the parser of the arguments sees to.
const BAD_INPUT: u8 = 3;

/// How a chore ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything is as it should be.
    Clean,
    /// Something is out of date, or a step failed.
    Failed,
    /// The input has problems; they have been shown.
    BadInput,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Clean => Self::SUCCESS,
            Verdict::Failed => Self::FAILURE,
            Verdict::BadInput => Self::from(BAD_INPUT),
        }
    }
}
