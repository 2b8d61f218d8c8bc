//! Instructions per decode and encode, counted by callgrind, as ratios to derive + flatten `HashMap`.
//!
//! Without arguments it runs itself under `valgrind --tool=callgrind`, twice for each figure: the difference of two
//! loop counts leaves out everything but the loop. With arguments it is the program that is counted.

use benches::contestant::{CONTESTANTS, Contestant, find};
use benches::payload::payload;
use std::process::{Command, ExitCode};

const UNKNOWN: [usize; 3] = [0, 1, 5];
const FEW: u32 = 2;
const MANY: u32 = 6;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run", name, operation, unknown, count] => run(name, operation, unknown, count),
        [] => table(CONTESTANTS),
        ref names => {
            let mut chosen = vec![CONTESTANTS[0]];
            chosen.extend(
                names
                    .iter()
                    .filter_map(|name| find(name))
                    .filter(|one| one.name != CONTESTANTS[0].name),
            );
            table(&chosen)
        }
    }
}

/// The counted program: one operation, `count` times.
fn run(name: &str, operation: &str, unknown: &str, count: &str) -> ExitCode {
    let (Some(contestant), Ok(unknown), Ok(count)) = (find(name), unknown.parse(), count.parse())
    else {
        eprintln!("usage: instructions run CONTESTANT decode|encode UNKNOWN COUNT");
        return ExitCode::from(2);
    };
    let text = payload(unknown);
    match operation {
        "decode" => (contestant.decode)(text.as_bytes(), count),
        _ => (contestant.encode)(text.as_bytes(), count),
    }
    ExitCode::SUCCESS
}

fn table(contestants: &[Contestant]) -> ExitCode {
    println!("| contestant | decode k=0 | k=1 | k=5 | encode k=0 | k=1 | k=5 |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut baseline = Vec::new();
    for contestant in contestants {
        let Some(row) = row(contestant) else {
            eprintln!("valgrind could not be run: install it to count instructions");
            return ExitCode::FAILURE;
        };
        if baseline.is_empty() {
            baseline.clone_from(&row);
        }
        let ratios: Vec<String> = row
            .iter()
            .zip(&baseline)
            .map(|(own, base)| format!("{:.2}", own / base))
            .collect();
        println!("| {} | {} |", contestant.name, ratios.join(" | "));
    }
    ExitCode::SUCCESS
}

fn row(contestant: &Contestant) -> Option<Vec<f64>> {
    let mut row = Vec::new();
    for operation in ["decode", "encode"] {
        for unknown in UNKNOWN {
            let few = count(contestant.name, operation, unknown, FEW)?;
            let many = count(contestant.name, operation, unknown, MANY)?;
            row.push((many - few) / f64::from(MANY - FEW));
        }
    }
    Some(row)
}

/// Instructions of one whole run, as callgrind reports them.
fn count(name: &str, operation: &str, unknown: usize, count: u32) -> Option<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args([
            "run",
            name,
            operation,
            &unknown.to_string(),
            &count.to_string(),
        ])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = report.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(' ').next()?.parse().ok()
}
