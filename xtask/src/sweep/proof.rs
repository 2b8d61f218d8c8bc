//! Compiles the types of a sweep and checks that every sample survives a round trip.
//!
//! The types go into a temporary crate below `target/`, several schemas in one program: one program for all would need too much memory,
//! and one type that does not compile would hide the results of all others.

use super::Swept;
use super::attempt::{Outcome, Types};
use super::cases::Case;
use super::table::percent;
use schema_codegen::Syntax;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::{self, counted};
use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program gets no further schema once it has this many lines of generated code.
const MAX_LINES: usize = 20_000;

const MANIFEST: &str = r#"[package]
name = "sweep"
edition = "2024"

[dependencies]
additional-properties = { path = "../../crates/additional-properties", features = ["jsonschema"] }
chrono = { version = "0.4", default-features = false, features = ["alloc"] }
serde = "1"
serde_json = { version = "1", features = ["float_roundtrip"] }

[profile.dev]
debug = false
incremental = false

[workspace]
"#;

/// What came of the types of a sweep.
pub(crate) struct Proof {
    /// All types compiled, and nothing happened to a valid sample.
    pub(crate) succeeded: bool,
    /// One line for each sample with an unexpected result.
    pub(crate) findings: Vec<String>,
    /// The counts.
    pub(crate) summary: String,
}

/// Compiles the types of at most `count` schemas and runs their samples. `documents` are the URIs and files of what the schemas refer to.
pub(crate) fn prove(
    swept: &[Swept],
    documents: &[(String, PathBuf)],
    count: usize,
    root: &Path,
) -> Result<Proof, Error> {
    let accepted = swept.iter().filter_map(|swept| match &swept.outcome {
        Outcome::Code(types) => Some((&swept.case, types)),
        _ => None,
    });
    let accepted: Vec<(&Case, &Types)> = accepted.collect();
    let chosen = spread(&accepted, count);
    let folder = root.join("target/sweep");
    let _alone = wait_for_others(&folder)?;
    let programs = write(&folder, root, &chosen)?;
    put(&folder.join("src/documents.rs"), &list_of(documents))?;
    let built = cargo(&folder, &["build", "--keep-going"])
        .status()
        .map_err(|source| Error::io("run cargo in", &folder, source))?
        .success();
    let (mut counts, mut findings) = (Counts::default(), Vec::new());
    let mut finished = true;
    for program in 0..programs {
        let bin = format!("p{program}");
        // A program that did not compile was reported by the build.
        let run = cargo(&folder, &["run", "--bin", &bin]).output();
        let run = run.map_err(|source| Error::io("run", &folder, source))?;
        finished &= run.status.success();
        counts.read(&String::from_utf8_lossy(&run.stdout), &mut findings);
    }
    let schemas = counted(chosen.len(), "schema");
    let end = match (built, finished) {
        (true, true) => "",
        (true, false) => ", but not every program came to its end",
        (false, _) => ", but not all of them compiled",
    };
    Ok(Proof {
        succeeded: built && finished && counts.are_good(),
        findings,
        summary: format!("Types of {schemas} compiled{end}.\n{}", counts.text()),
    })
}

/// A module with the URIs and texts of `documents`.
fn list_of(documents: &[(String, PathBuf)]) -> String {
    let list = documents.iter().fold(String::new(), |list, (uri, path)| {
        list + &format!(
            "    ({uri:?}, include_str!({:?})),\n",
            path.display().to_string()
        )
    });
    format!(
        "//! The documents that schemas refer to.\npub const DOCUMENTS: &[(&str, &str)] = &[\n{list}];\n"
    )
}

/// `count` of `all`, evenly spread.
fn spread<T: Copy>(all: &[T], count: usize) -> Vec<T> {
    let count = count.min(all.len());
    (0..count)
        .map(|index| all[index * all.len() / count])
        .collect()
}

/// What happened to the samples; the programs count in this order.
#[derive(Default)]
struct Counts([usize; 9]);

impl Counts {
    /// Reads what one program printed: a line for each sample with an unexpected result, then its counts.
    fn read(&mut self, printed: &str, findings: &mut Vec<String>) {
        for line in printed.lines() {
            let Some(numbers) = line.strip_prefix("counts ") else {
                findings.push(line.to_owned());
                continue;
            };
            for (sum, number) in self.0.iter_mut().zip(numbers.split(' ')) {
                *sum += number.parse().unwrap_or(0);
            }
        }
    }

