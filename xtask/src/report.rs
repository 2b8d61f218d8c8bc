//! How problems of a schema reach people and machines.
//!
//! In: [`Diagnostics`] and the names of the two inputs. Out: text in the chosen [`Format`]. What is wrong, and how it is said, the
//! generator has decided; here it only gets colour, or the form that another program wants.

use crate::flags::Format;
use anstyle::{AnsiColor, Style};
use schema_codegen::diagnostic::{Diagnostic, Diagnostics, Input, Severity};
use serde_json::json;
use std::fmt::Write as _;

/// The names of the two inputs, as people know them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inputs<'a> {
    /// The schema.
    pub(crate) schema: &'a str,
    /// `codegen.toml`.
    pub(crate) config: &'a str,
}

/// All diagnostics as text, each line ended.
pub(crate) fn report(diagnostics: &Diagnostics, inputs: Inputs<'_>, format: Format) -> String {
    match format {
        Format::Human => human(
            &diagnostics
                .rendered(inputs.schema, inputs.config)
                .to_string(),
        ),
        Format::Json => each(diagnostics, inputs, json_line),
        Format::Github => each(diagnostics, inputs, github_line),
    }
}

fn human(plain: &str) -> String {
    let mut out = String::new();
    for line in plain.lines() {
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
        let _ = writeln!(out, "{style}{line}{style:#}");
    }
    out
}

fn each(
    diagnostics: &Diagnostics,
    inputs: Inputs<'_>,
    line: fn(&Diagnostic, &str) -> String,
) -> String {
    let mut out = String::new();
    for found in diagnostics {
        let file = match found.input {
            Input::Schema => inputs.schema,
            Input::Config => inputs.config,
        };
        let _ = writeln!(out, "{}", line(found, file));
    }
    out
}

fn severity(found: &Diagnostic) -> &'static str {
    match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn json_line(found: &Diagnostic, file: &str) -> String {
    let line = json!({
        "severity": severity(found),
        "code": found.code.as_str(),
        "message": found.message,
        "file": file,
        "line": found.line(),
        "column": found.column(),
        "pointer": found.pointer.0,
        "help": found.help,
    });
    line.to_string()
}

fn github_line(found: &Diagnostic, file: &str) -> String {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let help = found
        .help
        .as_ref()
        .map(|help| format!("\nhelp: {help}"))
        .unwrap_or_default();
    let text = format!("{}\nat: {}{help}", found.message, found.pointer.0);
    format!(
        "::{level} file={},line={},col={},title={}::{}",
        property(file),
        found.line(),
        found.column(),
        found.code,
        message(&text)
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
