//! Reading schemas and their configuration.

use crate::Error;
use crate::args::{self, SchemaArgs, SettingArgs, portable};
use crate::fills;
use crate::git;
use crate::project;
use crate::report::Report;
use crate::stopwatch::Stopwatch;
use crate::sync::describe;
use schema_codegen::{Config, Diagnostics, Documents, Outcome, Plan, Syntax};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A schema and its configuration, read from disk.
#[derive(Clone, Debug)]
pub struct Input {
    /// The text of the schema, and of the documents that it refers to as far as they have been read.
    pub documents: Documents<'static>,
    /// The folder that names of documents are relative to; `None` when none may be read.
    pub folder: Option<PathBuf>,
    /// The revision in git that documents are read from; from disk, where there is none.
    pub revision: Option<String>,
    /// The configuration; its `schema` names the schema in reports and in generated files.
    pub config: Config,
    /// The name of the configuration in reports.
    pub config_name: String,
}

impl Input {
    /// The schema at `path`, configured by flags alone.
    ///
    /// # Errors
    /// When the file cannot be read, or when a setting has errors.
    pub fn from_schema(path: &Path, args: &SchemaArgs, command: &str) -> Result<Self, Error> {
        let mut input =
            Self::from_text(&portable(path), read_text(path)?, &args.settings, command)?;
        let parent = path.parent().filter(|_| path.is_absolute());
        input.folder = Some(parent.unwrap_or(Path::new("")).to_owned());
        input.config.roots.extend_from_slice(&args.root);
        input.config.roots.extend(args.all.then(|| "*".to_owned()));
        Ok(input)
    }

    /// The schema `text`, called `name` in reports and generated files; documents that it refers to are not read. A root type without a title is called like the file, up to
    /// the first dot.
    ///
    /// # Errors
    /// When a setting has errors.
    pub fn from_text(
        name: &str,
        text: String,
        settings: &SettingArgs,
        command: &str,
    ) -> Result<Self, Error> {
        let config_name = "--set".to_owned();
        let mut config = parse(&settings.lines(), &config_name)?;
        let file = name.rsplit('/').next().unwrap_or_default();
        let stem = file.split('.').next().unwrap_or_default();
        config.syntax = Syntax::of_file(name);
        name.clone_into(&mut config.schema);
        command.clone_into(&mut config.command);
        config.root = config.root.or(Some(stem.to_owned()));
        let ignored = &settings.ignore_keyword;
        config.ignore_keywords.extend_from_slice(ignored);
        Ok(Self {
            documents: Documents::new(text),
            folder: None,
            revision: None,
            config,
            config_name,
        })
    }

    /// The schema that the configuration `config_name` names, which is relative to `root`. So are its paths from here on; in its text they are
    /// relative to its own folder.
    ///
    /// # Errors
    /// When a file cannot be read, or when the configuration has errors.
    pub fn from_config(root: &Path, config_name: &str) -> Result<Self, Error> {
        let path = root.join(config_name);
        let text = match read_text(&path) {
            Err(Error::Io { source, path, .. }) if source.kind() == ErrorKind::NotFound => {
                return Err(Error::NoConfig { path });
            }
            text => text?,
        };
        let parsed = parse_located(&text, config_name);
        let mut config = parsed.map_err(|error| error.in_folder(root))?;
        if config.command.is_empty() {
            config.command = args::command_of_config(config_name);
        }
        Ok(Self {
            documents: Documents::new(read_text(&root.join(&config.schema))?),
            folder: Some(root.to_owned()),
            revision: None,
            config,
            config_name: config_name.to_owned(),
        })
    }

    /// The `schema.json` in `folder`, with the settings of a `codegen.toml` beside it if there is one; a root type without a title
    /// is called like the folder. `folder` is relative to `root`.
    ///
    /// # Errors
    /// When a file cannot be read, or when the configuration has errors.
    pub fn from_folder(root: &Path, folder: &str, command: &str) -> Result<Self, Error> {
        let name = format!("{folder}/schema.json");
        let config_name = format!("{folder}/codegen.toml");
        let stem = folder.rsplit('/').next().unwrap_or_default();
        let mut config = Config::for_single_file(&name, command, stem);
        if root.join(&config_name).is_file() {
            let mut own = parse_located(&read_text(&root.join(&config_name))?, &config_name)?;
            own.schema = config.schema;
            own.command = config.command;
            own.root = own.root.or(config.root);
            config = own;
        }
        Ok(Self {
            documents: Documents::new(read_text(&root.join(&name))?),
            folder: Some(root.to_owned()),
            revision: None,
            config,
            config_name,
        })
    }

    /// Runs the generator up to its plan, and reads the documents that it wants for that, and the lock of names.
    ///
    /// # Errors
    /// The diagnostics of the schema or of the configuration, or a document that cannot be read.
    pub fn plan(&mut self, stopwatch: &mut Stopwatch) -> Result<Plan, Error> {
        let plan = self.plan_alone(stopwatch)?;
        let Some(shared) = &self.config.shared else {
            return Ok(plan);
        };
        let folder = self.folder.clone().unwrap_or_default();
        let mut base = Self::from_config(&folder, &shared.config)?;
        let base = base.plan_alone(stopwatch)?;
        let differs = || Error::SharedDiffers {
            config: self.config_name.clone(),
            other: shared.config.clone(),
        };
        schema_codegen::share(plan, &base, &shared.path).ok_or_else(differs)
    }

