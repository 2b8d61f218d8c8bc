//! What the generator says about a schema, on its way to people.

use super::CONFIG;
use crate::flags::Format;
use crate::output;
use crate::report::{self, Inputs};
use schema_codegen::diagnostic::Diagnostics;

/// What the generator says about one pair of inputs.
pub(crate) struct Problem {
    /// What it says.
    pub(crate) diagnostics: Diagnostics,
    /// The name of the schema.
    pub(crate) schema: String,
    /// The name of the configuration.
    pub(crate) config: String,
}

/// What the generator says about the schema of this name and the workspace's configuration.
pub(crate) fn problem(diagnostics: Diagnostics, schema: &str) -> Problem {
    Problem {
        diagnostics,
        schema: schema.to_owned(),
        config: CONFIG.to_owned(),
    }
}

/// Shows all of it in the chosen format.
pub(crate) fn show(problems: &[Problem], format: Format) {
    for problem in problems
        .iter()
        .filter(|problem| !problem.diagnostics.is_empty())
    {
        let inputs = Inputs {
            schema: &problem.schema,
            config: &problem.config,
        };
        let text = report::report(&problem.diagnostics, inputs, format);
        match format {
            Format::Human => output::talk(&format!("{text}\n")),
            Format::Json | Format::Github => output::data(&text),
        }
    }
}

/// A number and its noun.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
