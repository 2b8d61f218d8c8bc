//! The flags that all commands share which read a schema and write files.

use clap::{ArgGroup, ValueEnum};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Which schema is read, and how.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(
    mut_arg("ignore_keyword", |flag| flag.requires("schema")),
    mut_arg("strict", |flag| flag.requires("schema")),
    mut_arg("deny_unknown_keywords", |flag| flag.requires("schema")),
    mut_arg("set", |flag| flag.requires("schema")),
    mut_arg("paths", |flag| flag.requires("schema")),
    mut_arg("no_setters", |flag| flag.requires("schema")),
)]
pub struct SchemaArgs {
    /// Read this schema instead of the one that codegen.toml names; a file named *.yaml or *.yml is read as YAML
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,

    /// Use only this schema of the document and what it refers to: a JSON Pointer, or a name below
    /// components/schemas, $defs or definitions (repeatable)
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub root: Vec<String>,

    /// Use every schema of the document: all below components/schemas, $defs and definitions
    #[arg(long, requires = "schema", conflicts_with = "root")]
    pub all: bool,

    /// How the schema is read.
    #[command(flatten)]
    pub settings: SettingArgs,
}

/// How a schema without a codegen.toml is read.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct SettingArgs {
    /// Ignore this unknown keyword without a warning (repeatable)
    #[arg(long, value_name = "NAME")]
    pub ignore_keyword: Vec<String>,

    /// Treat schemas that Rust types cannot express as errors, instead of falling back to
    /// `RawJson`, any JSON value, with a warning
    #[arg(long)]
    pub strict: bool,

    /// Treat unknown keywords as errors, instead of ignoring them with a warning
    #[arg(long)]
    pub deny_unknown_keywords: bool,

    /// How the types are decoded and encoded: by serde, by the JSON path, by both, or each behind the cargo feature of its name
    #[arg(long, value_name = "PATHS", value_parser = ["serde", "json", "both", "features"])]
    pub paths: Option<String>,

    /// Generate no constructors and setters
    #[arg(long)]
    pub no_setters: bool,

    /// A setting as codegen.toml would have it, such as `paths="json"` (repeatable)
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// What happens with the generated files, and how results are printed.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct OutputArgs {
    /// Write nothing: show each file that is out of date as a diff, and fail if there is one
    #[arg(long)]
    pub check: bool,

    /// Replace files that this tool did not write
    #[arg(long, conflicts_with = "check")]
    pub force: bool,

    /// Print how long each stage of the generator took
    #[arg(long)]
    pub timings: bool,

    /// How to print errors and warnings about a schema
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// The flags of a command that makes the types of one schema.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(
    group(ArgGroup::new("target").args(["out", "out_dir"])),
    mut_arg("schema", |schema| schema.requires("target")),
)]
pub struct TypesArgs {
    /// Which schema is read.
    #[command(flatten)]
    pub schema: SchemaArgs,

    /// Write all types of --schema into this one Rust file
    #[arg(long, value_name = "FILE.rs", requires = "schema")]
    pub out: Option<PathBuf>,

    /// Write the types of --schema into this folder: a mod.rs, and the modules that --set asks for
    #[arg(long, value_name = "DIR", requires = "schema")]
    pub out_dir: Option<PathBuf>,

    /// What happens with the generated files.
    #[command(flatten)]
    pub output: OutputArgs,
}

impl TypesArgs {
    /// The schema and where its types go, when the flags say so.
    #[must_use]
    pub fn one_schema(&self) -> Option<(&Path, Target<'_>)> {
        let file = self.out.as_deref().map(Target::File);
        let target = file.or_else(|| self.out_dir.as_deref().map(Target::Folder))?;
        Some((self.schema.schema.as_deref()?, target))
    }
}

