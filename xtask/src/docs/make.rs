//! Making the site once: read, plan, emit, bring the folder up to date, say what changed.

use crate::codegen::CONFIG;
use crate::codegen::problem::{counted, problem, show};
use crate::failure::Failure;
use crate::flags::{Docs, Format};
use crate::output;
use crate::root::{self, read_text};
use crate::sync::{self, Mode, Territory};
use crate::verdict::Verdict;
use schema_codegen::artifact::{Artifact, RenderedFile};
use schema_codegen::{Config, Diagnostics, emit, render::render};
use std::path::{Path, PathBuf};
use std::time::Instant;

const FOLDER: &str = "target/site";
const COMMAND: &str = "cargo xtask docs";

/// Which site to make, and where.
pub(super) struct Job {
    root: PathBuf,
    schema: Option<PathBuf>,
    roots: Vec<String>,
    folder: PathBuf,
    command: String,
}

impl Job {
    /// The job that the flags ask for.
    pub(super) fn new(flags: &Docs) -> Result<Self, Failure> {
        let root = flags.workspace.clone().unwrap_or_else(root::root);
        let folder = flags.out.clone().unwrap_or_else(|| root.join(FOLDER));
        let folder = std::path::absolute(&folder)
            .map_err(|source| Failure::disk("find", &folder, source))?;
        let mut command = COMMAND.to_owned();
        if let Some(schema) = &flags.schema {
            command.push_str(" --schema ");
            command.push_str(&root::portable(schema));
        }
        command.push_str(&root::root_flags(&flags.root));
        Ok(Self {
            root,
            schema: flags.schema.clone(),
            roots: flags.root.clone(),
            folder,
            command,
        })
    }

    /// Where the site goes.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files that the site is made from.
    pub(super) fn sources(&self) -> Vec<PathBuf> {
        if let Some(schema) = &self.schema {
            return vec![schema.clone()];
        }
        let config = self.root.join(CONFIG);
        let named = read_text(&config)
            .ok()
            .and_then(|text| Config::parse(&text).ok());
        let schema = named.map(|named| self.root.join(named.schema));
        std::iter::once(config).chain(schema).collect()
    }

    /// Makes the site and brings the folder up to date.
    pub(super) fn make(&self) -> Result<Verdict, Failure> {
        let (text, config, shown) = match self.inputs()? {
            Ok(inputs) => inputs,
            Err(diagnostics) => return Ok(refused(diagnostics, "")),
        };
        let start = Instant::now();
        let mut plan = match schema_codegen::plan(&text, &config) {
            Ok(plan) => plan,
            Err(diagnostics) => return Ok(refused(diagnostics, &shown)),
        };
        plan.options.command.clone_from(&self.command);
        let name = self
            .folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let placed = |artifact: Artifact| Artifact {
            path: format!("{name}/{}", artifact.path),
            ..artifact
        };
        let files: Vec<RenderedFile> = emit::site::emit(&plan)
            .into_iter()
            .map(placed)
            .map(render)
            .collect();
        let took = start.elapsed();
        let parent = self.folder.parent().unwrap_or(Path::new("."));
        let changes = sync::sync(&Territory::new(parent).folder(&name), &files, Mode::Write)?;
        let weight: usize = files.iter().map(|file| file.bytes.len()).sum();
        output::talk(&format!(
            "{} ({} changed), {} kB, made in {:.0} ms: ",
            counted(files.len(), "file"),
            changes.len(),
            weight / 1000,
            took.as_secs_f64() * 1e3
        ));
        Ok(Verdict::Clean)
    }

    /// The text of the schema, what is configured, and how to name the schema in reports.
    fn inputs(&self) -> Result<Result<(String, Config, String), Diagnostics>, Failure> {
        if let Some(schema) = &self.schema {
            let shown = root::portable(schema);
            let mut config = Config::for_single_file(&shown, &self.command, &root::stem(schema));
            config.roots.clone_from(&self.roots);
            return Ok(Ok((read_text(schema)?, config, shown)));
        }
        match Config::parse(&read_text(&self.root.join(CONFIG))?) {
            Ok(config) => {
                let text = read_text(&self.root.join(&config.schema))?;
                let shown = config.schema.clone();
                Ok(Ok((text, config, shown)))
            }
            Err(diagnostics) => Ok(Err(diagnostics)),
        }
    }
}

fn refused(diagnostics: Diagnostics, schema: &str) -> Verdict {
    let count = diagnostics.len();
    show(&[problem(diagnostics, schema)], Format::Human);
    output::error(&format!(
        "{}; nothing was written\n",
        counted(count, "problem")
    ));
    Verdict::BadInput
}
