//! Allocations per decode, counted by memcheck, and the size of the decoded root. Both are exact, so neither is a ratio.
//!
//! The arguments are names of contestants, none for all; the baseline is always in the table.

use benches::contestant::Contestant;
use benches::counted::{self, Count, Operation, row};
use std::process::ExitCode;

const UNKNOWN: [usize; 3] = [0, 1, 5];

fn main() -> ExitCode {
    counted::main(table)
}

fn table(contestants: &[&Contestant]) -> Option<()> {
    println!("| contestant | allocations k=0 | k=1 | k=5 | bytes of the root |");
    println!("| --- | --- | --- | --- | --- |");
    for contestant in contestants {
        let figures = row(
            Count::Allocations,
            contestant.name,
            Operation::Decode,
            &UNKNOWN,
        )?;
        let figures: Vec<String> = figures.iter().map(f64::to_string).collect();
        println!(
            "| `{}` | {} | {} |",
            contestant.name,
            figures.join(" | "),
            contestant.root_size
        );
    }
    Some(())
}
