//! The hands of the workspace: arguments, files, diffs and exit codes.
//!
//! In: the command line. Out: files on disk, text, an exit code. What the files contain is decided in the generator, which has no hands.
//! No crate of the workspace but the generator may be used here: the chores must work while the generated types are broken.

mod bench;
mod ci;
mod codegen;
mod diff;
mod docs;
mod failure;
mod flags;
mod fuzz;
mod output;
mod report;
mod root;
mod stopwatch;
mod sweep;
mod sync;
mod verdict;

use clap::Parser as _;
use failure::Failure;
use flags::{Command, Flags};
use std::process::ExitCode;
use verdict::Verdict;

fn main() -> ExitCode {
    let flags = Flags::parse();
    output::choose_color(flags.color);
    let verdict = run(&flags.command).unwrap_or_else(|failure| {
        output::error(&format!("{failure}\n"));
        Verdict::BadInput
    });
    verdict.into()
}

fn run(command: &Command) -> Result<Verdict, Failure> {
    match command {
        Command::Codegen(flags) => codegen::codegen(flags),
        Command::Docs(flags) => docs::docs(flags),
        Command::Sweep(flags) => sweep::sweep(flags, &root::root()),
        Command::Ci => ci::ci(&root::root()),
        Command::Fuzz(flags) => fuzz::fuzz(flags, &root::root()),
        Command::Bench(which) => bench::bench(which, &root::root()),
    }
}
