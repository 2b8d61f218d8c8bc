//! Calls of the generator's emitters, timed. Files go in and come out as values.

use crate::Error;
use crate::stopwatch::Stopwatch;
use schema_codegen::Config;
use schema_codegen::artifact::{Artifact, RenderedFile};
#[cfg(feature = "site")]
use schema_codegen::artifact::{Body, Source};
#[cfg(feature = "site")]
use schema_codegen::content::Versions;
use schema_codegen::emit::rust;
#[cfg(feature = "site")]
use schema_codegen::emit::{markdown, site};
use schema_codegen::plan::Plan;
use schema_codegen::render::render;

/// The Rust files of `plan`, in `folder`.
#[must_use]
pub fn rust_files(plan: &Plan, folder: &str, stopwatch: &mut Stopwatch) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit rust", || rust::emit(plan));
    rendered(artifacts, |path| format!("{folder}/{path}"), stopwatch)
}

/// The Rust types of `plan` in the file `path`.
///
/// # Errors
/// When the plan has modules: their types are in files of their own.
pub fn one_rust_file(
    plan: &Plan,
    path: &str,
    stopwatch: &mut Stopwatch,
) -> Result<RenderedFile, Error> {
    let mut files = rust_files_beside(plan, path, stopwatch);
    match (files.pop(), files.len()) {
        (Some(file), 0) => Ok(file),
        (_, more) => Err(Error::SeveralFiles {
            path: path.into(),
            count: more + 1,
        }),
    }
}

/// The Rust files of `plan`: the root in the file `path`, its modules beside it.
#[must_use]
pub fn rust_files_beside(plan: &Plan, path: &str, stopwatch: &mut Stopwatch) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit rust", || rust::emit(plan));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = |name: &str| match name {
        "mod.rs" => path.to_owned(),
        _ => format!("{folder}/{name}"),
    };
    rendered(artifacts, name, stopwatch)
}

/// The Markdown pages of `plan`, one of `versions`, in `folder`.
#[cfg(feature = "site")]
#[must_use]
pub fn pages(
    plan: &Plan,
    versions: Versions,
    folder: &str,
    stopwatch: &mut Stopwatch,
) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit pages", || markdown::emit(plan, versions));
    rendered(artifacts, |path| format!("{folder}/{path}"), stopwatch)
}

/// The lock of the names of `plan`, in the file that `config` asks for.
#[must_use]
pub fn names_lock(plan: &Plan, config: &Config) -> Option<RenderedFile> {
    let (lock, path) = plan.lock.as_ref().zip(config.names.clone())?;
    Some(RenderedFile {
        path,
        bytes: lock.to_text().into_bytes(),
    })
}

/// The browsable site of `plan`, one of `versions`, in `folder`.
#[cfg(feature = "site")]
#[must_use]
pub fn site_files(
    plan: &Plan,
    versions: Versions,
    folder: &str,
    stopwatch: &mut Stopwatch,
) -> Vec<RenderedFile> {
    let artifacts = stopwatch.time("emit site", || site::emit(plan, versions));
    rendered(artifacts, |path| format!("{folder}/{path}"), stopwatch)
}

/// All pages of `plan` as the one file `path`.
#[cfg(feature = "site")]
#[must_use]
pub fn one_page(plan: &Plan, path: &str, stopwatch: &mut Stopwatch) -> RenderedFile {
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
    in_folder: impl Fn(&str) -> String,
    stopwatch: &mut Stopwatch,
) -> Vec<RenderedFile> {
    let moved = artifacts.into_iter().map(|artifact| Artifact {
        path: in_folder(&artifact.path),
        ..artifact
    });
    let moved: Vec<Artifact> = moved.collect();
    stopwatch.time("render", || moved.into_iter().map(render).collect())
}
