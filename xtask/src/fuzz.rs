//! The fuzz targets, built and run one after another.
//!
//! In: which targets, and for how many seconds each. Out: what the fuzzer prints, and whether one of them found something. The targets,
//! and the inputs that are kept, are in `fuzz/`; what a run finds on its way stays below `fuzz/corpus`, which is not kept.

use crate::failure::Failure;
use crate::flags::Fuzz;
use crate::output;
use crate::verdict::Verdict;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "fuzz";

/// Schemas that the target `schema` starts from besides its own inputs.
const SCHEMAS: [&str; 2] = ["tests/fixtures", "tests/fixtures_invalid"];

/// Longer inputs take the fuzzer more time than they are worth.
const LONGEST: u64 = 16_000;

const MISSING: &str = "\
the fuzzer needs a nightly compiler and cargo-fuzz, and one of them is missing. To install them:
  rustup toolchain install nightly
  cargo install cargo-fuzz
Without them `cargo test --package workspace-tests --test fuzz_inputs` runs the targets over the inputs that are kept.
";

/// Runs targets in the workspace at `root`.
pub(crate) fn fuzz(flags: &Fuzz, root: &Path) -> Result<Verdict, Failure> {
    if !is_there() {
        output::error(MISSING);
        return Ok(Verdict::BadInput);
    }
    let known = targets(root)?;
    if let Some(unknown) = flags.targets.iter().find(|name| !known.contains(name)) {
        let known = known.join(", ");
        output::error(&format!("there is no target `{unknown}`, only {known}\n"));
        return Ok(Verdict::BadInput);
    }
    let chosen = if flags.targets.is_empty() {
        known
    } else {
        flags.targets.clone()
    };
    let mut verdict = Verdict::Clean;
    for target in chosen {
        output::talk(&format!("==> {target}, {} seconds\n", flags.seconds));
        if !run(&target, flags.seconds, root)? {
            verdict = Verdict::Failed;
        }
    }
    Ok(verdict)
}

/// Whether the compiler and the tool are there.
fn is_there() -> bool {
    let mut version = Command::new("cargo");
    version.args(["+nightly", "fuzz", "--version"]);
    let status = version.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The names of all targets.
fn targets(root: &Path) -> Result<Vec<String>, Failure> {
    let folder = root.join(FOLDER).join("fuzz_targets");
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = files(&folder)?.into_iter().filter_map(stem).collect();
    names.sort();
    Ok(names)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |source| Failure::disk("read", folder, source);
    let entries = fs::read_dir(folder).map_err(failure)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().map_err(failure)
}

/// Runs one target; whether it found nothing.
fn run(target: &str, seconds: u64, root: &Path) -> Result<bool, Failure> {
    let corpus = root.join(FOLDER).join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|source| Failure::disk("create", &corpus, source))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["+nightly", "fuzz", "run", target]).arg(&corpus);
    cargo.arg(root.join(FOLDER).join("seeds").join(target));
    cargo.arg("--").arg(format!("-max_total_time={seconds}"));
    cargo.args(["-timeout=20", &format!("-max_len={LONGEST}")]);
    if target == "schema" {
        take_schemas(root, &corpus)?;
        let words = root.join(FOLDER).join("schema.dict");
        cargo.arg(format!("-dict={}", words.display()));
    }
    let status = cargo.current_dir(root).status();
    let status = status.map_err(|source| Failure::disk("run cargo in", root, source))?;
    Ok(status.success())
}

/// Copies the schemas of the fixtures to where the fuzzer starts from.
fn take_schemas(root: &Path, corpus: &Path) -> Result<(), Failure> {
    for folder in SCHEMAS {
        for case in files(&root.join(folder))? {
            let schema = case.join("schema.json");
            let is_short = fs::metadata(&schema).is_ok_and(|schema| schema.len() < LONGEST);
            if let (true, Some(name)) = (is_short, case.file_name()) {
                let copy = corpus.join(name);
                fs::copy(&schema, &copy).map_err(|source| Failure::disk("write", &copy, source))?;
            }
        }
    }
    Ok(())
}
