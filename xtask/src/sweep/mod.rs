//! The chore `sweep`: the generator over every schema of a folder, for those who change the generator.
//!
//! In: a folder. Out: how many schemas became code, why the others did not, and on request whether the code compiles and keeps samples.
//! Where schemas and samples are is decided in [`cases`]; what one of them comes to in [`attempt`]; whether the code is right in [`proof`].

mod attempt;
mod cases;
mod proof;
mod table;

use crate::flags::Sweep;
use attempt::Outcome;
use cases::Case;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::{self, ExitStatus};
use std::path::Path;

/// A schema and what it came to.
struct Swept {
    case: Case,
    outcome: Outcome,
}

/// Runs `cargo xtask sweep` in the workspace at `root`.
pub(crate) fn sweep(flags: &Sweep, root: &Path) -> Result<ExitStatus, Error> {
    let cases = cases::find(&flags.folder, flags.samples.as_deref())?;
    let attempts = cases.into_iter().map(|case| Swept {
        outcome: attempt::attempt(&case, &flags.ignore_keyword),
        case,
    });
    let swept: Vec<Swept> = attempts.collect();
    console::data(&table::summary(&swept));
    if let Some(code) = &flags.explain {
        console::data(&table::explain(&swept, code));
    }
    let crashed = swept
        .iter()
        .any(|swept| matches!(swept.outcome, Outcome::Crashed(_)));
    let proven = match flags.compile {
        Some(count) => proof::prove(&swept, count.unwrap_or(usize::MAX), root)?,
        None => true,
    };
    Ok(if crashed || !proven {
        ExitStatus::Failure
    } else {
        ExitStatus::Success
    })
}
