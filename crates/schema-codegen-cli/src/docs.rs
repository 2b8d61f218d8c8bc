//! The command `docs`: the browsable site of a schema in a folder, opened in the browser or kept up to date.

use crate::args::DocsArgs;
use crate::console::{self, ExitStatus};
use crate::input::Input;
use crate::stopwatch::Stopwatch;
use crate::versions::Described;
use crate::{Error, Job, dependencies, job, watch};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

#[cfg(test)]
mod tests;

/// Where `docs` finds its schema and puts its site when the flags do not say.
#[derive(Clone, Copy, Debug)]
pub struct Project<'a> {
    /// The command, as it is named in the footer of each page.
    pub program: &'a str,
    /// The folder of the project.
    pub root: &'a Path,
    /// The configurations of the versions that the site describes, relative to the root, the first of them that of the site's own folder.
    pub configs: &'a [String],
}

/// The folder that Cargo builds in: what the environment says, then what Cargo itself says of the package or workspace that `project` is in.
fn target_folder(project: &Path) -> PathBuf {
    let named = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"];
    let mut given = named.iter().filter_map(std::env::var_os);
    let given = given.find(|folder| !folder.is_empty());
    let given = given.map(PathBuf::from);
    let folder = given.or_else(|| target_of_package(project));
    folder.unwrap_or_else(|| PathBuf::from("target"))
}

/// The target folder of the package or workspace around `project`, `None` where there is neither.
fn target_of_package(project: &Path) -> Option<PathBuf> {
    let mut metadata = dependencies::cargo(project);
    metadata.args(["metadata", "--no-deps", "--offline", "--format-version=1"]);
    let output = metadata.stderr(Stdio::null()).output().ok()?;
    let metadata: Value = serde_json::from_slice(&output.stdout).ok()?;
    metadata["target_directory"].as_str().map(PathBuf::from)
}

/// Makes the site, then opens it or watches its sources if the flags say so.
///
/// # Errors
/// When the schema has errors, or when a file, the browser or the watch fails.
pub fn docs(args: &DocsArgs, project: Project<'_>) -> Result<ExitStatus, Error> {
    let out = args.out.clone();
    let out = out.unwrap_or_else(|| project.root.join(target_folder(project.root)).join("site"));
    let make = || {
        let command = args
            .schema
            .command(project.program, args.out.as_deref().map(|out| ("out", out)));
        let versions = match &args.schema.schema {
            Some(schema) => {
                let input = Input::from_schema(schema, &args.schema, &command)?;
                vec![Described::alone(input, &command)?]
            }
            None => Described::all(project.root, project.configs, &command)?,
        };
        Job::site(versions, &out, command)
    };
    let first = job::run(args.output, make);
    if !args.watch {
        let status = first?;
        if args.open && status == ExitStatus::Success {
            open(&out)?;
        }
        return Ok(status);
    }
    // While somebody writes a schema it is broken now and then: an error does not end the watch.
    let _ = console::finish(first);
    if args.open {
        open(&out)?;
    }
    watch::watch(
        || sources(args, project),
        || {
            let _ = console::finish(job::run(args.output, make));
        },
    )?;
    Ok(ExitStatus::Success)
}

fn open(site: &Path) -> Result<(), Error> {
    let page = site.join("index.html");
    open::that_detached(&page).map_err(|source| Error::io("open", &page, source))
}

/// The files that the site is made from, as far as they can be read.
fn sources(args: &DocsArgs, project: Project<'_>) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    let mut inputs = Vec::new();
    if let Some(schema) = &args.schema.schema {
        sources.push(schema.clone());
        inputs.push(Input::from_schema(schema, &args.schema, ""));
    } else {
        let mut configs = project.configs.to_vec();
        let mut next = 0;
        while let Some(config) = configs.get(next) {
            next += 1;
            sources.push(project.root.join(config));
            let input = Input::from_config(project.root, config);
            // The site is of these versions, too, or shows what differs from them.
            let others = input.iter().flat_map(|input| input.config.other_versions());
            let others: Vec<String> = others.map(str::to_owned).collect();
            configs.extend(others);
            let mut seen = BTreeSet::new();
            configs.retain(|config| seen.insert(config.clone()));
            inputs.push(input);
        }
    }
    for mut input in inputs.into_iter().flatten() {
        // Which documents the schema refers to is known even when they have errors.
        let _ = input.plan(&mut Stopwatch::default());
        sources.extend(input.sources());
    }
    sources
}
