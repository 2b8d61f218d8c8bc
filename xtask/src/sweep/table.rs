//! The results of a sweep as text.

use super::Swept;
use super::attempt::Outcome;
use schema_codegen::diagnostic::{Code, Diagnostics, Severity};
use schema_codegen_cli::console::counted;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many schemas are named for a code, and how many diagnostics are listed for a schema.
const MAX_LISTED: usize = 3;

/// How many schemas were accepted, and the diagnostics of all, grouped by code.
pub(crate) fn summary(swept: &[Swept]) -> String {
    let total = swept.len();
    let accepted = swept.iter().filter(|swept| swept.is_accepted()).count();
    let mut out = format!(
        "{total} schemas, {accepted} accepted: {}\n",
        percent(accepted, total)
    );
    for (code, names) in by_code(swept) {
        let more = if names.len() > MAX_LISTED {
            ", ..."
        } else {
            ""
        };
        let shown = names[..names.len().min(MAX_LISTED)].join(", ");
        let _ = writeln!(out, "{:>6} {code} {}", names.len(), code.meaning());
        let _ = writeln!(out, "             {shown}{more}");
    }
    for swept in swept {
        if let Outcome::Crashed(how) = &swept.outcome {
            let _ = writeln!(out, "defect: {}: {how}", swept.case.name);
        }
    }
    out
}

/// The locations of the diagnostics with `code`, one on a line, a few of each schema.
pub(super) fn explain(swept: &[Swept], code: &str) -> String {
    let mut out = String::new();
    for swept in swept {
        let name = &swept.case.name;
        let diagnostics = swept.diagnostics().into_iter().flatten();
        let matching: Vec<_> = diagnostics
            .filter(|diagnostic| diagnostic.code.as_str() == code)
            .collect();
        for diagnostic in matching.iter().take(MAX_LISTED) {
            let (line, column) = (diagnostic.line(), diagnostic.column());
            let _ = writeln!(out, "{name}:{line}:{column}: {}", diagnostic.message);
        }
        if matching.len() > MAX_LISTED {
            let _ = writeln!(
                out,
                "{name}: {}",
                counted(matching.len(), "such diagnostic")
            );
        }
    }
    out
}

/// The schemas of each code: errors before warnings, frequent ones first.
fn by_code(swept: &[Swept]) -> Vec<(Code, Vec<&str>)> {
    let mut codes: BTreeMap<Code, Vec<&str>> = BTreeMap::new();
    for swept in swept {
        for diagnostic in swept.diagnostics().into_iter().flatten() {
            let names = codes.entry(diagnostic.code).or_default();
            if names.last() != Some(&swept.case.name.as_str()) {
                names.push(&swept.case.name);
            }
        }
    }
    let mut rows: Vec<_> = codes.into_iter().collect();
    let rank = |code: &Code| match code.severity() {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    };
    rows.sort_by_key(|(code, names)| (rank(code), Reverse(names.len())));
    rows
}

impl Swept {
    pub(crate) fn is_accepted(&self) -> bool {
        matches!(self.outcome, Outcome::Code(_))
    }

    /// The diagnostics of the schema, whether it was accepted or refused.
    fn diagnostics(&self) -> Option<&Diagnostics> {
        match &self.outcome {
            Outcome::Code(types) => Some(&types.notes),
            Outcome::Refused(diagnostics) => Some(diagnostics),
            Outcome::Crashed(_) => None,
        }
    }
}

/// `part` of `whole` in per cent, with one digit.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
