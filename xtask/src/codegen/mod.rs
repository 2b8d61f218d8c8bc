//! The chore `codegen`: from a schema to files, written or compared.
//!
//! In: the flags. Out: files through [`sync`], and what to tell people. What is generated, and where it goes, is in the modules below.

mod fixtures;
mod generate;
mod one_file;
pub(crate) mod problem;
mod workspace;

use crate::diff;
use crate::failure::Failure;
use crate::flags::Codegen;
use crate::output;
use crate::root;
use crate::stopwatch::Stopwatch;
use crate::sync::{self, Change, Mode, Territory};
use crate::verdict::Verdict;
use problem::{Problem, counted, problem, show};
use schema_codegen::artifact::RenderedFile;
use std::fmt::Write as _;

/// The decisions that the workspace's schema does not make.
pub(crate) const CONFIG: &str = "schema/codegen.toml";

/// Everything that one run is to bring about.
struct Job {
    /// The files that should be there.
    files: Vec<RenderedFile>,
    /// What belongs to the generator.
    territory: Territory,
    /// What the generator decided that the reader may want to know.
    notes: Vec<Problem>,
    /// The path of the root type, where the caller asked for one schema.
    root_type: Option<String>,
    /// The command that does this job.
    command: String,
    /// How long it took, by what.
    timings: Vec<(String, Stopwatch)>,
}

/// Why there is no job to do.
enum Stop {
    /// The disk refused.
    Failure(Failure),
    /// The inputs have problems.
    Problems(Vec<Problem>),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Runs `cargo xtask codegen`.
pub(crate) fn codegen(flags: &Codegen) -> Result<Verdict, Failure> {
    let job = match (&flags.schema, &flags.out) {
        (Some(schema), Some(out)) => one_file::job(schema, out, flags),
        _ => workspace::job(&flags.workspace.clone().unwrap_or_else(root::root)),
    };
    match job {
        Ok(job) => finish(&job, flags),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Problems(problems)) => {
            show(&problems, flags.format);
            let count: usize = problems
                .iter()
                .map(|problem| problem.diagnostics.len())
                .sum();
            output::error(&format!(
                "{}; nothing was written\n",
                counted(count, "problem")
            ));
            Ok(Verdict::BadInput)
        }
    }
}

fn finish(job: &Job, flags: &Codegen) -> Result<Verdict, Failure> {
    let mode = if flags.check {
        Mode::Check
    } else {
        Mode::Write
    };
    let changes = sync::sync(&job.territory, &job.files, mode)?;
    show(&job.notes, flags.format);
    if flags.timings {
        let tables = job
            .timings
            .iter()
            .filter(|(_, stopwatch)| !stopwatch.is_empty())
            .map(|(title, stopwatch)| stopwatch.table(title));
        output::talk(&tables.collect::<String>());
    }
    let verdict = match mode {
        Mode::Check => tell_checked(&changes, job),
        Mode::Write => tell_written(&changes, job),
    };
    if let (Verdict::Clean, Some(root_type)) = (verdict, &job.root_type) {
        output::data(&format!("{root_type}\n"));
    }
    Ok(verdict)
}

fn tell_checked(changes: &[Change], job: &Job) -> Verdict {
    if changes.is_empty() {
        output::talk(&format!(
            "Up to date: {}.\n",
            counted(job.files.len(), "file")
        ));
        return Verdict::Clean;
    }
    for change in changes {
        output::data(&diff::unified(change));
    }
    let verb = if changes.len() == 1 { "is" } else { "are" };
    let count = counted(changes.len(), "file");
    output::error(&format!(
        "{count} {verb} out of date; to bring up to date, run\n\n    {}\n\n",
        job.command
    ));
    Verdict::Failed
}

fn tell_written(changes: &[Change], job: &Job) -> Verdict {
    let mut out = String::new();
    for change in changes {
        let _ = writeln!(out, "{} {}", change.verb(), change.name);
    }
    let removed = changes
        .iter()
        .filter(|change| change.after.is_none())
        .count();
    let unchanged = job.files.len() - (changes.len() - removed);
    let _ = writeln!(
        out,
        "{} changed, {unchanged} unchanged.",
        counted(changes.len(), "file")
    );
    output::data(&out);
    Verdict::Clean
}
