//! The command `bench`: runs one program of the package `benches`, which measures and prints its table.

use crate::flags::Bench;
use crate::workspace;
use schema_codegen_cli::Error;
use schema_codegen_cli::console::ExitStatus;
use std::path::Path;
use std::process::Command;

/// Runs one bench in the workspace at `root`.
pub(crate) fn bench(bench: &Bench, root: &Path) -> Result<ExitStatus, Error> {
    let mut cargo = Command::new("cargo");
    match bench {
        Bench::Instructions { names } => program(&mut cargo, "instructions").args(names),
        Bench::Unions { names } => program(&mut cargo, "unions").args(names),
        Bench::Memory { names } => program(&mut cargo, "memory").args(names),
        Bench::Growth { names } => program(&mut cargo, "growth").args(names),
        Bench::Compile {
            runs,
            copies,
            variants,
        } => program(&mut cargo, "compile-cost")
            .args(["--runs", &runs.to_string()])
            .args(["--copies", &copies.to_string()])
            .args(variants),
    };
    workspace::run(&mut cargo, root)
}

/// Appends the call of one program of the package; arguments after it are the program's.
fn program<'a>(cargo: &'a mut Command, name: &str) -> &'a mut Command {
    let feature = if name == "growth" {
        "growth"
    } else {
        "contestants"
    };
    let run = cargo.args(["run", "--release", "--quiet", "--package", "benches"]);
    run.args(["--features", feature, "--bin", name, "--"])
}
