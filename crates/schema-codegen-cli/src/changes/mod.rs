//! The command `changes`: what differs between two releases of a schema, and for whom that breaks something.

mod allow;
mod changelog;
mod history;
mod human;
mod json;
mod pairs;
mod release;
mod report;
mod sides;

use crate::args::Format;
use crate::console::{self, ExitStatus};
use crate::{Error, job};
use clap::ValueEnum;
use report::Located;
use schema_codegen::changes::{Bump, Change, Changes, Privacy, between};
use schema_codegen::containment::Answer;
use std::path::{Path, PathBuf};

/// The flags of `changes`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ChangesArgs {
    /// The old schema: a file, or a git revision of the project's schema; the merge base with main, if absent
    #[arg(long, value_name = "FILE|REV")]
    pub from: Option<String>,

    /// The new schema: a file, or a git revision; the project's schema as it is on disk, if absent
    #[arg(long, value_name = "FILE|REV")]
    pub to: Option<String>,

    /// Compare only this schema of each document and what it refers to (repeatable); of an API document all, if absent
    #[arg(long, value_name = "NAME")]
    pub root: Vec<String>,

    /// How to print the changes
    #[arg(long, value_enum, default_value_t)]
    pub format: ChangesFormat,

    /// List every change, instead of the first of each type
    #[arg(long)]
    pub all: bool,

    /// Fail when there is a change that breaks this, or may break it (repeatable). Whether types read data is decided for data
    /// without members that their own schema does not declare
    #[arg(long, value_enum)]
    pub fail_on: Vec<FailOn>,

    /// A file of changes that are allowed, which are reported with their reason and fail nothing; each line is `KIND TYPE.MEMBER: REASON`
    #[arg(long, value_name = "FILE")]
    pub allow: Option<PathBuf>,

    /// Compare with the last release, the newest tag `v1.2.3` before HEAD, and fail when VERSION is a smaller step from it than the changes
    /// ask for; without such a tag nothing is compared
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["from", "to", "fail_on", "allow"])]
    pub since_release: Option<String>,

    /// Write the changes since the last release into this file, under `### Schema` of the section of VERSION or of `Unreleased`
    #[arg(long, value_name = "FILE", requires = "since_release")]
    pub changelog: Option<PathBuf>,

    /// Compare each schema in a folder with the one before it, in the order of their names
    #[arg(long, value_name = "DIR", conflicts_with_all = ["from", "to", "since_release", "fail_on", "allow"])]
    pub history: Option<PathBuf>,

    /// Compare the two schemas of each line of a file of JSON lines, and count how often the verdicts of the file are met
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "to", "history", "since_release", "fail_on", "allow"])]
    pub pairs: Option<PathBuf>,
}

/// What `changes --help` says at its end.
pub const CHANGES_EXAMPLES: &str = "\
Examples:
  changes --from v1.2.0                  the schema of this project, since that revision
  changes --from old.yaml --to new.yaml --root Pet --all
                                         two documents, with all that follows from each change
  changes --fail-on old-data --allow allowed.txt
                                         in CI: do the new types read what is stored?
  changes --since-release 0.2.0          in CI: is 0.2.0 far enough from the last release?
  changes --since-release 0.2.0 --changelog CHANGELOG.md
                                         the same, with what changed written into the changelog

Exit codes:
  0  success: no change that --fail-on names
  1  there is such a change, or the version was not raised far enough
  2  wrong usage
  3  bad input: a schema with errors, a file that cannot be read, or an allowed change that does not occur";

/// How changes are printed, to standard output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// Text for people
    #[default]
    Human,
    /// One JSON document
    Json,
    /// A section of a changelog
    Markdown,
    /// Annotations for GitHub Actions
    Github,
}

/// What a change may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// The new types read old data
    OldData,
    /// The old types read new data
    NewData,
    /// Programs that use the types compile
    Source,
    /// What is hidden stays hidden, and nothing sensitive is added
    Privacy,
    /// Data that were valid are valid, and the other way round
    Validation,
    /// Nothing differs
    Any,
}

impl FailOn {
    fn is_broken_by(self, change: &Change) -> bool {
        let effect = &change.effect;
        let broken = |verdict: &Answer| *verdict != Answer::Proven;
        match self {
            Self::OldData => broken(&effect.new_types_read_old_data),
            Self::NewData => broken(&effect.old_types_read_new_data),
            Self::Source => effect.source == Bump::Major,
            Self::Privacy => effect.privacy != Privacy::Unaffected,
            Self::Validation => {
                broken(&effect.old_data_valid_now) || broken(&effect.new_data_valid_before)
            }
            Self::Any => true,
        }
    }
}

/// Runs `changes` for the project at `root`. The first of `configs` names the schema that is meant where no file is given; the gate of a
/// release compares the schemas of all.
///
/// # Errors
/// When an input cannot be read, or has errors.
pub fn changes(args: &ChangesArgs, root: &Path, configs: &[String]) -> Result<ExitStatus, Error> {
    let result = match (&args.since_release, configs) {
        (Some(version), _) => release::gate(version, args, root, configs),
        (None, [config, ..]) => compare(args, root, config),
        (None, []) => Ok(ExitStatus::Success),
    };
    job::printed(result, Format::Human)
}

fn compare(args: &ChangesArgs, root: &Path, config: &str) -> Result<ExitStatus, Error> {
    if let Some(path) = &args.pairs {
        return pairs::pairs(path);
    }
    if let Some(folder) = &args.history {
        return history::history(folder, args);
    }
    let (text, changes) = report(args, root, config)?;
    console::data(&text);
    let fails = |change: &Change| args.fail_on.iter().any(|on| on.is_broken_by(change));
    Ok(ExitStatus::of(!changes.list.iter().any(fails)))
}

/// What `changes` prints for two schemas, in the form that `args` asks for, and the changes that are not allowed.
///
/// # Errors
/// When an input cannot be read, or has errors.
pub fn report(args: &ChangesArgs, root: &Path, config: &str) -> Result<(String, Changes), Error> {
    let allowed = args.allow.as_deref().map(allow::read).transpose()?;
    let allowed = allowed.unwrap_or_default();
    let old = sides::old(args, root, config)?;
    let new = sides::new(args, root, config)?;
    let mut changes = between(&old.release, &new.release);
    if let Some(path) = &args.allow {
        allow::check(&allowed, path, &changes)?;
    }
    let text = report::text(&Located::new(&old, &new, &changes, &allowed), args);
    let is_left = |change: &Change| allow::reason(&allowed, change).is_none();
    changes.list.retain(is_left);
    Ok((text, changes))
}
