//! Why a command could not do its work.

use crate::report::Report;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command could not do its work. Nothing was written, unless a write itself failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An operation on a file, a folder or a program failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file, folder or program.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A generated file would be outside the folders and files that the generator manages.
    #[error("refusing to write {name}: it is outside the folders of generated files")]
    Unmanaged {
        /// The name of the file.
        name: String,
    },
    /// A configuration would have files written at an absolute path, or outside of the project.
    #[error(
        "`{key}` in {config} leads to {path}, which is outside of the project: it is a path relative to the folder of {config}, and not absolute"
    )]
    OutsideProject {
        /// The name of the configuration.
        config: String,
        /// The key.
        key: &'static str,
        /// The path, relative to the project.
        path: String,
    },
    /// Something that is not a file is at the path of a file.
    #[error("refusing to use {}: it is {kind}", path.display())]
    InTheWay {
        /// The path.
        path: PathBuf,
        /// What is there.
        kind: &'static str,
    },
    /// A file that is written once is there.
    #[error("there is a {} already, and it stays; to start again, remove it first", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote the file.
    #[error("refusing to replace {}: schema-codegen did not write it (--force replaces it)", path.display())]
    ForeignFile {
        /// The file.
        path: PathBuf,
    },
    /// The folder has contents, and no manifest says that they are generated.
    #[error(
        "refusing to write into {}: it is not empty, and schema-codegen did not write its contents. Choose another folder, or use \
         --force: it replaces files that have the name of a generated one, and keeps all others",
        path.display()
    )]
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest of a folder is not one.
    #[error("refusing to use {}: it is not the list of generated files that schema-codegen writes", path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
    },
    /// The types go into several files, and one was asked for.
    #[error("the types are {count} files, because of modules or borrowed types: {} has to be a folder", path.display())]
    SeveralFiles {
        /// The file that was asked for.
        path: PathBuf,
        /// How many there are.
        count: usize,
    },
    /// The configuration says nowhere where the types go.
    #[error("{config} has no key `types`: the folder or the .rs file for the Rust types")]
    NoOutput {
        /// The configuration.
        config: String,
    },
    /// The types of two configurations cannot be the same.
    #[error(
        "{config} shares types with {other}: both need the same `paths`, and {other} `borrowed` and `setters` where {config} has them"
    )]
    SharedDiffers {
        /// The configuration with `[shared]`.
        config: String,
        /// The configuration that it names.
        other: String,
    },
    /// The configuration asks for no lock of names.
    #[error("{config} has no key `names`: the file for the lock of names")]
    NoNames {
        /// The configuration.
        config: String,
    },
    /// There is no configuration.
    #[error(
        "there is no {}. `schema-codegen init SCHEMA` writes one; --schema FILE with --out FILE.rs needs none",
        path.display()
    )]
    NoConfig {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is no schema for a new configuration.
    #[error("there is no {} here. Name your schema, by its path in this folder: schema-codegen init FILE", path.display())]
    NoSchema {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The configuration asks for pages, which this build does not make.
    #[error(
        "{config} asks for pages, and this build makes none: install schema-codegen-cli with its feature `site`"
    )]
    NoPages {
        /// The configuration.
        config: String,
    },
    /// A schema that is one of several versions does not say which.
    #[error(
        "the schema of {config} is one of several versions, and has to state which, as `x-version` at its root or `info.version`"
    )]
    NoVersion {
        /// The configuration.
        config: String,
    },
    /// No file can have this name on every system.
    #[error("refusing to write {name}: {reason}")]
    Name {
        /// The name.
        name: String,
        /// The reason.
        reason: String,
    },
    /// A schema or a configuration is not UTF-8.
    #[error("cannot read {}: it is not UTF-8 (byte {offset})", path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// The offset of the first invalid byte.
        offset: usize,
    },
    /// The schema of the project is written in a form that no command edits.
    #[error("cannot edit {}: only schemas in JSON are edited; make the changes that `changes` lists by hand", path.display())]
    NotEditable {
        /// The schema.
        path: PathBuf,
    },
    /// A document refers to others that are not there.
    #[error("{} refers to documents that cannot be read: {}\n  help: put them where the references lead, or bundle all into one document", path.display(), names.join(", "))]
    Incomplete {
        /// The document.
        path: PathBuf,
        /// Those that are missing.
        names: Vec<String>,
    },
    /// Git does not give what was asked of it.
    #[error("git {command} failed: {message}")]
    Revision {
        /// The command.
        command: String,
        /// What git said.
        message: String,
    },
    /// An entry of a list of allowed changes is none.
    #[error("line {line} of {} {message}", path.display())]
    Allow {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: &'static str,
    },
    /// A line of a file of pairs is no JSON.
    #[error("cannot read line {line} of {}: {source}", path.display())]
    Pair {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The reason.
        source: serde_json::Error,
    },
    /// A version is not three numbers.
    #[error("{0} is no version such as 1.2.3")]
    Version(String),
    /// A changelog has no section for what changed.
    #[error("{} has no section `## [{version}]` and no `## [Unreleased]`", path.display())]
    Changelog {
        /// The file.
        path: PathBuf,
        /// The version.
        version: String,
    },
    /// Schemas or configurations have errors.
    #[error("{}; nothing was written", crate::report::count(.0))]
    Diagnostics(Vec<Report>),
    /// The sources cannot be watched.
    #[cfg(feature = "site")]
    #[error("cannot watch the schema for changes: {0}")]
    Watch(#[from] notify_debouncer_mini::notify::Error),
}

impl Error {
    /// The same, where the names of files in diagnostics are relative to `folder`.
    pub(crate) fn in_folder(self, folder: &Path) -> Self {
        let Self::Diagnostics(reports) = self else {
            return self;
        };
        let reports = reports.into_iter();
        Self::Diagnostics(reports.map(|report| report.in_folder(folder)).collect())
    }

    /// An operation that failed.
    #[must_use]
    pub fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io {
            action,
            path: path.to_owned(),
            source,
        }
    }
}
