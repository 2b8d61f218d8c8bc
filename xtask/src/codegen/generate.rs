//! Calls of the generator, timed: from text to a plan, and from a plan to files.
//!
//! In: texts and a [`Stopwatch`]. Out: values. Nothing here touches the disk.

use crate::stopwatch::Stopwatch;
use schema_codegen::Config;
use schema_codegen::artifact::{Artifact, Body, RenderedFile, Source};
use schema_codegen::diagnostic::Diagnostics;
use schema_codegen::emit::{markdown, rust};
use schema_codegen::plan::Plan;
use schema_codegen::render::render;

/// Reads a schema and decides everything.
pub(super) fn plan(
    schema: &str,
    config: &Config,
    stopwatch: &mut Stopwatch,
) -> Result<Plan, Diagnostics> {
    stopwatch.time("plan", || schema_codegen::plan(schema, config))
}

/// The Rust files of `plan`, in `folder`.
pub(super) fn rust_files(
    plan: &Plan,
    folder: &str,
    stopwatch: &mut Stopwatch,
) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit rust", || rust::emit(plan));
    rendered(artifacts, |path| format!("{folder}/{path}"), stopwatch)
}

/// The Rust types of a plan without modules, in the file `path`.
///
/// # Panics
/// When the plan has modules.
pub(super) fn one_rust_file(plan: &Plan, path: &str, stopwatch: &mut Stopwatch) -> RenderedFile {
    let artifacts = stopwatch.time("emit rust", || rust::emit(plan));
    let mut files = rendered(artifacts, |_| path.to_owned(), stopwatch);
    assert!(files.len() == 1, "a plan without modules is one file");
    files.remove(0)
}

/// The Markdown pages of `plan`, in `folder`.
pub(super) fn pages(plan: &Plan, folder: &str, stopwatch: &mut Stopwatch) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit pages", || markdown::emit(plan));
    rendered(artifacts, |path| format!("{folder}/{path}"), stopwatch)
}

/// All pages of `plan` as the one file `path`.
pub(super) fn one_page(plan: &Plan, path: &str, stopwatch: &mut Stopwatch) -> RenderedFile {
    let body = Body::Markdown(stopwatch.time("emit pages", || markdown::document(plan)));
    let artifact = Artifact {
        path: path.to_owned(),
        source: Source::of(plan),
        body,
    };
    stopwatch.time("render", || render(artifact))
}

fn rendered(
    artifacts: Vec<Artifact>,
    place: impl Fn(&str) -> String,
    stopwatch: &mut Stopwatch,
) -> Vec<RenderedFile> {
    let placed = artifacts.into_iter().map(|artifact| Artifact {
        path: place(&artifact.path),
        ..artifact
    });
    let placed: Vec<Artifact> = placed.collect();
    stopwatch.time("render", || placed.into_iter().map(render).collect())
}
