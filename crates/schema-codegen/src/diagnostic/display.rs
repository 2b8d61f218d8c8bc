//! Diagnostics as text without colour, in the manner of rustc.

use super::{Diagnostic, Diagnostics, Input, Severity};
use std::fmt;

/// Diagnostics with the names of the files they are about; prints them.
#[derive(Clone, Copy, Debug)]
pub struct Rendered<'a> {
    pub(super) diagnostics: &'a Diagnostics,
    pub(super) schema: &'a str,
    pub(super) config: &'a str,
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rendered("schema", "codegen.toml").fmt(f)
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, found) in self.diagnostics.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let file = match found.input {
                Input::Schema | Input::Names | Input::History => {
                    found.file().unwrap_or(self.schema)
                }
                Input::Config => self.config,
            };
            write_one(f, found, file)?;
        }
        match self.diagnostics.omitted() {
            0 => Ok(()),
            more => writeln!(f, "\nand {more} more"),
        }
    }
}

fn write_one(f: &mut fmt::Formatter<'_>, found: &Diagnostic, file: &str) -> fmt::Result {
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let (line, column) = (found.line().to_string(), found.column());
    let gutter = " ".repeat(line.len());
    writeln!(f, "{severity}[{}]: {}", found.code, found.message)?;
    writeln!(f, "{gutter}--> {file}:{line}:{column}")?;
    writeln!(f, "{gutter} |")?;
    writeln!(f, "{line} | {}", found.snippet)?;
    writeln!(f, "{gutter} | {}^", " ".repeat(found.snippet_indent))?;
    writeln!(
        f,
        "{gutter} = at: {}",
        shown_pointer(found.pointer.in_file())
    )?;
    match &found.help {
        Some(help) => writeln!(f, "{gutter} = help: {help}"),
        None => Ok(()),
    }
}

fn shown_pointer(pointer: &str) -> String {
    if pointer.is_empty() {
        return "the root".to_owned();
    }
    let mut shown: String = pointer
        .chars()
        .take(200)
        .map(|c| if c.is_control() { '?' } else { c })
        .collect();
    if shown.len() < pointer.len() {
        shown.push_str("...");
    }
    shown
}
