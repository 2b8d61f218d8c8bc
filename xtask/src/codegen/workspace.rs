//! The job of `cargo xtask codegen`: the types and pages of this workspace, and the expected files of every fixture.
//!
//! In: the root. Out: a [`Job`], or all problems of all schemas.

use super::{CONFIG, Job, Problem, Stop, fixtures, generate, problem};
use crate::failure::Failure;
use crate::root::read_text;
use crate::stopwatch::Stopwatch;
use crate::sync::Territory;
use schema_codegen::Config;
use schema_codegen::artifact::RenderedFile;
use std::path::Path;

const TYPES: &str = "crates/identity-verification/src/generated";
const PAGES: &str = "docs";

/// What is to be done to have everything in the workspace at `root` up to date.
pub(super) fn job(root: &Path) -> Result<Job, Stop> {
    let config = Config::parse(&read_text(&root.join(CONFIG))?);
    let config = config.map_err(|diagnostics| Stop::Problems(vec![problem(diagnostics, "")]))?;
    let mut model = Made::default();
    model.make(root, &config)?;
    let fixtures = fixtures::fixtures(root, &config.command)?;
    model.problems.extend(fixtures.problems);
    if !model.problems.is_empty() {
        return Err(Stop::Problems(model.problems));
    }
    Ok(Job {
        files: [model.files, fixtures.files].concat(),
        notes: model.notes,
        territory: Territory::new(root)
            .folder(TYPES)
            .folder(PAGES)
            .folder(fixtures::FOLDER)
            .file(fixtures::LIST),
        root_type: None,
        command: config.command,
        timings: vec![
            ("the model".to_owned(), model.stopwatch),
            ("the fixtures".to_owned(), fixtures.stopwatch),
        ],
    })
}

/// What the workspace's own schema comes to.
#[derive(Default)]
struct Made {
    files: Vec<RenderedFile>,
    problems: Vec<Problem>,
    notes: Vec<Problem>,
    stopwatch: Stopwatch,
}

impl Made {
    fn make(&mut self, root: &Path, config: &Config) -> Result<(), Failure> {
        let schema = read_text(&root.join(&config.schema))?;
        match generate::plan(&schema, config, &mut self.stopwatch) {
            Ok(plan) => {
                self.files = generate::rust_files(&plan, TYPES, &mut self.stopwatch);
                self.files
                    .extend(generate::pages(&plan, PAGES, &mut self.stopwatch));
                self.notes = vec![problem(plan.notes, &config.schema)];
            }
            Err(diagnostics) => self.problems = vec![problem(diagnostics, &config.schema)],
        }
        Ok(())
    }
}
