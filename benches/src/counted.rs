//! One operation of one contestant on one payload: instructions and allocations, counted from outside by valgrind, and wall time.
//!
//! A program that counts runs itself under valgrind: with the arguments `run ...` it does the work that is counted, see [`main`].

use crate::contestant::{Contestant, find};
use crate::payload::payload;
use crate::select::select;
use crate::unions;
use crate::valgrind::Count;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

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

    /// Runs the operation `count` times on every document of a payload; false for a contestant that does not have it.
    fn run(self, contestant: &Contestant, documents: &[&[u8]], count: usize) -> bool {
        let Some(run) = (match self {
            Self::Decode => Some(contestant.decode),
            Self::Encode => contestant.encode,
        }) else {
            return false;
        };
        for document in documents {
            run(document, count);
        }
        true
    }
}

/// A payload, in memory and in a file for the program that is counted.
#[derive(Debug)]
pub struct Input {
    /// Its name in the table.
    pub name: &'static str,
    text: String,
    file: PathBuf,
}

impl Input {
    fn new(name: &'static str) -> std::io::Result<Self> {
        let text = payload(name).or_else(|| unions::payload(name));
        let text = text.expect("the name of a payload");
        let file = std::env::temp_dir().join(format!("payload-{}-{name}", std::process::id()));
        fs::write(&file, &text)?;
        Ok(Self { name, text, file })
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_file(&self.file);
    }
}

/// The documents of a payload: one a line where its name says so.
fn documents<'a>(name: &str, text: &'a str) -> Vec<&'a [u8]> {
    if name.contains("lines") {
        text.lines().map(str::as_bytes).collect()
    } else {
        vec![text.as_bytes()]
    }
}

/// The main function of a program that counts. Its arguments are `run CONTESTANT decode|encode FILE COUNT`, which does the counted work,
/// or names of contestants and payloads, of which `table` prints the figures; it returns `None` if valgrind can't be run.
#[must_use]
pub fn main(table: fn(&[&Contestant], &[Input]) -> Option<()>) -> ExitCode {
    main_with(select, table)
}

/// The same for the payloads of [`crate::unions`]: the arguments are names of these, none for all.
#[must_use]
pub fn unions_main(table: fn(&[&Contestant], &[Input]) -> Option<()>) -> ExitCode {
    main_with(select_unions, table)
}

type Selection = (Vec<&'static Contestant>, Vec<&'static str>);

fn select_unions(names: &[String]) -> Result<Selection, String> {
    let known = unions::PAYLOADS;
    if let Some(wrong) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(format!(
            "`{wrong}` is no payload; there are: {}",
            known.join(", ")
        ));
    }
    let chosen = |name: &&str| names.is_empty() || names.iter().any(|one| one == name);
    Ok((Vec::new(), known.into_iter().filter(chosen).collect()))
}

fn main_with(
    select: fn(&[String]) -> Result<Selection, String>,
    table: fn(&[&Contestant], &[Input]) -> Option<()>,
) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [run, rest @ ..] = arguments.as_slice()
        && run == "run"
    {
        return counted_work(rest).map_or(ExitCode::from(2), |()| ExitCode::SUCCESS);
    }
    let printed = select(&arguments).and_then(|(contestants, payloads)| {
        let inputs: Result<Vec<Input>, _> = payloads.into_iter().map(Input::new).collect();
        let inputs = inputs.map_err(|error| format!("a payload could not be written: {error}"))?;
        table(&contestants, &inputs)
            .ok_or_else(|| "valgrind could not be run: install it".to_owned())
    });
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn union_reader(name: &str) -> Option<&'static Contestant> {
    unions::READERS.iter().find(|reader| reader.name == name)
}

fn counted_work(arguments: &[String]) -> Option<()> {
    let [name, operation, file, count] = arguments else {
        return None;
    };
    let text = fs::read_to_string(file).ok()?;
    let mut operations = [Operation::Decode, Operation::Encode].into_iter();
    let operation = operations.find(|one| one.name() == operation)?;
    let done = operation.run(
        find(name).or_else(|| union_reader(name))?,
        &documents(file, &text),
        count.parse().ok()?,
    );
    done.then_some(())
}

/// How many there are for one operation: the difference of two loop counts, so that starting the program is not in it.
///
/// Nothing if valgrind can't be run, or the contestant does not have the operation.
#[must_use]
pub fn each(
    count: Count,
    contestant: &Contestant,
    operation: Operation,
    input: &Input,
) -> Option<f64> {
    // A large payload is large enough to be measured once.
    let (few, many) = if input.text.len() > 500_000 {
        (0, 1)
    } else {
        (2, 6)
    };
    let whole_run = |times| whole_run(count, contestant.name, operation, input, times);
    Some((whole_run(many)? - whole_run(few)?) / f64::from(many - few))
}

/// What valgrind reports of one whole run.
fn whole_run(
    count: Count,
    name: &str,
    operation: Operation,
    input: &Input,
    times: u32,
) -> Option<f64> {
    let mut arguments = vec!["run", name, operation.name()];
    let (file, times) = (input.file.to_str()?, times.to_string());
    arguments.extend([file, &times]);
    count.of(&arguments)
}

/// Rounds of the wall clock; the median counts.
const ROUNDS: usize = 7;
/// What one contestant gets of a round, at least.
const SLICE: Duration = Duration::from_millis(10);

/// Seconds of one operation for each contestant. The contestants take turns in every round, so that a busy moment of the machine does
/// not count against one of them.
fn seconds(contestants: &[&Contestant], operation: Operation, input: &Input) -> Vec<Option<f64>> {
    let documents = documents(input.name, &input.text);
    let mut rounds = vec![Vec::new(); contestants.len()];
    for _ in 0..ROUNDS {
        for (times, contestant) in rounds.iter_mut().zip(contestants) {
            times.extend(one_slice(operation, contestant, &documents));
        }
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied()
    };
    rounds.iter_mut().map(median).collect()
}

fn one_slice(operation: Operation, contestant: &Contestant, documents: &[&[u8]]) -> Option<f64> {
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < SLICE {
        // To encode, the payload is decoded first; ten encodings make that small.
        let count = if operation == Operation::Encode {
            10
        } else {
            1
        };
        operation.run(contestant, documents, count).then_some(())?;
        done += 1;
    }
    Some(start.elapsed().as_secs_f64() / f64::from(done))
}

/// One row of a table: `instructions (wall time)` of each contestant, as ratios to the first.
///
/// Nothing if valgrind can't be run.
#[must_use]
pub fn ratios(
    contestants: &[&Contestant],
    operation: Operation,
    input: &Input,
) -> Option<Vec<String>> {
    let seconds = seconds(contestants, operation, input);
    let count = |contestant: &Contestant| each(Count::Instructions, contestant, operation, input);
    let (base_count, base_seconds) = (count(contestants[0])?, seconds[0]?);
    let cells = contestants
        .iter()
        .zip(&seconds)
        .map(|(contestant, seconds)| {
            let (count, time) = (count(contestant)? / base_count, (*seconds)? / base_seconds);
            Some(format!("{count:.2} ({time:.2})"))
        });
    cells.collect()
}