    fn text(&self) -> String {
        let [
            valid,
            accepted,
            unchanged,
            falsely_reported,
            invalid,
            refused,
            reported,
            warned,
            by_document,
        ] = self.0;
        let by_types = refused + reported;
        let by_all = by_types + by_document;
        format!(
            "{} valid samples: {accepted} accepted ({}), {unchanged} unchanged by a round trip, {falsely_reported} reported as invalid.\n\
             {} invalid samples: {by_types} refused by decoding and `validate` ({}): {refused} by decoding, {reported} by `validate`;\n\
             with `validate_document` {by_all} ({}); {warned} more have a warning.\n",
            valid,
            percent(accepted, valid),
            invalid,
            percent(by_types, invalid),
            percent(by_all, invalid),
        )
    }

    /// Whether nothing happened to a valid sample.
    fn are_good(&self) -> bool {
        let [valid, accepted, unchanged, falsely_reported, ..] = self.0;
        valid == accepted && valid == unchanged && falsely_reported == 0
    }
}

/// Waits until no other sweep or differential run uses `folder`: each of them replaces what stands in it. The lock ends with the file.
fn wait_for_others(folder: &Path) -> Result<File, Error> {
    fs::create_dir_all(folder).map_err(|source| Error::io("create", folder, source))?;
    let path = folder.join("lock");
    let failed = |source| Error::io("lock", &path, source);
    let file = File::create(&path).map_err(failed)?;
    if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
        let shown = folder.display();
        console::status(&format!("Waiting for another run that uses {shown}\n"));
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(arguments)
        .args(["--quiet", "--message-format", "short"]);
    cargo.arg("--manifest-path").arg(folder.join("Cargo.toml"));
    cargo.arg("--target-dir").arg(folder.join("target"));
    cargo
}

/// Writes the crate; returns the number of its programs.
fn write(folder: &Path, root: &Path, chosen: &[(&Case, &Types)]) -> Result<usize, Error> {
    for name in ["src", "samples"] {
        let stale = folder.join(name);
        if stale.exists() {
            fs::remove_dir_all(&stale).map_err(|source| Error::io("remove", &stale, source))?;
        }
    }
    put(&folder.join("Cargo.toml"), MANIFEST)?;
    put(&folder.join("src/harness.rs"), include_str!("harness.rs"))?;
    let lock = root.join("Cargo.lock");
    let copied = fs::copy(&lock, folder.join("Cargo.lock"));
    copied.map_err(|source| Error::io("copy", &lock, source))?;
    let mut program = Program::default();
    let mut programs = 0;
    for (number, (case, types)) in chosen.iter().enumerate() {
        put(&folder.join(format!("src/types/s{number}.rs")), &types.text)?;
        put(
            &folder.join(format!("samples/s{number}.schema")),
            &case.schema,
        )?;
        for (index, sample) in case.samples.iter().enumerate() {
            let path = format!("samples/s{number}/{index}.json");
            put(&folder.join(path), &sample.text)?;
        }
        program.add(number, case, types);
        if program.lines > MAX_LINES || number + 1 == chosen.len() {
            let path = format!("src/bin/p{programs}.rs");
            put(&folder.join(path), &std::mem::take(&mut program).text())?;
            programs += 1;
        }
    }
    Ok(programs)
}

fn put(path: &PathBuf, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|source| Error::io("create", folder, source))?;
    fs::write(path, text).map_err(|source| Error::io("write", path, source))
}

/// One program of the temporary crate.
#[derive(Default)]
struct Program {
    modules: String,
    cases: String,
    lines: usize,
}

impl Program {
    fn add(&mut self, number: usize, case: &Case, types: &Types) {
        let samples = case.samples.iter();
        let samples: Vec<_> = samples.map(|it| (it.name.as_str(), it.valid)).collect();
        let has_constraints = types.text.contains("pub const ROOT_CONSTRAINTS:");
        let of_root = has_constraints.then(|| format!("s{number}::ROOT_CONSTRAINTS"));
        let constraints = of_root.unwrap_or("&[]".to_owned());
        let text = format!("include_str!(\"../../samples/s{number}.schema\")");
        let schema = match case.syntax {
            Syntax::Json => {
                format!(
                    "Some(additional_properties::validate::DocumentSchema::new({text}).with_documents(documents::DOCUMENTS))"
                )
            }
            Syntax::Yaml => "None".to_owned(),
        };
        let _ = writeln!(
            self.modules,
            "#[path = \"../types/s{number}.rs\"]\nmod s{number};"
        );
        let _ = writeln!(
            self.cases,
            "    harness::Case::of::<s{number}::{}>({:?}, {:?}, &{samples:?}, {constraints}, {schema}),",
            types.root,
            case.name,
            format!("s{number}"),
        );
        self.lines += types.text.lines().count();
    }

    fn text(self) -> String {
        let Self { modules, cases, .. } = self;
        format!(
            "#[path = \"../harness.rs\"]\nmod harness;\n#[path = \"../documents.rs\"]\nmod documents;\n{modules}\nfn main() {{\n    harness::run(&[\n{cases}    ]);\n}}\n"
        )
    }
}
