//! The commands of this workspace, as `cargo xtask COMMAND`.
//!
//! This crate depends on no generated code, so that `cargo xtask codegen` can repair generated code that does not compile.

mod bench;
mod codegen;
mod differential;
mod fixtures;
mod flags;
mod fuzz;
mod sweep;
mod workspace;

use clap::Parser as _;
use flags::{Command, Flags};
use schema_codegen_cli::Error;
use schema_codegen_cli::changes::changes;
use schema_codegen_cli::console::{self, ExitStatus};
use schema_codegen_cli::docs::{Project, docs};
use schema_codegen_cli::import::import;
use schema_codegen_cli::names::names;
use std::process::ExitCode;
use workspace::root;

fn main() -> ExitCode {
    let flags = Flags::parse();
    console::set_color(flags.color);
    console::finish(run(&flags.command)).into()
}

fn run(command: &Command) -> Result<ExitStatus, Error> {
    match command {
        Command::Codegen(flags) => codegen::codegen(flags),
        Command::Docs(flags) => {
            let root = flags.workspace.clone().unwrap_or_else(root);
            let project = Project {
                program: "cargo xtask docs",
                root: &root,
                configs: &workspace::configurations(&root)?,
            };
            docs(&flags.docs, project)
        }
        Command::Sweep(flags) => sweep::sweep(flags, &root()),
        Command::Changes(flags) => {
            let root = flags.workspace.clone().unwrap_or_else(root);
            let configs = match flags.changes.since_release {
                Some(_) => workspace::configurations(&root)?,
                None => vec![workspace::CONFIG.to_owned()],
            };
            changes(&flags.changes, &root, &configs)
        }
        Command::Names(flags) => {
            let root = flags.workspace.clone().unwrap_or_else(root);
            names(flags.names, &root, &workspace::configurations(&root)?)
        }
        Command::Import(flags) => {
            let root = flags.workspace.clone().unwrap_or_else(root);
            import(&flags.args, &root, &flags.config)
        }
        Command::Differential(flags) => differential::differential(flags, &root()),
        Command::Ci => workspace::ci(&root()),
        Command::Fuzz(flags) => fuzz::fuzz(flags, &root()),
        Command::Bench(which) => bench::bench(which, &root()),
    }
}
