//! The command `bench`: runs one program of the package `benches`, which measures and prints its table.

use crate::flags::Bench;
use crate::workspace;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::ExitStatus;
use std::path::Path;
use std::process::Command;

/// The feature that builds what the types are compared with.
const CONTESTANTS: &str = "contestants";

/// Runs one bench in the workspace at `root`.
pub(crate) fn bench(bench: &Bench, root: &Path) -> Result<ExitStatus, Error> {
    let mut cargo = Command::new("cargo");
    match bench {
        Bench::Instructions { names } => {
            program(&mut cargo, CONTESTANTS, "instructions").args(names)
        }
        Bench::Unions { names } => program(&mut cargo, CONTESTANTS, "unions").args(names),
        Bench::Memory { names } => program(&mut cargo, CONTESTANTS, "memory").args(names),
        Bench::Growth { names } => program(&mut cargo, "growth", "growth").args(names),
        Bench::Compile {
            runs,
            copies,
            variants,
        } => program(&mut cargo, CONTESTANTS, "compile-cost")
            .args(["--runs", &runs.to_string()])
            .args(["--copies", &copies.to_string()])
            .args(variants),
    };
    workspace::run(&mut cargo, root)
}

/// Appends the call of one program of the package, which needs this feature of it; arguments after it are the program's.
fn program<'a>(cargo: &'a mut Command, feature: &str, name: &str) -> &'a mut Command {
    let run = cargo.args(["run", "--release", "--quiet", "--package", "benches"]);
    run.args(["--features", feature, "--bin", name, "--"])
}
