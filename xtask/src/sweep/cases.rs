//! Finds the schemas of a folder and their samples. It knows three layouts:
//!
//! - `NAME.json`, `NAME.yaml` or `NAME.yml`: a schema; its samples are `NAME/*.json` in the folders of samples.
//! - `NAME.json` that is an array: groups as in the JSON Schema Test Suite, each with `schema` and `tests`.
//! - `NAME/schema.json`: a schema; its samples are `NAME/samples/*.json`, invalid ones `NAME/rejects/*.json`.

use schema_codegen::Syntax;
use schema_codegen_cli::Error;
use schema_codegen_cli::input::read_text;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// One schema and its samples.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) schema: String,
    pub(crate) syntax: Syntax,
    pub(crate) samples: Vec<Sample>,
}

/// One document.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Whether it is valid by its schema.
    pub(crate) valid: bool,
}

impl Case {
    /// Writes `$schema` into a schema that lacks it.
    pub(super) fn state_dialect(&mut self, dialect: &str) {
        if let Ok(Value::Object(mut schema)) = serde_json::from_str(&self.schema) {
            schema.entry("$schema").or_insert_with(|| dialect.into());
            self.schema = Value::Object(schema).to_string();
        }
    }
}

/// Every schema of `folder`, ordered by name; `samples` are the folders with valid and with invalid documents.
pub(super) fn find(folder: &Path, samples: [Option<&Path>; 2]) -> Result<Vec<Case>, Error> {
    let mut cases = Vec::new();
    for path in entries(folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let syntax = Syntax::of_file(&path.to_string_lossy());
        if is_json(&path) || syntax == Syntax::Yaml && path.is_file() {
            let schema = read_text(&path)?;
            if let Some(groups) = groups(&schema, &name) {
                cases.extend(groups);
                continue;
            }
            let folders = samples.map(|folder| folder.map(|folder| folder.join(&*name)));
            cases.push(Case {
                samples: read_samples(&folders)?,
                name: name.into_owned(),
                schema,
                syntax,
            });
        } else if path.join("schema.json").is_file() {
            let folders = ["samples", "rejects"].map(|folder| Some(path.join(folder)));
            cases.push(Case {
                samples: read_samples(&folders)?,
                name: name.into_owned(),
                schema: read_text(&path.join("schema.json"))?,
                syntax: Syntax::Json,
            });
        }
    }
    Ok(cases)
}

/// The samples in a folder of valid and in one of invalid documents.
fn read_samples(folders: &[Option<PathBuf>; 2]) -> Result<Vec<Sample>, Error> {
    let mut samples = Vec::new();
    for (folder, valid) in folders.iter().zip([true, false]) {
        let Some(folder) = folder.as_ref().filter(|folder| folder.is_dir()) else {
            continue;
        };
        for path in entries(folder)?.iter().filter(|path| is_json(path)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            samples.push(Sample {
                name: name.into_owned(),
                text: read_text(path)?,
                valid,
            });
        }
    }
    Ok(samples)
}

/// The URI and path of every document at any depth of `folder`, which is at `uri`.
pub(super) fn documents(uri: &str, folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let uri = format!("{uri}/{name}");
        if path.is_dir() {
            found.extend(documents(&uri, &path)?);
        } else {
            found.push((uri, path));
        }
    }
    Ok(found)
}

/// The groups of one file of the JSON Schema Test Suite; `None` if it is another file.
fn groups(text: &str, file: &str) -> Option<Vec<Case>> {
    let parsed: Value = serde_json::from_str(text).ok()?;
    let groups = parsed.as_array()?.iter().enumerate();
    groups
        .map(|(number, group)| {
            let tests = group.get("tests").and_then(Value::as_array)?;
            let samples = tests.iter().map(|test| Sample {
                name: test["description"].as_str().unwrap_or_default().to_owned(),
                text: test["data"].to_string(),
                valid: test["valid"] == true,
            });
            Some(Case {
                name: format!("{file}#{number}"),
                schema: group.get("schema")?.to_string(),
                syntax: Syntax::Json,
                samples: samples.collect(),
            })
        })
        .collect()
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "json") && path.is_file()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let error = |source| Error::io("list", folder, source);
    let entries = fs::read_dir(folder).map_err(error)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(error)?;
    paths.sort();
    Ok(paths)
}
