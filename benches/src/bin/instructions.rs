//! Instructions per decode and encode, counted by callgrind, as ratios to derive + flatten `HashMap`.
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
        eprintln!("valgrind could not be run: install it to count instructions");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn table(names: &[String]) -> Option<()> {
    println!("| contestant | decode k=0 | k=1 | k=5 | encode k=0 | k=1 | k=5 |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut baseline = Vec::new();
    for contestant in chosen(names) {
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
