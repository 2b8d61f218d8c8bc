//! The benches, run from one place.
//!
//! In: which bench. Out: its table on standard output. What is measured, and how, is in the package `benches`.

use crate::failure::Failure;
use crate::flags::Bench;
use crate::verdict::Verdict;
use std::path::Path;
use std::process::Command;

const PACKAGE: [&str; 4] = ["--package", "benches", "--features", "contestants"];

/// Runs one bench in the workspace at `root`.
pub(crate) fn bench(bench: &Bench, root: &Path) -> Result<Verdict, Failure> {
    let mut cargo = Command::new("cargo");
    match bench {
        Bench::Instructions { contestants } => {
            program(&mut cargo, "instructions").args(contestants)
        }
        Bench::Memory { contestants } => program(&mut cargo, "memory").args(contestants),
        Bench::Compile {
            runs,
            copies,
            variants,
        } => program(&mut cargo, "compile-cost")
            .args(["--runs", &runs.to_string()])
            .args(["--copies", &copies.to_string()])
            .args(variants),
        Bench::Wall => cargo.arg("bench").args(PACKAGE).args(["--bench", "wall"]),
    };
    let status = cargo.current_dir(root).status();
    let status = status.map_err(|source| Failure::disk("run cargo in", root, source))?;
    Ok(if status.success() {
        Verdict::Clean
    } else {
        Verdict::Failed
    })
}

/// The call of one program of the package; what follows is for the program.
fn program<'a>(cargo: &'a mut Command, name: &str) -> &'a mut Command {
    let run = cargo.args(["run", "--release", "--quiet"]).args(PACKAGE);
    run.args(["--bin", name, "--"])
}
