//! The benches, run from one place.
//!
//! In: which bench. Out: its table on standard output. What is measured, and how, is in the package `benches`.

use crate::failure::Failure;
use crate::flags::Bench;
use crate::verdict::Verdict;
use std::path::Path;
use std::process::Command;

/// Runs one bench in the workspace at `root`.
pub(crate) fn bench(bench: &Bench, root: &Path) -> Result<Verdict, Failure> {
    let package = ["--package", "benches", "--features", "contestants"];
    let mut cargo = Command::new("cargo");
    match bench {
        Bench::Instructions { contestants } => {
            cargo
                .args(["run", "--release", "--quiet"])
                .args(package)
                .args(["--bin", "instructions", "--"]);
            cargo.args(contestants);
        }
        Bench::Compile { runs } => {
            cargo
                .args(["run", "--release", "--quiet"])
                .args(package)
                .args(["--bin", "compile-cost", "--"]);
            cargo.arg(runs.to_string());
        }
        Bench::Wall => {
            cargo.arg("bench").args(package).args(["--bench", "wall"]);
        }
    }
    let status = cargo.current_dir(root).status();
    let status = status.map_err(|source| Failure::disk("run cargo in", root, source))?;
    Ok(if status.success() {
        Verdict::Clean
    } else {
        Verdict::Failed
    })
}
