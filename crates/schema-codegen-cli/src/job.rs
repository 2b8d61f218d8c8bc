//! The files of one run and what happens with them: written, or compared with the disk.

use crate::Error;
use crate::args::{Format, OutputArgs, SchemaArgs, Target};
use crate::console::{self, ExitStatus, counted};
use crate::input::Input;
use crate::report::Report;
use crate::stopwatch::Stopwatch;
use crate::sync::{self, Change, ManagedFiles, Mode, utf8};
#[cfg(feature = "site")]
use crate::versions::{self, Described};
use crate::{diff, generate};
use schema_codegen::artifact::RenderedFile;
use schema_codegen::emit::rust;
use schema_codegen::visible::on_one_line;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Everything that one run makes.
#[derive(Debug)]
pub struct Job {
    /// The files that should be there.
    pub files: Vec<RenderedFile>,
    /// The files and folders that the run may change.
    pub managed: ManagedFiles,
    /// Warnings and notes of the generator.
    pub notes: Vec<Report>,
    /// What the command prints last: the path of the root type, or of the first page.
    pub result: Option<String>,
    /// The command that makes these files again.
    pub command: String,
    /// How long the stages took, by the schema.
    pub timings: Vec<(String, Stopwatch)>,
}

impl Job {
    /// The types of the schema `schema` in `target`; `program` is the command that asks for it.
    ///
    /// # Errors
    /// When the schema cannot be read or has errors.
    pub fn one_schema(
        (schema, target): (&Path, Target<'_>),
        args: &SchemaArgs,
        program: &str,
    ) -> Result<Self, Error> {
        if let Target::File(path) = target
            && is_written_as_folder(path)
        {
            let (path, kind) = (path.to_owned(), "a folder, which --out-dir is for");
            return Err(Error::InTheWay { path, kind });
        }
        let command = args.command(program, Some(target.flag()));
        let mut input = Input::from_schema(schema, args, &command)?;
        let mut stopwatch = Stopwatch::default();
        let plan = input.plan(&mut stopwatch)?;
        let (folder, name) = folder_and_name(target.flag().1)?;
        let managed = ManagedFiles::below(&folder);
        let (files, managed) = match target {
            Target::File(_) => (
                vec![generate::one_rust_file(&plan, &name, &mut stopwatch)?],
                managed.file(name),
            ),
            Target::Folder(_) => (
                generate::rust_files(&plan, &name, &mut stopwatch),
                managed.folder(name),
            ),
        };
        Ok(Self {
            files,
            managed: managed.made_from(input.sources()),
            notes: vec![input.notes(&plan)],
            result: Some(rust::root_path(&plan)),
            command,
            timings: vec![(input.config.schema, stopwatch)],
        })
    }

    /// The types, the pages and the lock of names that the configuration `config` asks for; all its paths are relative to `root`.
    ///
    /// # Errors
    /// When a file cannot be read, or when the schema or the configuration has errors.
    pub fn project(root: &Path, config: &str) -> Result<Self, Error> {
        let mut input = Input::from_config(root, config)?;
        let Some(types) = input.config.types.clone() else {
            let config = config.to_owned();
            return Err(Error::NoOutput { config });
        };
        let mut stopwatch = Stopwatch::default();
        let plan = input.plan(&mut stopwatch)?;
        let mut managed = ManagedFiles::new(root);
        let mut files = Vec::new();
        if Path::new(&types).extension().is_some_and(|it| it == "rs") {
            files.push(generate::one_rust_file(&plan, &types, &mut stopwatch)?);
            managed = managed.file(types);
        } else {
            files.extend(generate::rust_files(&plan, &types, &mut stopwatch));
            managed = managed.folder(types);
        }
        #[cfg(not(feature = "site"))]
        if input.config.pages.is_some() {
            return Err(Error::NoPages {
                config: config.to_owned(),
            });
        }
        #[cfg(feature = "site")]
        if let Some(pages) = &input.config.pages {
            let versions = versions::with_previous(root, &input, &plan)?;
            files.extend(generate::pages(&plan, versions, pages, &mut stopwatch));
            managed = managed.shared_folder(pages);
        }
        if let Some(lock) = generate::names_lock(&plan, &input.config) {
            managed = managed.lock(&lock.path);
            files.push(lock);
        }
        Ok(Self {
            files,
            managed: managed.made_from(input.sources()),
            notes: vec![input.notes(&plan)],
            result: None,
            command: input.config.command.clone(),
            timings: vec![(input.config.schema, stopwatch)],
        })
    }

    /// Both jobs as one, which writes all files of both or none.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            files: [self.files, other.files].concat(),
            managed: self.managed.with(other.managed),
            notes: [self.notes, other.notes].concat(),
            timings: self.timings.into_iter().chain(other.timings).collect(),
            ..self
        }
    }

    /// The browsable site of `versions` in the folder `out`.
    ///
    /// # Errors
    /// When `out` has no name of its own, as `.` has none, and is not found.
    #[cfg(feature = "site")]
    pub fn site(versions: Vec<Described>, out: &Path, command: String) -> Result<Self, Error> {
        let (folder, name) = folder_and_name(out)?;
        let mut job = Self {
            files: Vec::new(),
            managed: ManagedFiles::below(&folder).folder(&name),
            notes: Vec::new(),
            result: Some(out.join("index.html").display().to_string()),
            command,
            timings: Vec::new(),
        };
        for mut version in versions {
            let plan = &version.release.plan;
            job.notes.push(version.input.notes(plan));
            job.managed = job.managed.made_from(version.input.sources());
            let folder = match version.folder.as_str() {
                "" => name.clone(),
                below => format!("{name}/{below}"),
            };
            let stopwatch = &mut version.stopwatch;
            let files = generate::site_files(plan, version.versions, &folder, stopwatch);
            job.files.extend(files);
            job.timings
                .push((version.input.config.schema, version.stopwatch));
        }
        Ok(job)
    }

    /// Writes the files, or compares them with the disk, and prints the outcome.
    ///
    /// # Errors
    /// When a file may not or cannot be read or written.
    pub fn run(&self, args: OutputArgs) -> Result<ExitStatus, Error> {
        let mode = match (args.check, args.force) {
            (true, _) => Mode::Check,
            (false, true) => Mode::Overwrite,
            (false, false) => Mode::Write,
        };
        let changes = sync::sync(&self.managed, &self.files, mode)?;
        for report in &self.notes {
            report.print(args.format);
        }
        if args.timings {
            for (title, stopwatch) in &self.timings {
                console::status(&stopwatch.table(title));
            }
        }
        let print = outcome_printer(args.format);
        let status = match mode {
            Mode::Check => self.report_check(&changes, print),
            Mode::Write | Mode::Overwrite => self.report_write(&changes, print),
        };
        if let (ExitStatus::Success, Some(result)) = (status, &self.result) {
            print(&format!("{}\n", on_one_line(result)));
        }
        Ok(status)
    }

    fn report_check(&self, changes: &[Change], print: fn(&str)) -> ExitStatus {
        if changes.is_empty() {
            let count = counted(self.files.len(), "file");
            console::status(&format!("Up to date: {count}.\n"));
            return ExitStatus::Success;
        }
        for change in changes {
            print(&diff::unified(change));
        }
        console::error(&out_of_date(changes.len(), &self.command));
        ExitStatus::Failure
    }

    fn report_write(&self, changes: &[Change], print: fn(&str)) -> ExitStatus {
        let mut out = String::new();
        for change in changes {
            let _ = writeln!(out, "{} {}", change.verb(), on_one_line(&change.name));
        }
        let written = changes
            .iter()
            .filter(|it| it.after.is_some() && !it.is_manifest());
        let unchanged = self.files.len() - written.count();
        let count = counted(changes.len(), "file");
        let _ = writeln!(out, "{count} changed, {unchanged} unchanged.");
        print(&out);
        ExitStatus::Success
    }
}

