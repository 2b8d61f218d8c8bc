//! Finds the schemas of a folder and their samples. It knows three layouts:
//!
//! - `NAME.json`, `NAME.yaml` or `NAME.yml`: a schema; its samples are `NAME/*.json` in the folder of samples.
//! - `NAME.json` that holds an array: groups as the JSON Schema Test Suite has them, each with `schema` and `tests`.
//! - `NAME/schema.json`: a schema; its samples are `NAME/samples/*.json`.

use schema_codegen::Syntax;
use schema_codegen_cli::Error;
use schema_codegen_cli::input::read_text;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// One schema and documents that are valid by it.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) schema: String,
    pub(super) syntax: Syntax,
    pub(super) samples: Vec<Sample>,
}

/// One valid document.
pub(super) struct Sample {
    pub(super) name: String,
    pub(super) text: String,
}

/// Every schema of `folder`, ordered by name.
pub(super) fn find(folder: &Path, samples: Option<&Path>) -> Result<Vec<Case>, Error> {
    let mut cases = Vec::new();
    for path in entries(folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let syntax = Syntax::of_file(&path.to_string_lossy());
        if is_json(&path) || syntax == Syntax::Yaml && path.is_file() {
            let text = read_text(&path)?;
            if let Some(groups) = groups(&text, &name) {
                cases.extend(groups);
                continue;
            }
            let samples = samples.map(|folder| folder.join(&*name));
            let case = case(name.into_owned(), text, samples.as_deref())?;
            cases.push(Case { syntax, ..case });
        } else if path.join("schema.json").is_file() {
            let text = read_text(&path.join("schema.json"))?;
            cases.push(case(name.into_owned(), text, Some(&path.join("samples")))?);
        }
    }
    Ok(cases)
}

fn case(name: String, schema: String, samples: Option<&Path>) -> Result<Case, Error> {
    let mut case = Case {
        name,
        schema,
        syntax: Syntax::Json,
        samples: Vec::new(),
    };
    let Some(folder) = samples.filter(|folder| folder.is_dir()) else {
        return Ok(case);
    };
    for path in entries(folder)?.iter().filter(|path| is_json(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        case.samples.push(Sample {
            name: name.into_owned(),
            text: read_text(path)?,
        });
    }
    Ok(case)
}

/// The groups of one file of the JSON Schema Test Suite; `None` if it is another file.
fn groups(text: &str, file: &str) -> Option<Vec<Case>> {
    let parsed: Value = serde_json::from_str(text).ok()?;
    let groups = parsed.as_array()?.iter().enumerate();
    groups
        .map(|(number, group)| {
            let tests = group.get("tests").and_then(Value::as_array)?;
            let valid = tests.iter().filter(|test| test["valid"] == true);
            let samples = valid.map(|test| Sample {
                name: test["description"].as_str().unwrap_or_default().to_owned(),
                text: test["data"].to_string(),
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
