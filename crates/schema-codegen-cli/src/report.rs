//! Diagnostics of a schema, printed for people or for other programs.
//!
//! The generator words them; here they only get colour or the form that another program reads.

use crate::args::Format;
use crate::console::{self, counted};
use crate::workflow::{Annotation, Folder};
use anstyle::{AnsiColor, Style};
use schema_codegen::diagnostic::{Diagnostic, Diagnostics, Input, Severity};
use schema_codegen::visible::{visible, visible_json};
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Diagnostics, and the names of the two files that they are about.
#[derive(Clone, Debug)]
pub struct Report {
    diagnostics: Diagnostics,
    schema: String,
    config: String,
    /// What the names are relative to.
    folder: PathBuf,
}

impl Report {
    /// Diagnostics about the files `schema` and `config`, as people know them.
    #[must_use]
    pub fn new(diagnostics: Diagnostics, schema: &str, config: &str) -> Self {
        Self {
            diagnostics,
            schema: schema.to_owned(),
            config: config.to_owned(),
            folder: PathBuf::new(),
        }
    }

    /// The same, where the names of the files are relative to `folder`.
    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// Prints all diagnostics: for people to standard error, for programs to standard output.
    pub fn print(&self, format: Format) {
        match format {
            _ if self.diagnostics.is_empty() => {}
            Format::Human => {
                let text = self.diagnostics.rendered(&self.schema, &self.config);
                console::status(&format!("{}\n", colored(&text.to_string())));
            }
            Format::Json => self.print_lines(json_line),
            Format::Github => {
                let folder = Folder::new(&self.folder);
                self.print_lines(|of, file| github_line(of, file, &folder));
            }
        }
    }

    fn print_lines(&self, line: impl Fn(&Diagnostic, &str) -> String) {
        for diagnostic in &self.diagnostics {
            let file = match diagnostic.input {
                Input::Schema | Input::Names | Input::History => {
                    diagnostic.file().unwrap_or(&self.schema)
                }
                Input::Config => &self.config,
            };
            console::data(&format!("{}\n", line(diagnostic, file)));
        }
    }
}

/// The number of diagnostics, in words.
pub(crate) fn count(reports: &[Report]) -> String {
    let count = reports.iter().map(|report| report.diagnostics.len()).sum();
    counted(count, "problem")
}

fn colored(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let style = if line.starts_with("error[") {
            AnsiColor::Red.on_default().bold()
        } else if line.starts_with("warning[") {
            AnsiColor::Yellow.on_default().bold()
        } else if line.starts_with("note[") {
            AnsiColor::Cyan.on_default().bold()
        } else if line.trim_start().starts_with("= help:") {
            AnsiColor::Green.on_default()
        } else {
            Style::new()
        };
        let _ = writeln!(out, "{style}{}{style:#}", visible(line));
    }
    out
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn json_line(diagnostic: &Diagnostic, file: &str) -> String {
    let line = json!({
        "severity": severity(diagnostic),
        "code": diagnostic.code.as_str(),
        "message": diagnostic.message,
        "file": file,
        "line": diagnostic.line(),
        "column": diagnostic.column(),
        "pointer": diagnostic.pointer.in_file(),
        "help": diagnostic.help,
    });
    visible_json(&line.to_string())
}

fn github_line(diagnostic: &Diagnostic, file: &str, folder: &Folder) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let help = diagnostic
        .help
        .as_ref()
        .map(|help| format!("\nhelp: {help}"))
        .unwrap_or_default();
    let message = format!(
        "{}\nat: {}{help}",
        diagnostic.message,
        diagnostic.pointer.in_file()
    );
    folder.line(Annotation {
        level,
        file,
        line: diagnostic.line(),
        column: Some(diagnostic.column()),
        title: diagnostic.code.as_str(),
        message: &message,
    })
}
