//! Diagnostics of a schema, printed for people or for other programs.
//!
//! The generator words them; here they only get colour or the form that another program reads.

use crate::args::Format;
use crate::console::{self, counted};
use anstyle::{AnsiColor, Style};
use schema_codegen::diagnostic::{Diagnostic, Diagnostics, Input, Severity};
use schema_codegen::visible::{visible, visible_json};
use serde_json::json;
use std::fmt::Write as _;

/// Diagnostics, and the names of the two files that they are about.
#[derive(Clone, Debug)]
pub struct Report {
    diagnostics: Diagnostics,
    schema: String,
    config: String,
}

impl Report {
    /// Diagnostics about the files `schema` and `config`, as people know them.
    #[must_use]
    pub fn new(diagnostics: Diagnostics, schema: &str, config: &str) -> Self {
        Self {
            diagnostics,
            schema: schema.to_owned(),
            config: config.to_owned(),
        }
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
            Format::Github => self.print_lines(github_line),
        }
    }

    fn print_lines(&self, line: fn(&Diagnostic, &str) -> String) {
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

fn github_line(diagnostic: &Diagnostic, file: &str) -> String {
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
    let text = format!(
        "{}\nat: {}{help}",
        diagnostic.message,
        diagnostic.pointer.in_file()
    );
    format!(
        "::{level} file={},line={},col={},title={}::{}",
        property(&visible(file)),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.code,
        message(&visible(&text))
    )
}

/// The text of a workflow command: these three would end it or be taken for an escape.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command: here `:` and `,` are special as well.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
