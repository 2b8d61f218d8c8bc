//! What a sweep found, as text.

use super::Swept;
use super::attempt::Outcome;
use schema_codegen::diagnostic::{Code, Diagnostics, Severity};
use schema_codegen_cli::console::counted;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many schemas a line names, and how many places of one schema are listed.
const NAMED: usize = 3;

/// How many schemas became code, and what was said about the others and about these, by code.
pub(super) fn summary(swept: &[Swept]) -> String {
    let total = swept.len();
    let made = swept.iter().filter(|swept| swept.is_code()).count();
    let mut out = format!(
        "{total} schemas, {made} became code: {}\n",
        percent(made, total)
    );
    for (code, names) in by_code(swept) {
        let more = if names.len() > NAMED { ", ..." } else { "" };
        let shown = names[..names.len().min(NAMED)].join(", ");
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

/// Places that `code` is about, one a line, a few of each schema.
pub(super) fn explain(swept: &[Swept], code: &str) -> String {
    let mut out = String::new();
    for swept in swept {
        let name = &swept.case.name;
        let said = swept.said().into_iter().flatten();
        let places: Vec<_> = said.filter(|found| found.code.as_str() == code).collect();
        for found in places.iter().take(NAMED) {
            let (line, column) = (found.line(), found.column());
            let _ = writeln!(out, "{name}:{line}:{column}: {}", found.message);
        }
        if places.len() > NAMED {
            let _ = writeln!(out, "{name}: {}", counted(places.len(), "such place"));
        }
    }
    out
}

/// The schemas of each code: errors before warnings, frequent ones first.
fn by_code(swept: &[Swept]) -> Vec<(Code, Vec<&str>)> {
    let mut codes: BTreeMap<Code, Vec<&str>> = BTreeMap::new();
    for swept in swept {
        for found in swept.said().into_iter().flatten() {
            let names = codes.entry(found.code).or_default();
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
    fn is_code(&self) -> bool {
        matches!(self.outcome, Outcome::Code(_))
    }

    /// What the generator said.
    fn said(&self) -> Option<&Diagnostics> {
        match &self.outcome {
            Outcome::Code(types) => Some(&types.notes),
            Outcome::Refused(diagnostics) => Some(diagnostics),
            Outcome::Crashed(_) => None,
        }
    }
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
