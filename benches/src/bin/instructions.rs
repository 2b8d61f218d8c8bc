//! Instructions and wall time per decode and encode on every payload, as ratios to derive + flatten `HashMap`.
//!
//! The arguments are names of contestants and payloads, none for all; the baseline is always in the table.

use benches::contestant::Contestant;
use benches::counted::{self, Input, Operation, ratios};
use std::process::ExitCode;

fn main() -> ExitCode {
    counted::main(table)
}

fn table(contestants: &[&Contestant], inputs: &[Input]) -> Option<()> {
    for (title, operation) in [("decode", Operation::Decode), ("encode", Operation::Encode)] {
        let able = contestants
            .iter()
            .filter(|one| operation == Operation::Decode || one.encode.is_some());
        let contestants: Vec<&Contestant> = able.copied().collect();
        let names: Vec<_> = contestants
            .iter()
            .map(|one| format!("`{}`", one.name))
            .collect();
        println!(
            "| {title}: instructions (wall time) | {} |",
            names.join(" | ")
        );
        println!("| --- |{}", " --- |".repeat(contestants.len()));
        for input in inputs {
            println!(
                "| {} | {} |",
                input.name,
                ratios(&contestants, operation, input)?.join(" | ")
            );
        }
        println!();
    }
    Some(())
}