/// Where the types of one schema go.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// All into this file.
    File(&'a Path),
    /// Into this folder.
    Folder(&'a Path),
}

impl<'a> Target<'a> {
    /// The flag that names it, and its path.
    #[must_use]
    pub fn flag(self) -> (&'static str, &'a Path) {
        match self {
            Self::File(path) => ("out", path),
            Self::Folder(path) => ("out-dir", path),
        }
    }
}

/// The flags of a command that makes a site.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DocsArgs {
    /// Which schema is read.
    #[command(flatten)]
    pub schema: SchemaArgs,

    /// Write the site into this folder instead of `site` in the target folder of Cargo
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,

    /// Make the site again whenever the schema changes
    #[arg(long, conflicts_with = "check")]
    pub watch: bool,

    /// What happens with the generated files.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// How to print the diagnostics of a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text with location and help, on standard error
    #[default]
    Human,
    /// One JSON object per line, on standard output
    Json,
    /// Annotations for GitHub Actions, on standard output
    Github,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Even if the output is not a terminal
    Always,
    /// No colour
    Never,
}

/// The end of every help text.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  generated files are out of date (--check), or a step failed
  2  wrong usage
  3  bad input: a schema with errors, or a file that cannot be read or written";

/// How many roots a command names: every generated file has it in its head.
const MAX_ROOTS: usize = 8;

impl SettingArgs {
    /// The flags as lines of a codegen.toml, which is where settings are decided.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut lines = self.set.clone();
        lines.extend(self.paths.iter().map(|paths| format!("paths = {paths:?}")));
        lines.extend(self.no_setters.then(|| "setters = false".to_owned()));
        lines.extend(self.strict.then(|| "strict = true".to_owned()));
        let deny = self.deny_unknown_keywords;
        lines.extend(deny.then(|| "deny_unknown_keywords = true".to_owned()));
        lines.join("\n")
    }
}

impl SchemaArgs {
    /// The command that makes the same files again; `program` is its first words.
    ///
    /// Generated files name it, so it has no absolute path in it, and is short even for many roots.
    #[must_use]
    pub fn command(&self, program: &str, out: Option<(&str, &Path)>) -> String {
        let mut command = program.to_owned();
        let mut flag = |name: &str, value: &str| {
            let _ = write!(command, " --{name} {}", quoted(value));
        };
        if let Some(schema) = &self.schema {
            flag("schema", &portable(schema));
        }
        if let Some((name, out)) = out {
            flag(name, &portable(out));
        }
        for root in self.root.iter().take(MAX_ROOTS) {
            flag("root", root);
        }
        if let more @ 1.. = self.root.len().saturating_sub(MAX_ROOTS) {
            flag("root", &format!("<{more} more>"));
        }
        if let Some(paths) = &self.settings.paths {
            flag("paths", paths);
        }
        for keyword in &self.settings.ignore_keyword {
            flag("ignore-keyword", keyword);
        }
        for setting in &self.settings.set {
            flag("set", setting);
        }
        if self.all {
            command.push_str(" --all");
        }
        if self.settings.no_setters {
            command.push_str(" --no-setters");
        }
        if self.settings.strict {
            command.push_str(" --strict");
        }
        if self.settings.deny_unknown_keywords {
            command.push_str(" --deny-unknown-keywords");
        }
        command
    }
}

/// The command that makes the files of the configuration `name`, which names none.
pub(crate) fn command_of_config(name: &str) -> String {
    let command = "schema-codegen generate".to_owned();
    match name {
        "codegen.toml" => command,
        name => format!("{command} --config {}", quoted(name)),
    }
}

/// `value` as one word of a shell command: `#` and `$` mean something to a shell.
fn quoted(value: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || "_-./=".contains(c);
    if value.chars().all(is_word) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

/// A path as it may appear in a generated file: a relative path as given, an absolute path without its folders. So the same
/// schema gives the same bytes in every checkout.
#[must_use]
pub(crate) fn portable(path: &Path) -> String {
    let name = path.file_name().map_or(path, Path::new);
    let shown = if path.is_absolute() { name } else { path };
    let parts: Vec<_> = shown.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
