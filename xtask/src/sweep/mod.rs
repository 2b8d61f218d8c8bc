//! The command `sweep`: runs the generator on every schema of a folder, to see what a change of the generator does to schemas of others.

pub(crate) mod attempt;
pub(crate) mod cases;
pub(crate) mod proof;
pub(crate) mod table;

use crate::flags::Sweep;
use attempt::Outcome;
use cases::Case;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::{self, ExitStatus};
use schema_codegen_cli::input::Input;
use std::path::Path;

/// A schema and the generator's result for it.
pub(crate) struct Swept {
    pub(crate) case: Case,
    pub(crate) outcome: Outcome,
}

/// Runs `cargo xtask sweep` in the workspace at `root`.
pub(crate) fn sweep(flags: &Sweep, root: &Path) -> Result<ExitStatus, Error> {
    // A wrong setting is an error of the command line, not of each schema.
    Input::from_text("", String::new(), &flags.settings, "")?;
    let folders = [flags.samples.as_deref(), flags.invalid.as_deref()];
    let mut cases = cases::find(&flags.folder, folders)?;
    if let Some(dialect) = &flags.dialect {
        for case in &mut cases {
            case.state_dialect(dialect);
        }
    }
    let attempts = cases.into_iter().map(|case| Swept {
        outcome: attempt::attempt(&case, &flags.settings),
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
    let documents = match flags.documents.as_slice() {
        [uri, folder] => cases::documents(uri.trim_end_matches('/'), Path::new(folder))?,
        _ => Vec::new(),
    };
    let proven = match flags.compile {
        Some(count) => {
            let proof = proof::prove(&swept, &documents, count.unwrap_or(usize::MAX), root)?;
            let lines = proof.findings.iter().map(|line| format!("{line}\n"));
            console::data(&(lines.collect::<String>() + &proof.summary));
            proof.succeeded
        }
        None => true,
    };
    Ok(if crashed || !proven {
        ExitStatus::Failure
    } else {
        ExitStatus::Success
    })
}
