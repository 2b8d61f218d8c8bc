//! Instructions per decode and encode, counted by callgrind, as ratios to derive + flatten `HashMap`.
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
    println!("| contestant | decode k=0 | k=1 | k=5 | encode k=0 | k=1 | k=5 |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut baseline = Vec::new();
    for contestant in contestants {
        let mut figures = row(
            Count::Instructions,
            contestant.name,
            Operation::Decode,
            &UNKNOWN,
        )?;
        figures.extend(row(
            Count::Instructions,
            contestant.name,
            Operation::Encode,
            &UNKNOWN,
        )?);
        if baseline.is_empty() {
            baseline.clone_from(&figures);
        }
        let ratios = figures.iter().zip(&baseline);
        let ratios: Vec<String> = ratios
            .map(|(own, base)| format!("{:.2}", own / base))
            .collect();
        println!("| `{}` | {} |", contestant.name, ratios.join(" | "));
    }
    Some(())
}
