//! Runs the generator on one schema, on a thread of its own, so that a panic or an endless loop is an [`Outcome`] too.
//!
//! A stack overflow ends the program, and names the thread, which is called like the schema.

use super::cases::Case;
use schema_codegen::artifact::{Artifact, Body, Source};
use schema_codegen::diagnostic::Diagnostics;
use schema_codegen::emit::{markdown, rust};
use schema_codegen::render::render;
use schema_codegen::{Config, Syntax, plan};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long one schema may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// The result for one schema.
pub(super) enum Outcome {
    /// The types.
    Code(Types),
    /// The diagnostics of a schema that was refused.
    Refused(Diagnostics),
    /// How the generator itself failed.
    Crashed(&'static str),
}

/// The types of a schema.
pub(super) struct Types {
    /// The Rust file.
    pub(super) text: String,
    /// The path of the root type in it.
    pub(super) root: String,
    /// Warnings and notes.
    pub(super) notes: Diagnostics,
}

/// Runs the generator over `case`.
pub(super) fn attempt(case: &Case, ignored: &[String]) -> Outcome {
    let (send, receive) = mpsc::channel();
    let (name, schema, syntax) = (case.name.clone(), case.schema.clone(), case.syntax);
    let ignored = ignored.to_vec();
    let work = move || {
        let _ = send.send(generate(&name, &schema, syntax, ignored));
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

fn generate(name: &str, schema: &str, syntax: Syntax, ignored: Vec<String>) -> Outcome {
    let stem = name.split('.').next().unwrap_or_default();
    let mut config = Config::for_single_file(name, "cargo xtask sweep", stem);
    config.syntax = syntax;
    config.ignore_keywords = ignored;
    let plan = match plan(schema, &config) {
        Ok(plan) => plan,
        Err(diagnostics) => return Outcome::Refused(diagnostics),
    };
    // Nobody reads the page; it is generated because generating it could panic.
    drop(render(Artifact {
        path: name.to_owned(),
        source: Source::of(&plan),
        body: Body::Markdown(markdown::document(&plan)),
    }));
    let files = rust::emit(&plan).into_iter().map(render);
    let bytes = files.flat_map(|file| file.bytes).collect();
    let Ok(text) = String::from_utf8(bytes) else {
        return Outcome::Crashed("wrote a file that is not UTF-8");
    };
    Outcome::Code(Types {
        text,
        root: rust::root_path(&plan),
        notes: plan.notes,
    })
}
