//! What the types cost to compile, in CPU seconds, and how large the code is.
//!
//! In: `[--runs N] [--copies N] [VARIANT ..]`. Out: two tables of ratios. The first is about one program with the schema ten times
//! over (320 structs) that decodes and encodes every root, next to derive + flatten `HashMap`; the second about the whole
//! types crate, next to typify's output for the same schema. What is compiled is in [`program`], how it is measured in [`cost`].

mod cost;
mod program;

use cost::Cost;
use program::{BASELINE, Program};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::{env, io};

fn main() -> ExitCode {
    let Some(wanted) = Wanted::read(env::args().skip(1)) else {
        eprintln!("usage: compile-cost [--runs N] [--copies N] [VARIANT ..]");
        return ExitCode::from(2);
    };
    match measure(&wanted) {
        Ok(tables) => {
            print!("{tables}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("compile-cost: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for.
struct Wanted {
    /// How many times each program is compiled; the median counts.
    runs: usize,
    /// How many copies of the schema a program has.
    copies: usize,
    /// Only these variants, next to the baseline; all if there are none.
    variants: Vec<String>,
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut wanted = Self {
            runs: 3,
            copies: 10,
            variants: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--runs" => wanted.runs = positive(arguments.next())?,
                "--copies" => wanted.copies = positive(arguments.next())?,
                flag if flag.starts_with('-') => return None,
                _ => wanted.variants.push(argument),
            }
        }
        Some(wanted)
    }

    fn includes(&self, name: &str) -> bool {
        self.variants.is_empty() || self.variants.iter().any(|variant| variant == name)
    }
}

fn positive(argument: Option<String>) -> Option<usize> {
    argument?.parse().ok().filter(|&number| number > 0)
}

fn measure(wanted: &Wanted) -> io::Result<String> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/compile-cost");
    let (empty, programs) = program::programs(&target, wanted.copies)?;
    let is_known =
        |name: &&String| *name == "types" || programs.iter().any(|one| one.name == **name);
    if let Some(name) = wanted.variants.iter().find(|name| !is_known(name)) {
        let known: Vec<_> = programs.iter().map(|program| program.name).collect();
        let known = known.join(", ");
        return Err(io::Error::other(format!(
            "`{name}` is no variant; there are: {known}, types"
        )));
    }
    let programs: Vec<Program> = programs
        .into_iter()
        .filter(|program| program.name == BASELINE || wanted.includes(program.name))
        .collect();
    // All programs share the dependencies, so building the empty one builds them all.
    let nothing = cost::of_all(&[empty], 1)?;
    let mut tables = String::new();
    if programs.len() > 1 {
        let costs = cost::of_all(&programs, wanted.runs)?;
        tables.push_str(&table(&programs, &costs, nothing[0].text));
    }
    if wanted.includes("types") {
        let crates = program::crates(&target)?;
        let costs = cost::of_all(&crates, wanted.runs)?;
        tables.push('\n');
        tables.push_str(&table(&crates, &costs, 0.0));
    }
    Ok(tables)
}

/// Ratios to the first one. Libraries have no program, so no `.text`.
fn table(programs: &[Program], costs: &[Cost], nothing: f64) -> String {
    let Some(base) = costs.first() else {
        return String::new();
    };
    let mut out =
        String::from("| variant | check | release | .text |\n| --- | --- | --- | --- |\n");
    for (program, cost) in programs.iter().zip(costs) {
        let check = cost.check / base.check;
        let release = cost.release / base.release;
        let text = match base.text {
            0.0 => String::new(),
            text => format!("{:.2}", (cost.text - nothing) / (text - nothing)),
        };
        let name = program.name;
        writeln!(out, "| `{name}` | {check:.2} | {release:.2} | {text} |")
            .expect("a string takes text");
    }
    out
}
