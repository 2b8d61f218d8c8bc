//! The command `fuzz`: builds and runs the targets of `fuzz/`, one after another.
//!
//! Each starts from its committed inputs in `fuzz/seeds`; what it finds on the way goes to `fuzz/corpus`, which is not committed.

use crate::flags::Fuzz;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::{self, ExitStatus};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "fuzz";

/// Folders of schemas that the target `schema` starts from besides its own inputs.
const SCHEMA_FOLDERS: [&str; 2] = ["tests/fixtures", "tests/fixtures_invalid"];

/// Longer inputs slow the fuzzer down and find nothing more.
const MAX_INPUT_BYTES: u64 = 16_000;

const MISSING: &str = "\
the fuzzer needs a nightly compiler and cargo-fuzz, and one of them is missing. To install them:
  rustup toolchain install nightly
  cargo install cargo-fuzz
Without them `cargo test --package workspace-tests --test fuzz_inputs` runs the targets on their committed inputs.
";

/// Runs targets in the workspace at `root`.
pub(crate) fn fuzz(flags: &Fuzz, root: &Path) -> Result<ExitStatus, Error> {
    if !fuzzer_is_installed() {
        console::error(MISSING);
        return Ok(ExitStatus::BadInput);
    }
    let known = targets(root)?;
    if let Some(unknown) = flags.targets.iter().find(|name| !known.contains(name)) {
        let known = known.join(", ");
        console::error(&format!("there is no target `{unknown}`, only {known}\n"));
        return Ok(ExitStatus::BadInput);
    }
    let chosen = if flags.targets.is_empty() {
        known
    } else {
        flags.targets.clone()
    };
    let mut status = ExitStatus::Success;
    for target in chosen {
        console::status(&format!("==> {target}, {} seconds\n", flags.seconds));
        if !run(&target, flags.seconds, root)? {
            status = ExitStatus::Failure;
        }
    }
    Ok(status)
}

/// Whether the nightly compiler and cargo-fuzz are installed.
fn fuzzer_is_installed() -> bool {
    let mut version = Command::new("cargo");
    version.args(["+nightly", "fuzz", "--version"]);
    let status = version.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The names of all targets.
fn targets(root: &Path) -> Result<Vec<String>, Error> {
    let folder = root.join(FOLDER).join("fuzz_targets");
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = files(&folder)?.into_iter().filter_map(stem).collect();
    names.sort();
    Ok(names)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let error = |source| Error::io("read", folder, source);
    let entries = fs::read_dir(folder).map_err(error)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().map_err(error)
}

/// Runs one target; true if it found nothing.
fn run(target: &str, seconds: u64, root: &Path) -> Result<bool, Error> {
    let corpus = root.join(FOLDER).join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|source| Error::io("create", &corpus, source))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["+nightly", "fuzz", "run", target]).arg(&corpus);
    cargo.arg(root.join(FOLDER).join("seeds").join(target));
    cargo.arg("--").arg(format!("-max_total_time={seconds}"));
    cargo.args(["-timeout=20", &format!("-max_len={MAX_INPUT_BYTES}")]);
    if target == "schema" {
        copy_schemas(root, &corpus)?;
        let words = root.join(FOLDER).join("schema.dict");
        cargo.arg(format!("-dict={}", words.display()));
    }
    let status = cargo.current_dir(root).status();
    let status = status.map_err(|source| Error::io("run cargo in", root, source))?;
    Ok(status.success())
}

/// Copies the schemas of the fixtures into the corpus that the fuzzer starts from.
fn copy_schemas(root: &Path, corpus: &Path) -> Result<(), Error> {
    for folder in SCHEMA_FOLDERS {
        for case in files(&root.join(folder))? {
            let schema = case.join("schema.json");
            let is_short = fs::metadata(&schema).is_ok_and(|schema| schema.len() < MAX_INPUT_BYTES);
            if let (true, Some(name)) = (is_short, case.file_name()) {
                let copy = corpus.join(name);
                fs::copy(&schema, &copy).map_err(|source| Error::io("write", &copy, source))?;
            }
        }
    }
    Ok(())
}
