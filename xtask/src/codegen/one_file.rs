//! The job of `--schema FILE --out FILE.rs`: any schema into one Rust file.
//!
//! In: the two paths. Out: a [`Job`], or the problems of the schema.

use super::{Job, Stop, generate, problem::problem};
use crate::flags::Codegen;
use crate::root::{portable, read_text, root_flags, stem};
use crate::stopwatch::Stopwatch;
use crate::sync::Territory;
use schema_codegen::Config;
use schema_codegen::emit::rust;
use std::path::Path;

/// What is to be done to have the types of `schema` in `out`.
pub(super) fn job(schema: &Path, out: &Path, flags: &Codegen) -> Result<Job, Stop> {
    let text = read_text(schema)?;
    let command = command(schema, out, flags);
    let mut config = Config::for_single_file(&portable(schema), &command, &stem(schema));
    config.ignore_keywords.clone_from(&flags.ignore_keyword);
    config.strict = flags.strict;
    config.roots.clone_from(&flags.root);
    let mut stopwatch = Stopwatch::default();
    let shown = schema.display().to_string();
    let plan = generate::plan(&text, &config, &mut stopwatch)
        .map_err(|diagnostics| Stop::Problems(vec![problem(diagnostics, &shown)]))?;
    let shown_folder = out.parent().unwrap_or(Path::new(""));
    let here = shown_folder.as_os_str().is_empty();
    let folder = if here { Path::new(".") } else { shown_folder };
    let name = out
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(Job {
        files: vec![generate::one_rust_file(&plan, &name, &mut stopwatch)],
        territory: Territory::new(folder)
            .shown_below(shown_folder.to_string_lossy())
            .file(name),
        root_type: Some(rust::root_path(&plan)),
        notes: vec![problem(plan.notes, &shown)],
        command,
        timings: vec![(shown, stopwatch)],
    })
}

/// What does the same job again.
fn command(schema: &Path, out: &Path, flags: &Codegen) -> String {
    let mut command = format!(
        "cargo xtask codegen --schema {} --out {}",
        portable(schema),
        portable(out)
    );
    command.push_str(&root_flags(&flags.root));
    for name in &flags.ignore_keyword {
        command.push_str(" --ignore-keyword ");
        command.push_str(name);
    }
    if flags.strict {
        command.push_str(" --strict");
    }
    command
}
