//! Allocations per decode, counted by memcheck, and the size of the decoded root. Both are exact, so neither is a ratio.
//!
//! In: names of contestants, or nothing for all. Out: a table; the baseline is always in it.

use benches::contestant::chosen;
use benches::counted::{Count, Operation, as_asked, row};
use std::process::ExitCode;

const UNKNOWN: [usize; 3] = [0, 1, 5];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(done) = as_asked(&arguments) {
        return done;
    }
    if table(&arguments).is_none() {
        eprintln!("valgrind could not be run: install it to count allocations");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn table(names: &[String]) -> Option<()> {
    println!("| contestant | allocations k=0 | k=1 | k=5 | bytes of the root |");
    println!("| --- | --- | --- | --- | --- |");
    for contestant in chosen(names) {
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