/// What prints which files changed: another program that reads the diagnostics has standard output for them alone.
fn outcome_printer(format: Format) -> fn(&str) {
    match format {
        Format::Human => console::data,
        Format::Json | Format::Github => console::status,
    }
}

/// Runs what `make` returns, and prints the diagnostics of a schema that has errors.
///
/// # Errors
/// When a file may not or cannot be read or written.
pub fn run(
    args: OutputArgs,
    make: impl FnOnce() -> Result<Job, Error>,
) -> Result<ExitStatus, Error> {
    printed(make().and_then(|job| job.run(args)), args.format)
}

/// The result, after the diagnostics in it were printed.
pub(crate) fn printed<T>(result: Result<T, Error>, format: Format) -> Result<T, Error> {
    if let Err(Error::Diagnostics(reports)) = &result {
        for report in reports {
            report.print(format);
        }
    }
    result
}

/// What to do about files that differ from what the generator makes.
#[must_use]
pub fn out_of_date(count: usize, command: &str) -> String {
    let verb = if count == 1 { "differs" } else { "differ" };
    let count = counted(count, "file");
    format!(
        "{count} {verb} from what the generator makes. If you meant this change, run\n\n    {command}\n\nIf not, the generator broke.\n"
    )
}

/// Whether `path` can only be that of a folder.
fn is_written_as_folder(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    text.ends_with(['/', '\\']) || path.file_name().is_none() && !text.is_empty()
}

/// The folder of `out`, and its own name. `.`, and what ends with `..`, has a name only where it leads to.
fn folder_and_name(out: &Path) -> Result<(PathBuf, String), Error> {
    let whole = match out.file_name() {
        Some(_) => out.to_owned(),
        None => out
            .canonicalize()
            .map_err(|source| Error::io("find", out, source))?,
    };
    let folder = whole.parent().unwrap_or(Path::new(""));
    let name = whole.file_name().unwrap_or_default();
    Ok((folder.to_owned(), utf8(name)?.to_owned()))
}
