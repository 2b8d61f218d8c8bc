//! The two schemas that are compared: files, or revisions of one file.

use super::ChangesArgs;
use crate::Error;
use crate::args::{SchemaArgs, SettingArgs};
use crate::git::{git, show};
use crate::input::{Input, parse_located};
use crate::stopwatch::Stopwatch;
use schema_codegen::changes::Release;
use schema_codegen::{Documents, Syntax, is_openapi};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// One side of the comparison.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) input: Input,
    pub(super) release: Release,
    /// What people call it: the file, or the revision of the file.
    pub(super) name: String,
}

impl Side {
    /// The release that `input` states. What types cannot express is no error here, because it can be compared all the same.
    pub(super) fn new(mut input: Input, name: String) -> Result<Self, Error> {
        input.config.strict = false;
        // Today's history does not fit the schema of an older revision, and nothing that is compared comes from it.
        input.config.history = None;
        input.config.deny_unknown_keywords = false;
        let no_roots = input.config.roots.is_empty();
        if no_roots && is_openapi(input.documents.schema(), input.config.syntax) {
            input.config.roots.push("*".to_owned());
        }
        let plan = input.plan(&mut Stopwatch::default())?;
        let release = schema_codegen::release(plan, &input.documents, &input.config);
        Ok(Self {
            input,
            release,
            name,
        })
    }

    /// What the document `file` of this side is called; the schema itself without a name.
    pub(super) fn name_of(&self, file: Option<&str>) -> String {
        match (file, &self.input.revision) {
            (None, _) => self.name.clone(),
            (Some(file), Some(revision)) => format!("{revision}:{file}"),
            (Some(file), None) => file.to_owned(),
        }
    }

    /// The file that the document `file` of this side is in, or the schema itself.
    pub(super) fn path_of<'a>(&'a self, file: Option<&'a str>) -> &'a str {
        match (file, &self.input.revision) {
            (Some(file), _) => file,
            (None, Some(_)) => &self.input.config.schema,
            (None, None) => &self.name,
        }
    }

    /// The folder that names of files are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.input.folder.as_deref().unwrap_or(Path::new(""))
    }

    /// The text of the document `file`, or of the schema itself, and what it is written in.
    pub(super) fn text_of(&self, file: Option<&str>) -> (&str, Syntax) {
        let documents = &self.input.documents;
        match file.and_then(|file| Some((file, documents.document(file)?))) {
            Some((file, text)) => (text, Syntax::of_file(file)),
            None => (documents.schema(), self.input.config.syntax),
        }
    }

    pub(super) fn file(path: &Path, roots: &[String]) -> Result<Self, Error> {
        let args = SchemaArgs {
            root: roots.to_vec(),
            all: false,
            settings: SettingArgs::default(),
            schema: None,
        };
        let input = Input::from_schema(path, &args, "")?;
        let name = path.display().to_string();
        Self::new(input, name)
    }
}

pub(super) fn old(args: &ChangesArgs, root: &Path, config: &str) -> Result<Side, Error> {
    if let Some(from) = &args.from {
        return side(from, args, root, config);
    }
    let base = git(root, &["merge-base", "HEAD", "main"])?;
    side(base.trim(), args, root, config)
}

pub(super) fn new(args: &ChangesArgs, root: &Path, config: &str) -> Result<Side, Error> {
    if let Some(to) = &args.to {
        return side(to, args, root, config);
    }
    let mut input = Input::from_config(root, config)?;
    input.config.roots.extend_from_slice(&args.root);
    let name = input.config.schema.clone();
    Side::new(input, name)
}

/// The schema in the file `named`, or the project's schema at the revision `named`.
pub(super) fn side(
    named: &str,
    args: &ChangesArgs,
    root: &Path,
    config: &str,
) -> Result<Side, Error> {
    if Path::new(named).is_file() {
        return Side::file(Path::new(named), &args.root);
    }
    if names_a_file(named)
        && let Err(source) = fs::metadata(named)
    {
        return Err(Error::io("read", Path::new(named), source));
    }
    // The configuration is today's: the names of types are compared as they would be made of both schemas now, and what it says of today's
    // types alone is no error. But a lock of names belongs to the configuration of its revision; and a revision without a lock published none.
    let mut input = Input::from_config(root, config)?;
    input.config.compared.allow_unused_entries = true;
    let show = |file: &str| show(root, named, file);
    input.documents = Documents::new(show(&input.config.schema)?);
    input.revision = Some(named.to_owned());
    let lock_file = input.config.names.take();
    if let Some(lock) = lock_file.and_then(|file| show(&file).ok()) {
        let schema = input.config.schema;
        input.config = parse_located(&show(config)?, config)?;
        input.config.schema = schema;
        input.documents.set_names_lock(lock);
    }
    input.config.roots.extend_from_slice(&args.root);
    let name = format!("{named}:{}", input.config.schema);
    Side::new(input, name)
}

/// True for what no revision is called: a file that was to be there.
fn names_a_file(named: &str) -> bool {
    let extension = Path::new(named).extension().and_then(OsStr::to_str);
    extension.is_some_and(|it| ["json", "yaml", "yml"].contains(&it))
}