    /// The same, without what is shared with another version.
    fn plan_alone(&mut self, stopwatch: &mut Stopwatch) -> Result<Plan, Error> {
        let versions = fills::versions_before(self)?;
        fills::inherit(self, &versions);
        self.read_documents()?;
        let plan = self.plan_documents(stopwatch)?;
        if fills::inherit_renamed(self, &plan, &versions, stopwatch)? {
            return self.plan_documents(stopwatch);
        }
        Ok(plan)
    }

    /// The plan without what versions before it fill.
    pub(crate) fn plan_without_fills(&mut self, stopwatch: &mut Stopwatch) -> Result<Plan, Error> {
        self.read_documents()?;
        self.plan_documents(stopwatch)
    }

    /// Reads the lock of names, the history, and the documents that the configuration names.
    fn read_documents(&mut self) -> Result<(), Error> {
        self.read_names_lock()?;
        for name in self.config.documents.clone() {
            let text = match &self.revision {
                Some(_) => self.document(&name)?,
                None => Some(read_text(
                    &self.folder.clone().unwrap_or_default().join(&name),
                )?),
            };
            self.documents.insert(name, text.map(Into::into));
        }
        if let Some(history) = self.history_path().filter(|path| path.is_file()) {
            self.documents.set_history(read_text(&history)?);
        }
        Ok(())
    }

    /// The plan of what was read, and of the documents that it wants beside.
    fn plan_documents(&mut self, stopwatch: &mut Stopwatch) -> Result<Plan, Error> {
        loop {
            let outcome = stopwatch.time("plan", || {
                schema_codegen::plan_documents(&self.documents, &self.config)
            });
            let wanted = match outcome {
                Ok(Outcome::Plan(plan)) => return Ok(*plan),
                Ok(Outcome::Wanted(names)) => names,
                Err(diagnostics) => return Err(self.refused(diagnostics)),
            };
            for name in wanted {
                let text = self.document(&name)?;
                self.documents.insert(name, text.map(Into::into));
            }
        }
    }

    /// The text of a document that the schema refers to, if it is there.
    fn document(&self, name: &str) -> Result<Option<String>, Error> {
        let Some(folder) = &self.folder else {
            return Ok(None);
        };
        if let Some(revision) = &self.revision {
            let is_there = git::is_in(folder, revision, name)?;
            return is_there
                .then(|| git::show(folder, revision, name))
                .transpose();
        }
        let path = Some(folder.join(name)).filter(|path| path.is_file());
        path.map(|path| read_text(&path)).transpose()
    }

    /// Reads the lock of names, unless one was handed in; before the first run there is none.
    fn read_names_lock(&mut self) -> Result<(), Error> {
        if let (Some(names), Some(folder), false) = (
            &self.config.names,
            &self.folder,
            self.documents.has_names_lock(),
        ) {
            let path = folder.join(names);
            if path.exists() {
                self.documents.set_names_lock(read_text(&path)?);
            }
        }
        Ok(())
    }

    /// Where the history of the schema is, or will be; `None` where none is kept.
    pub(crate) fn history_path(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(self.config.history.as_ref()?))
    }

    /// That the schema, or its configuration, has errors.
    pub(crate) fn refused(&self, diagnostics: Diagnostics) -> Error {
        Error::Diagnostics(vec![self.report(diagnostics)])
    }

    /// The schema and the documents that it refers to, as far as they have been read, its lock of names and its history.
    pub fn sources(&self) -> impl Iterator<Item = PathBuf> {
        let folder = self.folder.clone().unwrap_or_default();
        let schema = std::iter::once(self.config.schema.as_str());
        let beside = [&self.config.names, &self.config.history];
        schema
            .chain(self.documents.names())
            .chain(beside.into_iter().filter_map(Option::as_deref))
            .map(move |name| folder.join(name))
    }

    /// The warnings and notes of `plan`, ready to be printed.
    #[must_use]
    pub fn notes(&self, plan: &Plan) -> Report {
        self.report(plan.notes.clone())
    }

    fn report(&self, diagnostics: Diagnostics) -> Report {
        let report = Report::new(diagnostics, &self.config.schema, &self.config_name);
        let folder = self.folder.as_deref();
        report.in_folder(folder.unwrap_or(Path::new("")))
    }
}

/// The configuration in `text`, called `name` in reports.
fn parse(text: &str, name: &str) -> Result<Config, Error> {
    let refused = |diagnostics| Error::Diagnostics(vec![Report::new(diagnostics, "", name)]);
    Config::parse(text).map_err(refused)
}

/// The same of a file called `name`, relative to the project, which its paths are relative to from here on.
pub(crate) fn parse_located(text: &str, name: &str) -> Result<Config, Error> {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let config = parse(text, name)?.in_folder(folder);
    project::check_outputs(&config, name)?;
    Ok(config)
}

/// The text of a file.
///
/// # Errors
/// When there is no regular file, it cannot be read, or it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    let found = fs::metadata(path).map_err(|source| Error::io("read", path, source))?;
    if !found.is_file() {
        // Opening a named pipe that nobody writes to would wait forever, and a device may never end.
        let (path, kind) = (path.to_owned(), describe(found.file_type()));
        return Err(Error::InTheWay { path, kind });
    }
    let bytes = fs::read(path).map_err(|source| Error::io("read", path, source))?;
    String::from_utf8(bytes).map_err(|error| Error::Encoding {
        path: path.to_owned(),
        offset: error.utf8_error().valid_up_to(),
    })
}
