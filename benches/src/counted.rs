//! One operation of one contestant, counted from outside by valgrind.
//!
//! A program that counts runs itself under valgrind: with the arguments `run ...` it does the work that is counted, see [`main`].

use crate::contestant::{Contestant, find, select};
use crate::payload::payload;
use std::process::{Command, ExitCode};

const FEW: u32 = 2;
const MANY: u32 = 6;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Count {
    /// Instructions, by callgrind.
    Instructions,
    /// Allocations, by memcheck.
    Allocations,
}

/// What a contestant does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Decodes the payload.
    Decode,
    /// Encodes what was decoded.
    Encode,
}

impl Operation {
    fn name(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Encode => "encode",
        }
    }
}

/// The main function of a program that counts. Its arguments are `run CONTESTANT decode|encode UNKNOWN COUNT`, which does the counted work,
/// or names of contestants, of which `table` prints the figures; it returns `None` if valgrind can't be run.
#[must_use]
pub fn main(table: fn(&[&Contestant]) -> Option<()>) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(status) = counted_work(&arguments) {
        return status;
    }
    let printed = select(&arguments).and_then(|contestants| {
        table(&contestants).ok_or_else(|| "valgrind could not be run: install it".to_owned())
    });
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn counted_work(arguments: &[String]) -> Option<ExitCode> {
    let (first, rest) = arguments.split_first()?;
    if first != "run" {
        return None;
    }
    let done = match rest {
        [name, operation, unknown, count] => run(name, operation, unknown, count),
        _ => None,
    };
    Some(done.map_or_else(usage, |()| ExitCode::SUCCESS))
}

fn usage() -> ExitCode {
    eprintln!("usage: run CONTESTANT decode|encode UNKNOWN COUNT");
    ExitCode::from(2)
}

fn run(name: &str, operation: &str, unknown: &str, count: &str) -> Option<()> {
    let contestant = find(name)?;
    let text = payload(unknown.parse().ok()?);
    let count = count.parse().ok()?;
    match operation {
        "decode" => (contestant.decode)(text.as_bytes(), count),
        "encode" => (contestant.encode)(text.as_bytes(), count),
        _ => return None,
    }
    Some(())
}

/// How many there are for one operation: the difference of two loop counts, so that starting the program is not in it.
///
/// Nothing if valgrind can't be run.
#[must_use]
pub fn each(count: Count, name: &str, operation: Operation, unknown: usize) -> Option<f64> {
    let few = whole_run(count, name, operation, unknown, FEW)?;
    let many = whole_run(count, name, operation, unknown, MANY)?;
    Some((many - few) / f64::from(MANY - FEW))
}

/// One row: the same for each number of unknown members.
#[must_use]
pub fn row(count: Count, name: &str, operation: Operation, unknown: &[usize]) -> Option<Vec<f64>> {
    let each = |&unknown: &usize| each(count, name, operation, unknown);
    unknown.iter().map(each).collect()
}

/// What valgrind reports of one whole run.
fn whole_run(
    count: Count,
    name: &str,
    operation: Operation,
    unknown: usize,
    times: u32,
) -> Option<f64> {
    let (tool, word): (&[&str], _) = match count {
        Count::Instructions => (
            &["--tool=callgrind", "--callgrind-out-file=/dev/null"],
            "Collected",
        ),
        Count::Allocations => (&["--tool=memcheck"], "total heap usage"),
    };
    let output = Command::new("valgrind")
        .args(tool)
        .arg(std::env::current_exe().ok()?)
        .args(["run", name, operation.name()])
        .args([unknown.to_string(), times.to_string()])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = report.lines().find(|line| line.contains(word))?;
    let (_, figures) = line.split_once(": ")?;
    let figure = figures.split_whitespace().next()?.replace(',', "");
    figure.parse().ok()
}
