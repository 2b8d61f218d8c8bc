//! Runs the generator on one schema, on a thread of its own, so that a panic or an endless loop is an [`Outcome`] too.
//!
//! A stack overflow ends the program, and names the thread, which is called like the schema.

use super::cases::Case;
use schema_codegen::diagnostic::Diagnostics;
use schema_codegen::emit::rust;
use schema_codegen::plan;
use schema_codegen_cli::args::SettingArgs;
use schema_codegen_cli::generate::{one_page, rust_files};
use schema_codegen_cli::input::Input;
use schema_codegen_cli::stopwatch::Stopwatch;
use serde_json::Value;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long one schema may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// The result for one schema.
pub(crate) enum Outcome {
    /// The types.
    Code(Types),
    /// The diagnostics of a schema that was refused.
    Refused(Diagnostics),
    /// How the generator itself failed.
    Crashed(&'static str),
}

/// The types of a schema.
pub(crate) struct Types {
    /// The Rust file.
    pub(crate) text: String,
    /// The path of the root type in it.
    pub(crate) root: String,
    /// The example of the root type.
    pub(crate) example: Value,
    /// Warnings and notes.
    pub(crate) notes: Diagnostics,
}

/// Runs the generator on `case`.
pub(crate) fn attempt(case: &Case, settings: &SettingArgs) -> Outcome {
    let (send, receive) = mpsc::channel();
    let (owned, settings) = (case.clone(), settings.clone());
    let work = move || {
        let _ = send.send(run_generator(&owned, &settings));
    };
    let thread = thread::Builder::new().name(case.name.clone()).spawn(work);
    let Ok(_running) = thread else {
        return Outcome::Crashed("no thread could be started");
    };
    receive.recv_timeout(TIME_LIMIT).unwrap_or_else(|error| {
        Outcome::Crashed(match error {
            RecvTimeoutError::Timeout => "took longer than a minute",
            RecvTimeoutError::Disconnected => "panicked",
        })
    })
}

fn run_generator(case: &Case, settings: &SettingArgs) -> Outcome {
    let text = case.schema.clone();
    let input = Input::from_text(&case.name, text, settings, "cargo xtask sweep");
    let Ok(mut input) = input else {
        return Outcome::Crashed("a setting of --set is wrong");
    };
    input.config.syntax = case.syntax;
    let plan = match plan(input.documents.schema(), &input.config) {
        Ok(plan) => plan,
        Err(diagnostics) => return Outcome::Refused(diagnostics),
    };
    let stopwatch = &mut Stopwatch::default();
    // Nobody reads the page; it is generated because generating it could panic.
    drop(one_page(&plan, &case.name, stopwatch));
    let files = rust_files(&plan, "", stopwatch);
    let bytes = files.into_iter().flat_map(|file| file.bytes).collect();
    let Ok(text) = String::from_utf8(bytes) else {
        return Outcome::Crashed("wrote a file that is not UTF-8");
    };
    Outcome::Code(Types {
        text,
        root: rust::root_path(&plan),
        example: plan.facts.examples[plan.model.root.0].clone(),
        notes: plan.notes,
    })
}
