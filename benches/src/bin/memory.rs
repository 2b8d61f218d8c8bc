//! Allocations per decode, counted by memcheck, and the size of the decoded root. Both are exact, so neither is a ratio.
//!
//! The arguments are names of contestants and payloads, none for all; the baseline is always in the table.

use benches::contestant::Contestant;
use benches::counted::{self, Input, Operation, each};
use benches::valgrind::Count;
use std::process::ExitCode;

fn main() -> ExitCode {
    counted::main(table)
}

fn table(contestants: &[&Contestant], inputs: &[Input]) -> Option<()> {
    let names: Vec<_> = inputs.iter().map(|input| input.name).collect();
    println!(
        "| allocations | {} | bytes of the root |",
        names.join(" | ")
    );
    println!("| --- |{} --- |", " --- |".repeat(names.len()));
    for contestant in contestants {
        let figures = inputs.iter().map(|input| {
            let figure = each(Count::Allocations, contestant, Operation::Decode, input)?;
            Some(figure.to_string())
        });
        let figures: Vec<String> = figures.collect::<Option<_>>()?;
        println!(
            "| `{}` | {} | {} |",
            contestant.name,
            figures.join(" | "),
            contestant.root_size
        );
    }
    Some(())
}
